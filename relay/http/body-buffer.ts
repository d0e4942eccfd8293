const NONE = new Uint8Array();

/**
 * The bytes of one body as they come, in a single buffer that doubles as it fills.
 *
 * Kept as they come, chunks would hold on to the whole blocks they are cut from, and joining them in the end would hold a large
 * body twice. A body of one chunk, as most are, is not copied at all.
 */
export class BodyBuffer {
  readonly #announcedBytes: number;
  #buffer: Uint8Array = NONE;
  #sizeBytes = 0;

  /** @param announcedBytes the length the sender announced, when it did; only arriving bytes take memory */
  constructor(announcedBytes: number | undefined) {
    this.#announcedBytes = announcedBytes ?? Number.POSITIVE_INFINITY;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  add(chunk: Uint8Array): void {
    const sizeBytes = this.#sizeBytes + chunk.length;
    if (this.#sizeBytes === 0) {
      this.#buffer = chunk;
    } else {
      if (sizeBytes > this.#buffer.length) this.#grow(sizeBytes);
      this.#buffer.set(chunk, this.#sizeBytes);
    }
    this.#sizeBytes = sizeBytes;
  }

  /** What has come so far. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#sizeBytes);
  }

  #grow(sizeBytes: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(sizeBytes, Math.min(2 * this.#buffer.length, this.#announcedBytes)));
    grown.set(this.#buffer);
    this.#buffer = grown;
  }
}
