import type { Secret } from "../text/secret.ts";
import type { SignatureVerdict } from "./hub-signature.ts";
import { anyDigestEqual, sha256 } from "./sha256.ts";

/**
 * Whether a token sent in clear (X-Gitlab-Token) is one of the secrets. Never throws.
 *
 * Digests of both sides are compared, so that neither content nor length shows in the time it takes.
 */
export function verifySharedToken(header: string | undefined, secrets: readonly Secret[]): SignatureVerdict {
  if (header === undefined || header === "") return { kind: "invalid", why: "missing" };
  // Node hands header bytes over as Latin-1; a secret with other characters arrives as its UTF-8 bytes.
  const received = [sha256(Buffer.from(header, "latin1"))];
  const expected = secrets.map((secret) => sha256(Buffer.from(secret.reveal(), "utf8")));
  return anyDigestEqual(expected, received) ? { kind: "valid" } : { kind: "invalid", why: "mismatch" };
}
