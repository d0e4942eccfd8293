const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";

/** The media types whose JSON `jsonPayload` finds. */
export const PAYLOAD_TYPES = { json: JSON_TYPE, form: FORM_TYPE } as const;

/** A Content-Type without its parameters, in lower case; empty when there is none. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/**
 * The bytes of the JSON a webhook carries: the body itself, or of a form the decoded field `payload` (GitHub's form mode).
 *
 * Undefined for a form without that field, or with several of them: which one was meant would be a guess.
 */
export function jsonPayload(contentType: string | undefined, body: Uint8Array): Uint8Array | undefined {
  return mediaType(contentType) === FORM_TYPE ? formField(body, "payload") : body;
}

const [AMPERSAND, EQUALS, PLUS, PERCENT, SPACE] = [0x26, 0x3d, 0x2b, 0x25, 0x20];

function formField(form: Uint8Array, name: string): Uint8Array | undefined {
  let found: Uint8Array | undefined;
  for (let start = 0; start <= form.length; ) {
    const next = form.indexOf(AMPERSAND, start);
    const end = next === -1 ? form.length : next;
    const field = form.subarray(start, end);
    const equals = field.indexOf(EQUALS);
    const key = equals === -1 ? field : field.subarray(0, equals);
    // A short bound first: decoding megabytes only to compare a name would be wasted.
    if (key.length <= name.length * 3 && Buffer.from(percentDecoded(key)).toString("latin1") === name) {
      if (found !== undefined) return undefined;
      found = equals === -1 ? new Uint8Array() : percentDecoded(field.subarray(equals + 1));
    }
    start = end + 1;
  }
  return found;
}

/** Bytes of a form value: `+` is a space, `%XX` a byte, a stray `%` itself (WHATWG URL, urlencoded parsing). */
function percentDecoded(encoded: Uint8Array): Uint8Array {
  const out = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at += 1) {
    const byte = encoded[at] ?? 0;
    const high = byte === PERCENT ? hexDigit(encoded[at + 1]) : -1;
    const low = high === -1 ? -1 : hexDigit(encoded[at + 2]);
    if (low === -1) {
      out[length] = byte === PLUS ? SPACE : byte;
    } else {
      out[length] = high * 16 + low;
      at += 2;
    }
    length += 1;
  }
  return out.subarray(0, length);
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
