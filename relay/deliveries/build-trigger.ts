import { CodedError } from "../../shared/errors/coded-error.ts";
import type { RelayEvent } from "../model/event.ts";
import type { Errand } from "../model/route-config.ts";
import { callOrder } from "./call-order.ts";
import type { Ordered } from "./ordered.ts";
import { pushOrder } from "./push-order.ts";
import { scheduleOrder } from "./schedule-order.ts";
import type { TriggerCall } from "./trigger-call.ts";

/**
 * The trigger call of one delivery. Pure: the same stored event, delivery and errand give the same bytes.
 *
 * @throws CodedError DELIVERY_RENDER_FAILED when a template cannot be rendered, or renders to no ref name
 */
export function buildOrder(
  { event, delivery }: { readonly event: RelayEvent; readonly delivery: Ordered },
  errand: Errand,
): TriggerCall {
  const { reading } = event;
  switch (reading.kind) {
    case "push":
      return pushOrder({ ...event, reading }, delivery, errand);
    case "schedule":
      return scheduleOrder({ ...event, reading }, delivery, errand);
    case "call":
      return callOrder({ ...event, reading }, delivery, errand);
    case "other":
      throw new CodedError("INTERNAL", `Event ${event.id} starts nothing, yet delivery ${delivery.id} was made of it.`);
  }
}
