import { CodedError } from "../../shared/errors/coded-error.ts";
import { jsonPayload } from "../../shared/webhooks/json-payload.ts";
import type { Origin, RelayEvent } from "../model/event.ts";
import type { Errand } from "../model/route-config.ts";
import { carryPayload } from "./carry-payload.ts";
import { pushFacts, pushScope } from "./facts.ts";
import type { Ordered } from "./ordered.ts";
import { renderErrand } from "./render.ts";
import { type TriggerCall, triggerCall } from "./trigger-call.ts";

/** The events whose reading is a push. */
export type PushEvent = RelayEvent & { readonly reading: Extract<RelayEvent["reading"], { kind: "push" }> };

/**
 * The trigger call for one change of a push.
 *
 * @throws CodedError DELIVERY_RENDER_FAILED when a template cannot be rendered, or renders to no ref name
 */
export function pushOrder(event: PushEvent, delivery: Ordered, errand: Errand): TriggerCall {
  const origin: Origin = event.reading.origin;
  const change = event.reading.changes.find(({ index }) => index === delivery.changeIndex);
  if (change === undefined)
    throw new CodedError("INTERNAL", `Event ${event.id} has no change ${delivery.changeIndex} to deliver.`);
  const sheet = { event, origin, change, deliveryId: delivery.id };
  const payload = jsonPayload(event.headers["content-type"], event.body) ?? event.body;
  return triggerCall(
    errand.trigger,
    renderErrand(errand, pushScope(sheet), delivery.refIndex),
    pushFacts(sheet),
    carryPayload(errand.trigger.payload, payload, event.payloadSha256),
  );
}
