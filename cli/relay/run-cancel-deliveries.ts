import type { CancelDeliveriesOrder } from "../commands/relay/cancel.ts";
import type { World } from "../world.ts";
import { oneByOne } from "./one-by-one.ts";
import { relayVoice } from "./relay-voice.ts";
import { withRelay } from "./with-relay.ts";

/** `sluice relay cancel`: cancels as many as it can. */
export async function runCancelDeliveries(order: CancelDeliveriesOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const { done, exitCode } = await withRelay(order, world, async (relay) =>
    oneByOne(
      order.ids,
      async (id) => {
        await relay.cancel(id, order.reason);
        say(`Delivery ${id} is canceled.\n`);
        return id;
      },
      world,
    ),
  );
  if (order.json) print({ schema: "sluice/relay-cancel-result@1", canceled: done });
  return exitCode;
}
