/** Keeps the last bytes of whatever passes through, in memory of that size and never more than twice of it. */
export class Tail {
  readonly #maxBytes: number;
  #chunks: Uint8Array[] = [];
  #heldBytes = 0;
  #seenBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#heldBytes += chunk.byteLength;
    this.#seenBytes += chunk.byteLength;
    if (this.#heldBytes > 2 * this.#maxBytes) this.#compact();
  }

  /** Whether anything before these bytes was let go. */
  get cut(): boolean {
    return this.#seenBytes > this.#maxBytes;
  }

  /** How many bytes have passed. */
  get seenBytes(): number {
    return this.#seenBytes;
  }

  /** The last bytes. */
  bytes(): Buffer {
    this.#compact();
    return Buffer.concat(this.#chunks);
  }

  #compact(): void {
    // A copy: a slice would keep the whole of what it was cut from.
    const kept = Buffer.concat(this.#chunks);
    this.#chunks = [Buffer.from(kept.subarray(Math.max(0, kept.length - this.#maxBytes)))];
    this.#heldBytes = this.#chunks[0]?.byteLength ?? 0;
  }
}

/**
 * The text of the end of a longer text: no half character and, where there is a line break, no half line at its start.
 *
 * A log without line breaks (a progress bar) keeps what there is.
 */
export function textOfTail(bytes: Buffer, cut: boolean): string {
  if (!cut) return bytes.toString("utf8");
  let start = 0;
  // Continuation bytes of a UTF-8 character whose head was cut off; there are at most three.
  while (start < 3 && start < bytes.length && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  const lineBreak = bytes.indexOf(0x0a, start);
  return bytes.subarray(lineBreak < 0 || lineBreak === bytes.length - 1 ? start : lineBreak + 1).toString("utf8");
}
