import { isUtf8 } from "node:buffer";
import { jsonStringEnd } from "./json-string-end.ts";

const QUOTE = 0x22;
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
const utf8 = new TextDecoder();
const UTF8_BOM = [0xef, 0xbb, 0xbf] as const;

/**
 * No forge nests its payloads deeper than twenty levels; GitLab's own JSON parser stops at a hundred. What is far beyond is
 * built to exhaust someone's stack.
 */
const DEEPEST = 500;

/** What a payload's bytes say, as far as they can be read. */
export type DecodedJson =
  | {
      readonly kind: "json";
      readonly value: unknown;
      /** False when the bytes are no UTF-8: what could not be decoded reads as U+FFFD in `value`. */
      readonly utf8: boolean;
    }
  | { readonly kind: "not-json" };

/**
 * Reads JSON from bytes. Never throws, however long, deep or broken they are; what is nested beyond reason is not JSON.
 *
 * A byte order mark is let pass, since proxies and templates add one. Bytes that are no UTF-8 are read all the same: the
 * original travels on untouched, and one Latin-1 commit message must not cost the whole event.
 */
export function decodeJson(bytes: Uint8Array): DecodedJson {
  if (!opensAtMost(DEEPEST, bytes) && nestedBeyond(DEEPEST, bytes)) return { kind: "not-json" };
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return { kind: "json", value, utf8: isUtf8(bytes) };
  } catch {
    return { kind: "not-json" };
  }
}

/** The bytes behind a UTF-8 byte order mark, which JSON does not allow inside a document. */
export function withoutBom(bytes: Uint8Array): Uint8Array {
  return UTF8_BOM.every((byte, at) => bytes[at] === byte) ? bytes.subarray(UTF8_BOM.length) : bytes;
}

/**
 * Whether so few brackets and braces open, those within strings counted too, that nothing can be nested deeper. Searching for them is
 * ten times as fast as walking every byte, and nearly all webhooks have few.
 */
function opensAtMost(limit: number, bytes: Uint8Array): boolean {
  let opened = 0;
  for (const byte of [OPEN_BRACE, OPEN_BRACKET]) {
    for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) {
      opened += 1;
      if (opened > limit) return false;
    }
  }
  return true;
}

function nestedBeyond(limit: number, bytes: Uint8Array): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = jsonStringEnd(bytes, at);
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
    }
  }
  return false;
}
