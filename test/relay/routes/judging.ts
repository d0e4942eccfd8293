import type { ChangeInFull, Origin } from "../../../relay/model/event.ts";
import type { RouteConditions } from "../../../relay/model/route-config.ts";
import { compileRoutes, matchRoutes } from "../../../relay/routes/match.ts";
import type { Occasion } from "../../../relay/routes/occasion.ts";
import { aRoute } from "../support/a-config.ts";

/** A repository whose sender tells nothing more. */
export const ORIGIN: Origin = { repository: "acme/app" };

/** An update of a ref: `main` is a branch, `tags/v1` a tag. */
export function aChange(name: string, differences: Partial<ChangeInFull> = {}): ChangeInFull {
  const isTag = name.startsWith("tags/");
  const refName = isTag ? name.slice("tags/".length) : name;
  return {
    index: 0,
    kind: isTag ? "tag" : "branch",
    action: "update",
    ref: `refs/${isTag ? "tags" : "heads"}/${refName}`,
    refName,
    before: "1".repeat(40),
    after: "2".repeat(40),
    commit: "2".repeat(40),
    forced: null,
    ...differences,
  };
}

/** A push that GitHub sent to the source `hub`. */
export function anOccasion(differences: Partial<Occasion> = {}): Occasion {
  return {
    source: "hub",
    sourceKind: "github",
    type: "push",
    headers: { "x-github-event": "push" },
    payload: {},
    ...differences,
  };
}

/** Why a route from `hub` with these conditions does not take the change; "matches" when it does, "maybe: …" when it may. */
export function judge(
  when: Partial<RouteConditions>,
  change: ChangeInFull,
  { origin = ORIGIN, ...occasion }: Partial<Occasion> & { readonly origin?: Origin } = {},
): string {
  const { routes, others } = matchRoutes(compileRoutes([aRoute({ when })]), anOccasion(occasion), origin, change);
  const [taken] = routes;
  if (taken === undefined) return others[0]?.why ?? "";
  return taken.maybe === undefined ? "matches" : `maybe: ${taken.maybe}`;
}
