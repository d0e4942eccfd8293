import { examineConfig } from "../../relay/config/examine.ts";
import { soundConfig } from "../../relay/config/load.ts";
import { explainDelivery } from "../../relay/explain/explain-delivery.ts";
import { type Dossier, dossierOf } from "../../relay/operate/dossier.ts";
import { besideRelay } from "../../relay/operate.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { ShowOrder } from "../commands/relay/show.ts";
import type { World } from "../world.ts";
import { dossierJson } from "./dossier-json.ts";
import { dossierPage } from "./dossier-page.ts";
import { relayVoice } from "./relay-voice.ts";
import { requestLines } from "./request-lines.ts";

/**
 * `sluice relay show`.
 *
 * @throws CodedError NOT_IN_STORE, USAGE, those of the store, and with --request those of `loadConfig`
 */
export async function runShow(order: ShowOrder, world: World): Promise<number> {
  const { say, print } = relayVoice(order, world);
  const dossier = await besideRelay(order.config, world, async (store) => dossierOf(store, order.id));
  switch (order.what) {
    case "payload":
      world.outBytes(dossier.event.body);
      return 0;
    case "request": {
      const request = requestOf(order, dossier, world);
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

function requestOf(order: ShowOrder, { event, delivery }: Dossier, { readFile, env }: World) {
  if (delivery === undefined)
    throw new CodedError("USAGE", `sluice relay show: ${order.id} is an event; --request is for deliveries.`, {
      hint: `\`sluice relay show ${order.id}\` lists the deliveries it has.`,
    });
  const config = soundConfig(examineConfig(order.config, { readFile, env }), "optional");
  const request = explainDelivery(config, event, delivery);
  if (!("fault" in request)) return request;
  throw new CodedError(
    "DELIVERY_RENDER_FAILED",
    `No request can be made for delivery ${delivery.id}: ${request.fault}`,
  );
}
