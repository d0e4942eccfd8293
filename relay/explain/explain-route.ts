import { Secret } from "../../shared/text/secret.ts";
import { buildOrder } from "../deliveries/build-trigger.ts";
import type { ChangeInFull, RelayEvent } from "../model/event.ts";
import { laneOf } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { RouteConfig } from "../model/route-config.ts";
import type { TakenRoute } from "../routes/match.ts";
import { attempted, explainCall } from "./explain-call.ts";
import type { ExplainedRoute } from "./explanation.ts";

/** Stands for ids that are drawn when an event is stored. */
export const PLACEHOLDER_ID = "DELIVERY_ID";

/** The delivery that would be made of a change along a route it takes. */
export function explainRoute(
  { gitlab }: Pick<RelayConfig, "gitlab">,
  event: RelayEvent,
  change: ChangeInFull,
  { route, maybe }: TakenRoute,
): ExplainedRoute {
  const { trigger } = route;
  const hidden: RouteConfig = { ...route, trigger: { ...trigger, token: new Secret("***") } };
  const orders = trigger.refs.map((_, refIndex) =>
    attempted(() =>
      buildOrder({ event, delivery: { id: PLACEHOLDER_ID, changeIndex: change.index, refIndex } }, hidden),
    ),
  );
  const [first = { fault: "the route has no ref" }] = orders;
  return {
    route,
    ...(maybe === undefined ? {} : { maybe }),
    lane: laneOf(trigger.gitlab, trigger.project),
    refs: orders.map((order) => ("fault" in order ? order : order.ref)),
    call: "fault" in first ? first : attempted(() => explainCall(first, event, gitlab.get(trigger.gitlab)?.url ?? "")),
  };
}
