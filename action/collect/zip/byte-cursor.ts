import type { ByteSource } from "./byte-source.ts";
import type { Span } from "./spans.ts";

/** Reads some spans of a source forwards, in pieces of the caller's choosing, from one stream for each span. */
export class ByteCursor {
  readonly #source: ByteSource;
  readonly #spans: Span[];
  #pieces: AsyncIterator<Buffer> | undefined;
  #end = 0;
  #held: Buffer = Buffer.alloc(0);
  #position = 0;

  /** @param spans by offset, none overlapping */
  constructor(source: ByteSource, spans: readonly Span[]) {
    this.#source = source;
    this.#spans = [...spans];
  }

  /** Where the next byte comes from. */
  get position(): number {
    return this.#position;
  }

  /** Moves forwards to `offset`, which lies in one of the spans. */
  async moveTo(offset: number): Promise<void> {
    if (this.#pieces === undefined || offset >= this.#end) {
      await this.close();
      while ((this.#spans[0]?.to ?? Number.POSITIVE_INFINITY) <= offset) this.#spans.shift();
      this.#position = offset;
      this.#end = this.#spans[0]?.to ?? offset;
      this.#pieces = this.#source.stream(offset, this.#end)[Symbol.asyncIterator]();
      return;
    }
    for await (const _dropped of this.pieces(offset - this.#position));
  }

  /** Exactly the next `length` bytes in one piece, for short ones; undefined when the span ends before. */
  async take(length: number): Promise<Buffer | undefined> {
    if (this.#held.length >= length) return this.#cut(length);
    const taken = Buffer.allocUnsafe(length);
    return (await this.fill(taken)) ? taken : undefined;
  }

  /** Fills `target` with the next bytes; false when the span ends before. */
  async fill(target: Buffer): Promise<boolean> {
    let at = 0;
    while (at < target.length) {
      if (this.#held.length === 0 && !(await this.#more())) return false;
      at += this.#cut(Math.min(target.length - at, this.#held.length)).copy(target, at);
    }
    return true;
  }

  /** The next `length` bytes in pieces as they come; fewer when the span ends before. */
  async *pieces(length: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = length; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#more())) return;
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

  /** Waits for the next piece; false when there is none. */
  async #more(): Promise<boolean> {
    const more = await this.#pieces?.next();
    if (more === undefined || more.done === true) return false;
    this.#held = more.value;
    return true;
  }

  #cut(length: number): Buffer {
    const piece = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#position += length;
    return piece;
  }
}
