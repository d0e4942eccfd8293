import type { ReleaseOrder } from "../commands/relay/release.ts";
import type { World } from "../world.ts";
import { oneByOne } from "./one-by-one.ts";
import { relayVoice } from "./relay-voice.ts";
import { withRelay } from "./with-relay.ts";

/** `sluice relay release`: releases as many as it can. */
export async function runRelease(order: ReleaseOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const { done, exitCode } = await withRelay(order, world, async (relay) =>
    oneByOne(
      order.ids,
      async (id) => {
        await relay.release(id);
        say(`Delivery ${id} is pending again; a running relay sends it within seconds.\n`);
        return id;
      },
      world,
    ),
  );
  if (order.json) print({ schema: "sluice/relay-release-result@1", released: done });
  return exitCode;
}
