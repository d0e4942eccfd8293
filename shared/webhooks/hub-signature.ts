import type { Secret } from "../text/secret.ts";
import { anyDigestEqual, hmacSha256 } from "./sha256.ts";

/** How a signature check ended; the reason is for our own log, a sender never learns it. */
export type SignatureVerdict =
  | { readonly kind: "valid" }
  | { readonly kind: "invalid"; readonly why: "missing" | "malformed" | "mismatch" | "too-old" | "too-new" };

/** Upper-case digits are refused too: no forge sends them, and one spelling per signature is enough. */
const HEX_SHA256 = /^sha256=([0-9a-f]{64})$/;

/** `sha256=` and the HMAC-SHA256 of the body in lower-case hex, as GitHub puts it into X-Hub-Signature-256. */
export function hubSignature(secret: Secret, body: Uint8Array): string {
  return `sha256=${hmacSha256(secret.reveal(), body).toString("hex")}`;
}

/**
 * Whether `header` (X-Hub-Signature-256) signs exactly these bytes with one of the secrets. Never throws.
 *
 * The grammar comes first: decoding hex stops silently at the first foreign character, and comparing digests of unequal
 * length throws, which is how one malformed header used to end whole processes (CVE-2023-50728).
 */
export function verifyHubSignature(
  header: string | undefined,
  secrets: readonly Secret[],
  body: Uint8Array,
): SignatureVerdict {
  if (header === undefined || header === "") return { kind: "invalid", why: "missing" };
  const hex = HEX_SHA256.exec(header)?.[1];
  if (hex === undefined) return { kind: "invalid", why: "malformed" };
  const expected = secrets.map((secret) => hmacSha256(secret.reveal(), body));
  const equal = anyDigestEqual(expected, [Buffer.from(hex, "hex")]);
  return equal ? { kind: "valid" } : { kind: "invalid", why: "mismatch" };
}
