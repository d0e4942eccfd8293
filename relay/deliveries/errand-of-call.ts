import { CodedError } from "../../shared/errors/coded-error.ts";
import { sha256Hex } from "../../shared/webhooks/sha256.ts";
import { DROP_IN } from "../model/errand.ts";
import type { Reading } from "../model/event.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { Errand } from "../model/route-config.ts";

/**
 * What a call that came through the drop-in is carried by: to the project and ref it named, with the token it came with.
 *
 * @throws CodedError DELIVERY_ROUTE_GONE when the configuration has no drop-in, or not that token, any more
 */
export function errandOfCall(
  { dropIn }: Pick<RelayConfig, "dropIn">,
  { project, ref, tokenSha256 }: Extract<Reading, { kind: "call" }>,
): Errand {
  if (dropIn === undefined) throw new CodedError("DELIVERY_ROUTE_GONE", "The configuration has no drop-in any more.");
  const token = dropIn.tokens.find((known) => sha256Hex(Buffer.from(known.reveal())) === tokenSha256);
  if (token === undefined)
    throw new CodedError(
      "DELIVERY_ROUTE_GONE",
      "The trigger token this call came with is not under drop-in in the configuration any more.",
    );
  return {
    name: DROP_IN,
    trigger: {
      gitlab: dropIn.gitlab,
      project,
      refs: [ref],
      token,
      variables: {},
      inputs: {},
      payload: "none",
      facts: dropIn.marker ? "variables" : "none",
    },
    onAmbiguous: "hold",
    order: "any",
  };
}
