import type { Secret } from "../text/secret.ts";
import type { SignatureVerdict } from "./hub-signature.ts";
import { anyDigestEqual, hmacSha256, hmacSha512 } from "./sha256.ts";

/** How a sender writes the HMAC of a body into a header. */
export interface HmacSpelling {
  readonly algorithm: "sha256" | "sha512";
  readonly encoding: "hex" | "base64";
  /** What stands before the digest; often nothing. */
  readonly prefix: string;
}

/**
 * What a digest looks like, by algorithm and encoding. Hex digits of either case: who sends is not known, and both say the same
 * bytes. Base64 is the standard alphabet with its padding.
 */
const DIGESTS = {
  sha256: { hmac: hmacSha256, hex: /^[0-9a-fA-F]{64}$/, base64: /^[A-Za-z0-9+/]{43}=$/ },
  sha512: { hmac: hmacSha512, hex: /^[0-9a-fA-F]{128}$/, base64: /^[A-Za-z0-9+/]{86}==$/ },
} as const;

/** The header of a body's HMAC, as such a sender would write it. */
export function bodyHmac({ algorithm, encoding, prefix }: HmacSpelling, secret: Secret, body: Uint8Array): string {
  return prefix + DIGESTS[algorithm].hmac(secret.reveal(), body).toString(encoding);
}

/** Whether `header` is the HMAC of exactly these bytes by one of the secrets. Never throws; the spelling is never the header's choice. */
export function verifyBodyHmac(
  header: string | undefined,
  { algorithm, encoding, prefix }: HmacSpelling,
  secrets: readonly Secret[],
  body: Uint8Array,
): SignatureVerdict {
  if (header === undefined || header === "") return { kind: "invalid", why: "missing" };
  const { hmac, [encoding]: grammar } = DIGESTS[algorithm];
  const digest = header.startsWith(prefix) ? header.slice(prefix.length) : "";
  if (!grammar.test(digest)) return { kind: "invalid", why: "malformed" };
  const expected = secrets.map((secret) => hmac(secret.reveal(), body));
  const equal = anyDigestEqual(expected, [Buffer.from(digest, encoding)]);
  return equal ? { kind: "valid" } : { kind: "invalid", why: "mismatch" };
}
