import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import { publicKey } from "../../shared/webhooks/public-key.ts";
import { type StandardHeaders, verifyStandardSignature } from "../../shared/webhooks/standard-signature.ts";
import type { StandardWebhooksSourceConfig } from "../model/source-config.ts";
import { factAt, readByPaths } from "./read-by-paths.ts";
import type { Headers, Source } from "./source.ts";
import { toVerification } from "./to-verification.ts";
import { asObject, asText } from "./wire.ts";

/**
 * Any sender that signs by Standard Webhooks 1.0.0, under the names of its headers or under Svix's.
 *
 * Which version of signature counts is the configuration's word: only those there are keys for. Facts:
 * github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md.
 */
export function standardWebhooksSource(config: StandardWebhooksSourceConfig): Source {
  const keys = { tokens: config.secrets, publicKeys: config.publicKeys.map(publicKey) };
  return {
    mediaTypes: [PAYLOAD_TYPES.json],
    verify(headers, body, now) {
      const { name, signed } = signedPart(headers);
      return toVerification(name, verifyStandardSignature(signed, keys, body, now, config.toleranceMs));
    },
    identify(headers, _payloadSha256, payload) {
      const senderId = asText(signedPart(headers).signed.id);
      const type = factAt(config.payload, payload, "event") ?? asText(asObject(payload)["type"]) ?? "unknown";
      return senderId === undefined ? { type, signed: true } : { type, senderId, sameAs: senderId, signed: true };
    },
    read: (_headers, payload) => readByPaths(config.payload, payload),
  };
}

/** One family of headers, never a mixture: the id that is compared has to be the id that was signed. */
function signedPart(headers: Headers): { readonly name: string; readonly signed: StandardHeaders } {
  const family =
    headers["webhook-signature"] === undefined && headers["svix-signature"] !== undefined ? "svix" : "webhook";
  return {
    name: `${family}-signature`,
    signed: {
      id: headers[`${family}-id`],
      timestamp: headers[`${family}-timestamp`],
      signature: headers[`${family}-signature`],
    },
  };
}
