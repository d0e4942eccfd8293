import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { normalizeBaseUrl } from "../../shared/gitlab/base-url.ts";
import { requestHeaders } from "../../shared/gitlab/http.ts";
import { triggerRequest } from "../../shared/gitlab/triggers.ts";
import { Secret } from "../../shared/text/secret.ts";
import { buildOrder } from "../deliveries/build-trigger.ts";
import { eventUuidFor } from "../deliveries/loop-protection.ts";
import type { TriggerCall } from "../deliveries/trigger-call.ts";
import type { ChangeInFull, RelayEvent } from "../model/event.ts";
import { laneOf } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { RouteConfig } from "../model/route-config.ts";
import type { TakenRoute } from "../routes/match.ts";
import type { ExplainedCall, ExplainedRoute } from "./explanation.ts";

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
    call: "fault" in first ? first : attempted(() => callOf(first, event, gitlab.get(trigger.gitlab)?.url ?? "")),
  };
}

/** The request as the client would write it. */
function callOf(order: TriggerCall, event: RelayEvent, gitlabUrl: string): ExplainedCall {
  const eventUuid = eventUuidFor(event, gitlabUrl);
  const request = triggerRequest({ ...order, ...(eventUuid === undefined ? {} : { eventUuid }) });
  return {
    method: request.method,
    url: `${normalizeBaseUrl(gitlabUrl)}/api/v4/${request.path}`,
    headers: requestHeaders(request),
    body: request.body ?? "",
  };
}

/** What `make` gives, or why it cannot. */
function attempted<T extends object>(make: () => T): T | { readonly fault: string } {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const cause = error.cause === undefined ? "" : ` ${oneLine(error.cause)}`;
    return { fault: `${error.message}${cause} [${error.code}]` };
  }
}
