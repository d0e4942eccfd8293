import { buildOrder } from "../../../relay/deliveries/build-trigger.ts";
import type { TriggerConfig } from "../../../relay/model/route-config.ts";
import { aRoute } from "../support/a-config.ts";
import { anEvent } from "../support/an-event.ts";

/** A delivery of the first change, on its first ref. */
export const ORDERED = { id: "delivery-1", changeIndex: 0, refIndex: 0 };

/** The body of the call for an event with this payload, as bytes, text and value. */
export function bodyFor(body: unknown, trigger: Partial<TriggerConfig> = {}, headers?: Record<string, string>) {
  const event = anEvent(body, headers === undefined ? {} : { headers });
  const call = buildOrder({ event, delivery: ORDERED }, aRoute({ trigger }));
  const text = Buffer.from(call.body).toString("utf8");
  return { ...call, bytes: Buffer.from(call.body), text, json: JSON.parse(text) as Record<string, unknown> };
}
