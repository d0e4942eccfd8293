import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The SHA-256 of `bytes`: 32 bytes. */
export function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** The SHA-256 of `bytes` as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return sha256(bytes).toString("hex");
}

/** HMAC-SHA256 over the parts one after the other, without joining them: 32 bytes. */
export function hmacSha256(key: string | Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** HMAC-SHA512: 64 bytes. */
export function hmacSha512(key: string | Uint8Array, part: Uint8Array): Buffer {
  return createHmac("sha512", key).update(part).digest();
}

/**
 * Whether any of `expected` equals any of `received`, in a time that tells nothing about where they differ or which one
 * matched. Every digest must have the same length: `timingSafeEqual` throws otherwise.
 */
export function anyDigestEqual(expected: readonly Buffer[], received: readonly Buffer[]): boolean {
  let found = false;
  for (const one of expected) {
    for (const other of received) found = timingSafeEqual(one, other) || found;
  }
  return found;
}
