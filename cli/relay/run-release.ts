import { releaseDelivery } from "../../relay/operate/release-and-cancel.ts";
import { besideRelay } from "../../relay/operate.ts";
import type { ReleaseOrder } from "../commands/relay/release.ts";
import type { World } from "../world.ts";
import { oneByOne } from "./one-by-one.ts";
import { relayVoice } from "./relay-voice.ts";

/** `sluice relay release`: releases as many as it can. */
export async function runRelease(order: ReleaseOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const { done, exitCode } = await besideRelay(order.config, world, async (store) =>
    oneByOne(
      order.ids,
      async (id) => {
        await releaseDelivery({ store, clock: world.clock }, id);
        say(`Delivery ${id} is pending again; a running relay sends it within seconds.\n`);
        return id;
      },
      world,
    ),
  );
  if (order.json) print({ schema: "sluice/relay-release-result@1", released: done });
  return exitCode;
}
