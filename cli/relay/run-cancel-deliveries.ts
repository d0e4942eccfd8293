import { cancelDelivery } from "../../relay/operate/release-and-cancel.ts";
import { besideRelay } from "../../relay/operate.ts";
import type { CancelDeliveriesOrder } from "../commands/relay/cancel.ts";
import type { World } from "../world.ts";
import { oneByOne } from "./one-by-one.ts";
import { relayVoice } from "./relay-voice.ts";

/** `sluice relay cancel`: cancels as many as it can. */
export async function runCancelDeliveries(order: CancelDeliveriesOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const { done, exitCode } = await besideRelay(order.config, world, async (store) =>
    oneByOne(
      order.ids,
      async (id) => {
        await cancelDelivery({ store, clock: world.clock }, id, order.reason);
        say(`Delivery ${id} is canceled.\n`);
        return id;
      },
      world,
    ),
  );
  if (order.json) print({ schema: "sluice/relay-cancel-result@1", canceled: done });
  return exitCode;
}
