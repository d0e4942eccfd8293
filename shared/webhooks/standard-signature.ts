import { type KeyObject, verify } from "node:crypto";
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

/** What a receiver verifies with; of a version without keys no signature counts. */
export interface StandardKeys {
  /** Of `v1`, HMAC-SHA256: signing tokens that passed `signingTokenFault`. */
  readonly tokens: readonly Secret[];
  /** Of `v1a`, ed25519. */
  readonly publicKeys?: readonly KeyObject[];
}

/** Twelve digits reach past the year 30000; a longer number would lose precision. */
const UNIX_SECONDS = /^\d{1,12}$/;
const V1 = /^v1,([A-Za-z0-9+/]{43}=)$/;
/** 64 bytes. */
const V1A = /^v1a,([A-Za-z0-9+/]{86}==)$/;

/**
 * Each ed25519 signature costs a pass over the body, with every key: a header full of them would let anybody keep the relay busy.
 * Senders that rotate keys send two.
 */
const MOST_V1A = 5;

/** The `v1` signature of a request: HMAC-SHA256 over `id.timestamp.body`, in base64. */
export function standardSignature(token: Secret, id: string, timestampS: number, body: Uint8Array): string {
  return `v1,${hmacSha256(signingKey(token), `${id}.${timestampS}.`, body).toString("base64")}`;
}

/**
 * Whether one of the request's signatures is made by one of the keys over exactly these bytes, id and timestamp, and the timestamp is
 * at most `toleranceMs` from `now`. Never throws.
 *
 * Entries of versions without keys, of unknown versions and malformed ones are skipped, since a sender may sign for several receivers
 * at once. The signature is judged before the timestamp, so that "too old" in the log always means an authentic request.
 */
export function verifyStandardSignature(
  { id, timestamp, signature }: StandardHeaders,
  { tokens, publicKeys = [] }: StandardKeys,
  body: Uint8Array,
  now: Date,
  toleranceMs: number,
): SignatureVerdict {
  if (!id || !timestamp || !signature) return { kind: "invalid", why: "missing" };
  if (!UNIX_SECONDS.test(timestamp)) return { kind: "invalid", why: "malformed" };
  // Node hands header bytes over as Latin-1: these are the bytes that were sent.
  const head = Buffer.from(`${id}.${timestamp}.`, "latin1");
  const v1 = tokens.length > 0 ? entries(signature, V1) : [];
  const v1a = publicKeys.length > 0 ? entries(signature, V1A) : [];
  if (v1.length + v1a.length === 0 || v1a.length > MOST_V1A) return { kind: "invalid", why: "malformed" };
  const isSigned =
    (v1.length > 0 &&
      anyDigestEqual(
        tokens.map((token) => hmacSha256(signingKey(token), head, body)),
        v1,
      )) ||
    (v1a.length > 0 && anyVerifies(publicKeys, Buffer.concat([head, body]), v1a));
  if (!isSigned) return { kind: "invalid", why: "mismatch" };
  const ageMs = (Math.floor(now.getTime() / 1_000) - Number(timestamp)) * 1_000;
  if (ageMs > toleranceMs) return { kind: "invalid", why: "too-old" };
  return -ageMs > toleranceMs ? { kind: "invalid", why: "too-new" } : { kind: "valid" };
}

function entries(signature: string, grammar: RegExp): readonly Buffer[] {
  return signature.split(" ").flatMap((entry) => {
    const base64 = grammar.exec(entry)?.[1];
    return base64 === undefined ? [] : [Buffer.from(base64, "base64")];
  });
}

function anyVerifies(keys: readonly KeyObject[], message: Uint8Array, signatures: readonly Buffer[]): boolean {
  return keys.some((key) => signatures.some((signature) => verify(null, message, key, signature)));
}
