import { printDeliveries } from "../../relay/operate.ts";
import type { DeliveriesOrder } from "../commands/relay/deliveries.ts";
import type { World } from "../world.ts";
import { relayVoice } from "./relay-voice.ts";

/** `sluice relay deliveries`. Throws CodedErrors. */
export async function runDeliveries(order: DeliveriesOrder, world: World): Promise<number> {
  const { config, limit, json, states } = order;
  await printDeliveries(
    { config, limit, json, ...(states.length === 0 ? {} : { states }) },
    json ? world.out : relayVoice(order, world).say,
  );
  return 0;
}
