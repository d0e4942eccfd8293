import type { Secret } from "../text/secret.ts";
import { anyDigestEqual, hmacSha256 } from "./sha256.ts";

/** How a signature check ended; the reason is for our own log, a sender never learns it. */
export type SignatureVerdict =
  | { readonly kind: "valid" }
  | { readonly kind: "invalid"; readonly why: "missing" | "malformed" | "mismatch" | "too-old" | "too-new" };

/** Upper-case digits are refused too: no forge sends them, and one spelling per signature is enough. */
const HEX_SHA256 = /^[0-9a-f]{64}$/;

/** The only algorithm there is: a header that names another one is malformed, however well it is signed. */
const PREFIX = "sha256=";

/** `sha256=` and the HMAC-SHA256 of the body in lower-case hex, as GitHub puts it into X-Hub-Signature-256. */
export function hubSignature(secret: Secret, body: Uint8Array): string {
  return `${PREFIX}${hmacSha256(secret.reveal(), body).toString("hex")}`;
}

/**
 * Whether `header` (`sha256=` and hex) signs exactly these bytes with one of the secrets. Never throws.
 *
 * GitHub calls the header X-Hub-Signature-256; Bitbucket sends the same under X-Hub-Signature, the name GitHub's SHA-1 has.
 */
export function verifyHubSignature(
  header: string | undefined,
  secrets: readonly Secret[],
  body: Uint8Array,
): SignatureVerdict {
  if (header === undefined || header === "") return { kind: "invalid", why: "missing" };
  if (!header.startsWith(PREFIX)) return { kind: "invalid", why: "malformed" };
  return verifyHexSignature(header.slice(PREFIX.length), secrets, body);
}

/**
 * Whether `hex`, bare digits as Gitea sends them, is the HMAC-SHA256 of exactly these bytes by one of the secrets. Never throws.
 *
 * The grammar comes first: decoding hex stops silently at the first foreign character, and comparing digests of unequal
 * length throws, which is how one malformed header used to end whole processes (CVE-2023-50728).
 */
export function verifyHexSignature(
  hex: string | undefined,
  secrets: readonly Secret[],
  signed: Uint8Array,
): SignatureVerdict {
  if (hex === undefined) return { kind: "invalid", why: "missing" };
  if (!HEX_SHA256.test(hex)) return { kind: "invalid", why: "malformed" };
  const expected = secrets.map((secret) => hmacSha256(secret.reveal(), signed));
  const equal = anyDigestEqual(expected, [Buffer.from(hex, "hex")]);
  return equal ? { kind: "valid" } : { kind: "invalid", why: "mismatch" };
}
