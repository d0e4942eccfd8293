import type { DeliveriesOrder } from "../commands/relay/deliveries.ts";
import type { World } from "../world.ts";
import { deliveryJson, deliveryLines } from "./delivery-lines.ts";
import { readFilter } from "./read-filter.ts";
import { relayVoice } from "./relay-voice.ts";
import { withRelay } from "./with-relay.ts";

/** `sluice relay deliveries`. Reads no bodies. Throws CodedErrors. */
export async function runDeliveries(order: DeliveriesOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const now = world.clock.now();
  const filter = {
    ...readFilter(order.filter, now),
    ...(order.events.length === 0 ? {} : { events: order.events }),
  };
  const deliveries = await withRelay(order, world, async (relay) => relay.list(filter));
  const last = deliveries.at(-1);
  const next = deliveries.length === filter.limit ? last?.id : undefined;
  if (order.json)
    print({
      schema: "sluice/relay-deliveries-result@1",
      deliveries: deliveries.map(deliveryJson),
      ...(next === undefined ? {} : { next }),
    });
  for (const delivery of deliveries) say(`${deliveryLines(delivery, now).join("\n")}\n`);
  if (deliveries.length === 0) say(`There are no ${order.filter.states.join(" or ")} deliveries.\n`.replace("  ", " "));
  if (next !== undefined) say(`There may be more: add --before ${next}\n`);
  return 0;
}
