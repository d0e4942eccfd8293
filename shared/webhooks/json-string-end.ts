const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** The position of the quote that ends the JSON string whose first quote is at `at`; the length of `json` where none does. */
export function jsonStringEnd(json: Uint8Array, at: number): number {
  for (let i = at + 1; i < json.length; i += 1) {
    const byte = json[i];
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) i += 1;
  }
  return json.length;
}
