import { verifyBasic, verifyBearer } from "../../shared/webhooks/authorization.ts";
import { verifyBodyHmac } from "../../shared/webhooks/body-hmac.ts";
import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import { verifySharedToken } from "../../shared/webhooks/shared-token.ts";
import type { GenericSourceConfig } from "../model/source-config.ts";
import { factAt, readByPaths } from "./read-by-paths.ts";
import type { Headers, Identity, Source, Verification } from "./source.ts";
import { toVerification } from "./to-verification.ts";
import { asText } from "./wire.ts";

/** A sender nobody knows: how it proves itself and where it says what is the configuration's word. */
export function genericSource(config: GenericSourceConfig): Source {
  return {
    mediaTypes: [PAYLOAD_TYPES.json, PAYLOAD_TYPES.form],
    verify: (headers, body) => verifyGeneric(config, headers, body),
    identify: (headers, _payloadSha256, payload) => identifyGeneric(config, headers, payload),
    read: (_headers, payload) => readByPaths(config.payload, payload),
  };
}

function verifyGeneric({ auth, secrets }: GenericSourceConfig, headers: Headers, body: Uint8Array): Verification {
  switch (auth.kind) {
    case "hmac":
      return toVerification(auth.header, verifyBodyHmac(headers[auth.header], auth, secrets, body));
    case "header":
      return toVerification(auth.header, verifySharedToken(headers[auth.header], secrets));
    case "bearer":
      return toVerification("Authorization", verifyBearer(headers["authorization"], secrets));
    case "basic":
      return toVerification("Authorization", verifyBasic(headers["authorization"], auth.username, secrets));
  }
}

/** An id in the body is covered by an HMAC of the body; one in a header by nothing. */
function identifyGeneric(
  { auth, payload: map, idHeader }: GenericSourceConfig,
  headers: Headers,
  payload: unknown,
): Identity {
  const type = factAt(map, payload, "event") ?? "unknown";
  const inBody = factAt(map, payload, "id");
  const senderId = inBody ?? (idHeader === undefined ? undefined : asText(headers[idHeader]));
  const signed = auth.kind === "hmac" && inBody !== undefined;
  return senderId === undefined ? { type, signed } : { type, senderId, sameAs: senderId, signed };
}
