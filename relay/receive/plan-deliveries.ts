import type { SourceReading } from "../model/event.ts";
import { type CompiledRoute, matchRoutes } from "../routes/match.ts";
import type { NewDelivery } from "../store/store.ts";

/** What an event starts, and why not more. */
export interface Planned {
  /** One for every change and every route it goes along. */
  readonly deliveries: readonly NewDelivery[];
  /** Why there is none, as a sentence; undefined when there is one. */
  readonly reason?: string;
  /** Routes from this source that a change does not go along, with the first condition that failed. */
  readonly others: readonly { readonly route: string; readonly why: string }[];
}

/** The deliveries of an event: each of its changes along each route that matches. Pure but for the ids it draws. */
export function planDeliveries(
  routes: readonly CompiledRoute[],
  source: string,
  reading: SourceReading,
  newId: () => string,
): Planned {
  if (reading.kind === "pipeline") return { deliveries: [], reason: "news of a pipeline", others: [] };
  if (reading.kind === "other") return { deliveries: [], reason: reading.why, others: [] };
  const own = routes.filter(({ route }) => route.from === source);
  const judged = reading.changes.map((change) => ({ change, ...matchRoutes(own, source, reading.origin, change) }));
  const deliveries = judged.flatMap(({ change, routes }) =>
    routes.map((route) => ({ id: newId(), route: route.name, changeIndex: change.index })),
  );
  const others = judged.flatMap((one) => one.others);
  if (deliveries.length > 0) return { deliveries, others };
  return {
    deliveries,
    others,
    reason: own.length === 0 ? "no route takes events from this source" : "no route matches",
  };
}
