import { loadConfig } from "../../relay/config/load.ts";
import { counted } from "../../shared/text/counted.ts";
import type { CheckOrder } from "../commands/relay/check.ts";
import type { World } from "../world.ts";
import { relayVoice } from "./relay-voice.ts";

/** `sluice relay check`. Throws the CodedErrors of `loadConfig`. */
export function runCheck(order: CheckOrder, world: World): number {
  const { say, print } = relayVoice(order, world);
  const { routes, sources } = loadConfig(order.config, { readFile: world.readFile, env: world.env });
  if (order.json) print({ schema: "sluice/relay-check-result@1", sources: sources.size, routes: routes.length });
  else say(`${order.config} is sound: ${counted(sources.size, "source")}, ${counted(routes.length, "route")}.\n`);
  return 0;
}
