import { parseMoment } from "../../shared/time/parse-moment.ts";
import { DELIVERY_STATES, type DeliveryState } from "../model/delivery.ts";
import type { DeliveryFilter } from "../store/store.ts";
import type { Query } from "./path-to.ts";

/** What the address of the list of deliveries asks for. */
export interface DeliveriesQuery {
  /** As it was written, to be shown in the form again; without `before`. */
  readonly asked: Readonly<Record<"route" | "source" | "lane" | "repository" | "ref" | "since" | "until", string>> & {
    readonly state: readonly DeliveryState[];
  };
  readonly filter: DeliveryFilter;
  /** What could not be understood, and was left out. */
  readonly problems: readonly string[];
}

/** Deliveries on one page. */
export const PAGE_SIZE = 50;

/** Reads the query of the list of deliveries; total: what it cannot read it leaves out, and says so. */
export function readDeliveriesQuery(query: Readonly<Record<string, readonly string[]>>, now: Date): DeliveriesQuery {
  const one = (name: string) => query[name]?.[0]?.trim() ?? "";
  const problems: string[] = [];
  const moment = (name: "since" | "until") => {
    const written = one(name);
    const at = written === "" ? undefined : parseMoment(written, now);
    if (written !== "" && at === undefined)
      problems.push(`“${written}” is no time: write 2h or 3d (so long ago), 2026-11-22, or 2026-11-22T03:00:00Z.`);
    return at;
  };
  const state = DELIVERY_STATES.filter((known) => query["state"]?.includes(known) === true);
  const asked = {
    state,
    route: one("route"),
    source: one("source"),
    lane: one("lane"),
    repository: one("repository"),
    ref: one("ref"),
    since: one("since"),
    until: one("until"),
  };
  const [since, until, before] = [moment("since"), moment("until"), one("before")];
  const filter: DeliveryFilter = {
    limit: PAGE_SIZE,
    ...(state.length === 0 ? {} : { states: state }),
    ...(asked.route === "" ? {} : { routes: [asked.route] }),
    ...(asked.source === "" ? {} : { sources: [asked.source] }),
    ...(asked.lane === "" ? {} : { lanes: [asked.lane] }),
    ...(asked.repository === "" ? {} : { repository: asked.repository }),
    ...(asked.ref === "" ? {} : { ref: fullRef(asked.ref) }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(before === "" ? {} : { before }),
  };
  return { asked, filter, problems };
}

/** The full name of a ref; a short one is a branch's. */
export function fullRef(text: string): string {
  return text.startsWith("refs/") ? text : `refs/heads/${text}`;
}

/** The query of the page after the one that ends with this delivery. */
export function queryBefore(asked: DeliveriesQuery["asked"], before: string): Query {
  return { ...asked, before };
}
