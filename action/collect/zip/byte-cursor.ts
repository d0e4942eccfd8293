import type { ByteSource } from "./byte-source.ts";

/** A gap up to this is read and dropped; a longer one is worth a new start. */
const WORTH_SKIPPING_BYTES = 256 * 1024;

/** Reads a source forwards, in pieces of the caller's choosing, from one stream for as long as that pays. */
export class ByteCursor {
  readonly #source: ByteSource;
  readonly #end: number;
  #pieces: AsyncIterator<Buffer> | undefined;
  #held: Buffer = Buffer.alloc(0);
  #position = 0;

  /** @param end where reading stops at the latest */
  constructor(source: ByteSource, end: number) {
    this.#source = source;
    this.#end = end;
  }

  /** Where the next byte comes from. */
  get position(): number {
    return this.#position;
  }

  /** Moves forwards to `offset`. */
  async moveTo(offset: number): Promise<void> {
    const gap = offset - this.#position;
    if (gap > this.#held.length + WORTH_SKIPPING_BYTES || this.#pieces === undefined) {
      await this.close();
      this.#position = offset;
      this.#pieces = this.#source.stream(offset, this.#end)[Symbol.asyncIterator]();
      return;
    }
    for await (const _dropped of this.pieces(gap));
  }

  /** Exactly the next `length` bytes in one piece; undefined when the stream ends before. */
  async take(length: number): Promise<Buffer | undefined> {
    while (this.#held.length < length) {
      const more = await this.#pieces?.next();
      if (more === undefined || more.done === true) return undefined;
      this.#held = this.#held.length === 0 ? more.value : Buffer.concat([this.#held, more.value]);
    }
    return this.#cut(length);
  }

  /** The next `length` bytes in pieces as they come; fewer when the stream ends before. */
  async *pieces(length: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = length; left > 0; ) {
      if (this.#held.length === 0) {
        const more = await this.#pieces?.next();
        if (more === undefined || more.done === true) return;
        this.#held = more.value;
      }
      const piece = this.#cut(Math.min(left, this.#held.length));
      left -= piece.length;
      yield piece;
    }
  }

  /** Lets go of the source's stream. */
  async close(): Promise<void> {
    this.#held = Buffer.alloc(0);
    await this.#pieces?.return?.();
    this.#pieces = undefined;
  }

  #cut(length: number): Buffer {
    const piece = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#position += length;
    return piece;
  }
}
