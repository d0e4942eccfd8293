import { globMatcher } from "../../shared/text/glob.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Change, Origin } from "../model/event.ts";
import type { RouteConditions, RouteConfig } from "../model/route-config.ts";

/** A route with its globs compiled, once for all events. */
export interface CompiledRoute {
  readonly route: RouteConfig;
  /** Why the change does not go along this route, as a sentence; undefined when every condition holds. */
  readonly refusal: (source: string, origin: Origin, change: Change) => string | undefined;
}

/** What the routes say about one change. */
export interface Matched {
  readonly routes: readonly RouteConfig[];
  /** Every other route, with the first of its conditions that failed. */
  readonly others: readonly { readonly route: string; readonly why: string }[];
}

/** Compiles routes for `matchRoutes`. */
export function compileRoutes(routes: readonly RouteConfig[]): readonly CompiledRoute[] {
  return routes.map((route) => ({ route, refusal: refusalOf(route) }));
}

/** Which routes a change of a source goes along, and why it does not go along the others. */
export function matchRoutes(routes: readonly CompiledRoute[], source: string, origin: Origin, change: Change): Matched {
  const judged = routes.map(({ route, refusal }) => ({ route, why: refusal(source, origin, change) }));
  return {
    routes: judged.filter(({ why }) => why === undefined).map(({ route }) => route),
    others: judged.flatMap(({ route, why }) => (why === undefined ? [] : [{ route: route.name, why }])),
  };
}

function refusalOf({ from, when }: RouteConfig): CompiledRoute["refusal"] {
  const isRepository = when.repository === undefined ? () => true : globMatcher(when.repository);
  const refuseRef = refRefusal(when);
  return (source, origin, change) => {
    if (source !== from) return `it takes events from ${from}, not from ${source}`;
    if (!isRepository(origin.repository))
      return `repository ${quote(origin.repository)} does not match ${list(when.repository)}`;
    const refused = refuseRef(change);
    if (refused !== undefined) return refused;
    if (!when.actions.includes(change.action))
      return `the ${change.kind} was ${PAST[change.action]}, but the route's actions are ${when.actions.join(", ")}`;
    return undefined;
  };
}

/** `branches` and `tags` together mean either; one of them alone leaves the other kind out; neither takes every ref. */
function refRefusal({ branches, tags }: RouteConditions): (change: Change) => string | undefined {
  if (branches === undefined && tags === undefined) return () => undefined;
  const globs = { branch: branches, tag: tags };
  const matches = { branch: globMatcher(branches ?? []), tag: globMatcher(tags ?? []) };
  return ({ kind, refName }) => {
    if (globs[kind] === undefined)
      return kind === "tag"
        ? "it is a tag, but the route names only branches"
        : "it is a branch, but the route names only tags";
    return matches[kind](refName) ? undefined : `${kind} ${quote(refName)} does not match ${list(globs[kind])}`;
  };
}

const PAST = { create: "created", update: "updated", delete: "deleted" } as const;

function quote(name: string): string {
  return `"${printable(name)}"`;
}

function list(globs: readonly string[] | undefined): string {
  return (globs ?? []).map(quote).join(", ");
}
