import type { Secret } from "../text/secret.ts";
import type { SignatureVerdict } from "./hub-signature.ts";
import { anyDigestEqual, hmacSha256 } from "./sha256.ts";
import { signingKey } from "./signing-token.ts";

/** The three headers of Standard Webhooks 1.0.0, as they came. */
export interface StandardHeaders {
  readonly id: string | undefined;
  /** Unix seconds. */
  readonly timestamp: string | undefined;
  /** A list of `version,signature`, separated by spaces. */
  readonly signature: string | undefined;
}

/** Twelve digits reach past the year 30000; a longer number would lose precision. */
const UNIX_SECONDS = /^\d{1,12}$/;
const V1 = /^v1,([A-Za-z0-9+/]{43}=)$/;

/** The `v1` signature of a request: HMAC-SHA256 over `id.timestamp.body`, in base64. */
export function standardSignature(token: Secret, id: string, timestampS: number, body: Uint8Array): string {
  return `v1,${hmacSha256(signingKey(token), `${id}.${timestampS}.`, body).toString("base64")}`;
}

/**
 * Whether one of the request's `v1` signatures is made by one of the tokens over exactly these bytes, id and timestamp,
 * and the timestamp is at most `toleranceMs` from `now`. Never throws.
 *
 * Entries of other versions and malformed entries are skipped, since a sender may sign for several receivers at once. The
 * signature is judged before the timestamp, so that "too old" in the log always means an authentic request.
 *
 * @param tokens signing tokens that passed `signingTokenFault`
 */
export function verifyStandardSignature(
  { id, timestamp, signature }: StandardHeaders,
  tokens: readonly Secret[],
  body: Uint8Array,
  now: Date,
  toleranceMs: number,
): SignatureVerdict {
  if (!id || !timestamp || !signature) return { kind: "invalid", why: "missing" };
  if (!UNIX_SECONDS.test(timestamp)) return { kind: "invalid", why: "malformed" };
  const received = signature.split(" ").flatMap((entry) => {
    const base64 = V1.exec(entry)?.[1];
    return base64 === undefined ? [] : [Buffer.from(base64, "base64")];
  });
  if (received.length === 0) return { kind: "invalid", why: "malformed" };
  const expected = tokens.map((token) => hmacSha256(signingKey(token), `${id}.${timestamp}.`, body));
  if (!anyDigestEqual(expected, received)) return { kind: "invalid", why: "mismatch" };
  const ageMs = (Math.floor(now.getTime() / 1_000) - Number(timestamp)) * 1_000;
  if (ageMs > toleranceMs) return { kind: "invalid", why: "too-old" };
  return -ageMs > toleranceMs ? { kind: "invalid", why: "too-new" } : { kind: "valid" };
}
