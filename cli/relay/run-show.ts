import { CodedError } from "../../shared/errors/coded-error.ts";
import type { ShowOrder } from "../commands/relay/show.ts";
import type { World } from "../world.ts";
import { dossierJson } from "./dossier-json.ts";
import { dossierPage } from "./dossier-page.ts";
import type { RelayHands } from "./relay-hands.ts";
import { relayVoice } from "./relay-voice.ts";
import { requestLines } from "./request-lines.ts";
import { withRelay } from "./with-relay.ts";

/**
 * `sluice relay show`.
 *
 * @throws CodedError NOT_IN_STORE, USAGE, those of the way to the relay, and with --request those of `loadConfig`
 */
export async function runShow(order: ShowOrder, world: World): Promise<number> {
  return await withRelay(order, world, async (relay) => show(order, world, relay));
}

async function show(order: ShowOrder, world: World, relay: RelayHands): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const dossier = await relay.dossier(order.id);
  switch (order.what) {
    case "payload":
      world.outBytes(dossier.event.body);
      return 0;
    case "request": {
      if (dossier.delivery === undefined) throw isEvent(order.id);
      const request = await relay.call(order.id);
      if (order.json) print({ schema: "sluice/relay-show-request@1", request });
      else world.out(`${requestLines(request).join("\n")}\n`);
      return 0;
    }
    case "all":
      if (order.json) print(dossierJson(dossier));
      else say(`${dossierPage(dossier).join("\n")}\n`);
      return 0;
  }
}

function isEvent(id: string): CodedError {
  return new CodedError("USAGE", `sluice relay show: ${id} is an event; --request is for deliveries.`, {
    hint: `\`sluice relay show ${id}\` lists the deliveries it has.`,
  });
}
