import type { Secret } from "../text/secret.ts";

const PREFIX = "whsec_";
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Standard Webhooks 1.0.0 asks for 24 to 64 random bytes; GitLab makes 32. */
const SHORTEST_KEY_BYTES = 24;
const LONGEST_KEY_BYTES = 64;

/** What is wrong with a signing token, in words that never quote it; undefined when it is fine. */
export function signingTokenFault(token: Secret): string | undefined {
  const text = token.reveal();
  if (!text.startsWith(PREFIX)) return `a signing token starts with ${PREFIX}`;
  if (!BASE64.test(text.slice(PREFIX.length))) return `what follows ${PREFIX} is not base64 with its padding`;
  const sizeBytes = signingKey(token).length;
  if (sizeBytes < SHORTEST_KEY_BYTES || sizeBytes > LONGEST_KEY_BYTES)
    return `its key has ${sizeBytes} bytes; between ${SHORTEST_KEY_BYTES} and ${LONGEST_KEY_BYTES} are allowed`;
  return undefined;
}

/**
 * The HMAC key of a signing token: the bytes behind `whsec_`, not the text itself.
 *
 * The token must have passed `signingTokenFault`; base64 is decoded leniently here.
 */
export function signingKey(token: Secret): Buffer {
  return Buffer.from(token.reveal().slice(PREFIX.length), "base64");
}
