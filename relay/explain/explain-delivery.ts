import { CodedError } from "../../shared/errors/coded-error.ts";
import { Secret } from "../../shared/text/secret.ts";
import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import { buildOrder } from "../deliveries/build-trigger.ts";
import { errandOfCall } from "../deliveries/errand-of-call.ts";
import type { Delivery } from "../model/delivery.ts";
import { errandOf } from "../model/errand.ts";
import type { Reading, RelayEvent } from "../model/event.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { Errand } from "../model/route-config.ts";
import { attempted, explainCall } from "./explain-call.ts";
import type { ExplainedCall } from "./explanation.ts";

const HIDDEN = new Secret("***");

/**
 * The call to GitLab that would be made for a stored delivery now, by the configuration as it is, its token hidden; or why none can be
 * made. Pure: nobody is called.
 */
export function explainDelivery(
  config: RelayConfig,
  event: RelayEvent,
  delivery: Delivery,
): ExplainedCall | { readonly fault: string } {
  return attempted(() => {
    const errand = hiddenErrand(config, delivery.route, event.reading);
    const gitlab = config.gitlab.get(errand.trigger.gitlab);
    const { id, changeIndex } = delivery;
    // The list of refs may be shorter now than when one of them was chosen.
    const refIndex = Math.min(delivery.refIndex, errand.trigger.refs.length - 1);
    const order = buildOrder({ event, delivery: { id, changeIndex, refIndex } }, errand);
    return explainCall(order, event, gitlab?.url ?? "");
  });
}

function hiddenErrand(config: RelayConfig, route: string, reading: Reading): Errand {
  if (reading.kind === "call") {
    const dropIn = config.dropIn && { ...config.dropIn, tokens: [HIDDEN] };
    const hidden = { ...reading, tokenSha256: sha256Hex(Buffer.from(HIDDEN.reveal())) };
    return errandOfCall(dropIn === undefined ? {} : { dropIn }, hidden);
  }
  const errand = errandOf(config, route);
  if (errand === undefined)
    throw new CodedError("DELIVERY_ROUTE_GONE", `The configuration has no route or schedule ${route} any more.`);
  return { ...errand, trigger: { ...errand.trigger, token: HIDDEN } };
}
