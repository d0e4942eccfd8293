import { createPublicKey, type KeyObject } from "node:crypto";

const PREFIX = "whpk_";
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const KEY_BYTES = 32;

/** What stands before the 32 bytes of an ed25519 key in the form that node:crypto reads (SPKI, RFC 8410). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** What is wrong with a public key of Standard Webhooks, in words that say what to look for; undefined when it is fine. */
export function publicKeyFault(key: { reveal(): string }): string | undefined {
  const text = key.reveal();
  if (text.startsWith("whsk_")) return "this is the sender's private key: take the public one, which starts with whpk_";
  if (!text.startsWith(PREFIX)) return `a public key starts with ${PREFIX}`;
  if (!BASE64.test(text.slice(PREFIX.length))) return `what follows ${PREFIX} is not base64 with its padding`;
  const sizeBytes = keyBytes(text).length;
  return sizeBytes === KEY_BYTES ? undefined : `it has ${sizeBytes} bytes; an ed25519 key has ${KEY_BYTES}`;
}

/** The key that verifies `v1a` signatures. @param text without `publicKeyFault` */
export function publicKey(text: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI_PREFIX, keyBytes(text)]), format: "der", type: "spki" });
}

function keyBytes(text: string): Buffer {
  return Buffer.from(text.slice(PREFIX.length), "base64");
}
