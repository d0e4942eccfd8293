import { releaseDelivery } from "../../relay/operate.ts";
import type { ReleaseOrder } from "../commands/relay/release.ts";
import { reportFailure } from "../report-failure.ts";
import type { World } from "../world.ts";
import { relayVoice } from "./relay-voice.ts";

/** `sluice relay release`: releases as many as it can; one that cannot be released does not keep back the others. */
export async function runRelease(order: ReleaseOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const released: string[] = [];
  let exitCode = 0;
  for (const id of order.ids) {
    try {
      await releaseDelivery({ config: order.config, id }, say);
      released.push(id);
    } catch (error) {
      exitCode = Math.max(exitCode, reportFailure(error, world.err, false));
    }
  }
  if (order.json) print({ schema: "sluice/relay-release-result@1", released });
  return exitCode;
}
