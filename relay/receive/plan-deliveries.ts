import type { SourceReading } from "../model/event.ts";
import { laneOf } from "../model/lane.ts";
import { type CompiledRoute, matchRoutes, type RouteRemark } from "../routes/match.ts";
import type { Occasion } from "../routes/occasion.ts";
import type { NewDelivery } from "../store/store.ts";

/** What an event starts, and why not more. */
export interface Planned {
  /** One for every change and every route it goes along. */
  readonly deliveries: readonly NewDelivery[];
  /** Why there is none, as a sentence; undefined when there is one. */
  readonly reason?: string;
  /** Routes from this source that a change does not go along, with the first condition that failed. */
  readonly others: readonly RouteRemark[];
  /** Routes a change goes along although the sender does not tell enough to be sure that it should. */
  readonly maybe: readonly RouteRemark[];
}

/** The deliveries of an event: each of its changes along each route that matches. Pure but for the ids it draws. */
export function planDeliveries(
  routes: readonly CompiledRoute[],
  occasion: Occasion,
  reading: SourceReading,
  newId: () => string,
): Planned {
  if (reading.kind === "pipeline") return { deliveries: [], reason: "news of a pipeline", others: [], maybe: [] };
  if (reading.kind === "other") return { deliveries: [], reason: reading.why, others: [], maybe: [] };
  const own = routes.filter(({ route }) => route.from === occasion.source);
  const judged = reading.changes.map((change) => ({ change, ...matchRoutes(own, occasion, reading.origin, change) }));
  const deliveries = judged.flatMap(({ change, routes }) =>
    routes.map(({ route }) => ({
      id: newId(),
      route: route.name,
      changeIndex: change.index,
      lane: laneOf(route.trigger.gitlab, route.trigger.project),
    })),
  );
  const others = judged.flatMap((one) => one.others);
  const maybe = judged.flatMap((one) =>
    one.routes.flatMap(({ route, maybe: why }) => (why === undefined ? [] : [{ route: route.name, why }])),
  );
  if (deliveries.length > 0) return { deliveries, others, maybe };
  return {
    deliveries,
    others,
    maybe,
    reason: own.length === 0 ? "no route takes events from this source" : "no route matches",
  };
}
