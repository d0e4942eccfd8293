import type { RelayEvent } from "../model/event.ts";
import type { Errand } from "../model/route-config.ts";
import { carryPayload } from "./carry-payload.ts";
import { scheduleFacts, scheduleScope } from "./facts.ts";
import type { Ordered } from "./ordered.ts";
import { renderErrand } from "./render.ts";
import { type TriggerCall, triggerCall } from "./trigger-call.ts";

/** The events that are a time of a schedule. */
export type ScheduleEvent = RelayEvent & { readonly reading: Extract<RelayEvent["reading"], { kind: "schedule" }> };

/**
 * The trigger call for one time of a schedule. Its payload is what the schedule wrote of that time.
 *
 * @throws CodedError DELIVERY_RENDER_FAILED when a template cannot be rendered, or renders to no ref name
 */
export function scheduleOrder(event: ScheduleEvent, delivery: Ordered, errand: Errand): TriggerCall {
  const sheet = { name: event.source, dueAt: event.reading.dueAt, deliveryId: delivery.id };
  return triggerCall(
    errand.trigger,
    renderErrand(errand, scheduleScope(sheet), delivery.refIndex),
    scheduleFacts(sheet),
    carryPayload(errand.trigger.payload, event.body, event.payloadSha256),
  );
}
