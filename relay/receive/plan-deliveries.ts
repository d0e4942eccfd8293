import type { Change, Origin, SourceReading } from "../model/event.ts";
import { laneOf } from "../model/lane.ts";
import type { RouteConfig } from "../model/route-config.ts";
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
    routes.map(({ route }) => newDelivery(newId(), route, occasion.source, reading.origin, change)),
  );
  // Of several changes, each remark says which one it is about.
  const about = ({ ref }: Change) => (reading.changes.length > 1 ? { ref } : {});
  const others = judged.flatMap(({ change, others }) => others.map((one) => ({ ...one, ...about(change) })));
  const maybe = judged.flatMap(({ change, routes }) =>
    routes.flatMap(({ route, maybe: why }) =>
      why === undefined ? [] : [{ route: route.name, why, ...about(change) }],
    ),
  );
  if (deliveries.length > 0) return { deliveries, others, maybe };
  return {
    deliveries,
    others,
    maybe,
    reason: own.length === 0 ? "no route takes events from this source" : "no route matches",
  };
}

/** A debounced push waits for the next, and the next; but pushes that never end must not keep it waiting for ever. */
const MOST_WAITS = 10;

/** The delivery of a change along a route. */
export function newDelivery(
  id: string,
  { name, trigger, order, debounceMs = 0, feedback }: RouteConfig,
  source: string,
  { repository }: Origin,
  { index, ref, before, after, commit }: Change,
): NewDelivery {
  return {
    id,
    route: name,
    changeIndex: index,
    lane: laneOf(trigger.gitlab, trigger.project),
    ...(order === "arrival" ? { ordered: true } : {}),
    ...(debounceMs === 0
      ? {}
      : {
          debounce: {
            key: JSON.stringify([name, source, repository, ref]),
            waitMs: debounceMs,
            mostMs: MOST_WAITS * debounceMs,
            before,
            after,
          },
        }),
    // A deleted ref has no commit to tell anything.
    ...(feedback === undefined || commit === undefined ? {} : { feedback: true }),
  };
}
