import { verifyBasic } from "../../shared/webhooks/authorization.ts";
import { verifyHubSignature } from "../../shared/webhooks/hub-signature.ts";
import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import type { BitbucketDataCenterSourceConfig } from "../model/source-config.ts";
import { lookalikeRemark } from "./lookalike.ts";
import { eventKeyOf, readBitbucketDataCenter } from "./read-bitbucket-datacenter.ts";
import type { Headers, Source, Verification } from "./source.ts";
import { toVerification } from "./to-verification.ts";
import { asText } from "./wire.ts";

/**
 * Bitbucket Data Center (Server): HMAC-SHA256 over the raw body, or user and password.
 *
 * Facts: confluence.atlassian.com/bitbucketserver, "Manage webhooks", "Event payload", "Troubleshooting webhooks".
 */
export function bitbucketDataCenterSource(config: BitbucketDataCenterSourceConfig): Source {
  return {
    mediaTypes: [PAYLOAD_TYPES.json],
    verify: (headers, body) => (isUnprovenPing(headers, body) ? { kind: "ping" } : verify(config, headers, body)),
    identify(headers, _, payload) {
      const senderId = asText(headers["x-request-id"]);
      const type = eventKeyOf(headers, payload) ?? "unknown";
      const signed = false;
      return senderId === undefined ? { type, signed } : { type, senderId, sameAs: senderId, signed };
    },
    read: readBitbucketDataCenter,
    remark: (headers) => lookalikeRemark(config.kind, headers),
  };
}

function verify({ auth, secrets }: BitbucketDataCenterSourceConfig, headers: Headers, body: Uint8Array): Verification {
  if (auth.kind === "basic")
    return toVerification("Authorization", verifyBasic(headers["authorization"], auth.username, secrets));
  return toVerification("X-Hub-Signature", verifyHubSignature(headers["x-hub-signature"], secrets, body));
}

/** What a ping's body is, give or take blanks. */
const PING = /^\s*(?:\{\s*(?:"test"\s*:\s*true\s*)?\})?\s*$/;
const LONGEST_PING = 64;

/**
 * Whether this is the ping of the button "Test connection", without proof of who sends it.
 *
 * Many versions sign nothing of it, so a refusal would show a webhook that works as broken. It says nothing, and there is nothing in
 * it to say anything with: the event, a body of one known shape, no signature and no password. A ping that does bring one is judged as
 * everything else is, so that a wrong secret shows on the button.
 */
function isUnprovenPing(headers: Headers, body: Uint8Array): boolean {
  if (headers["x-hub-signature"] !== undefined || headers["authorization"] !== undefined) return false;
  return (
    headers["x-event-key"] === "diagnostics:ping" &&
    body.length <= LONGEST_PING &&
    PING.test(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1"))
  );
}
