import type { ByteSource } from "./byte-source.ts";
import { letGo } from "./let-go.ts";
import type { Span } from "./spans.ts";

/** Reads some spans of a source forwards, in pieces of the caller's choosing, from one stream for each span. */
export class ByteCursor {
  readonly #source: ByteSource;
  readonly #spans: Span[];
  #pieces: AsyncIterator<Buffer> | undefined;
  #end = 0;
  /** The last piece that came, and what of it has not been taken. */
  #piece: Buffer = Buffer.alloc(0);
  #held: Buffer = this.#piece;
  #position = 0;
  #scratch = Buffer.allocUnsafeSlow(1_024);

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
    for (let gap = offset - this.#position; gap > 0 && (this.#held.length > 0 || (await this.#more())); )
      gap -= this.#cut(Math.min(gap, this.#held.length)).length;
  }

  /**
   * Exactly the next `length` bytes in one piece, for headers and the like; undefined when the span ends before.
   *
   * They lie in memory of the cursor's own, behind the first `after` bytes of what was taken last, which are kept with it; the next
   * call writes over the rest.
   */
  async take(length: number, after = 0): Promise<Buffer | undefined> {
    if (after + length > this.#scratch.length) {
      const larger = Buffer.allocUnsafeSlow(after + length);
      this.#scratch.copy(larger, 0, 0, after);
      this.#scratch = larger;
    }
    const taken = this.#scratch.subarray(after, after + length);
    return (await this.fill(taken)) ? taken : undefined;
  }

  /** Fills `target` with the next bytes; false when the span ends before. */
  async fill(target: Buffer): Promise<boolean> {
    let at = 0;
    while (at < target.length) {
      if (this.#held.length === 0 && !(await this.#more())) return false;
      at += this.#cut(Math.min(target.length - at, this.#held.length)).copy(target, at);
      if (this.#held.length === 0) letGo(this.#piece);
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
    this.#piece = more.value;
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
