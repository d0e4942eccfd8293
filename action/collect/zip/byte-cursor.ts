import type { ByteSource } from "./byte-source.ts";
import { letGo } from "./let-go.ts";
import type { Span } from "./spans.ts";

const NOTHING: Buffer = Buffer.alloc(0);

/** Reads some spans of a source forwards, in pieces of the caller's choosing, from one stream for each span. */
export class ByteCursor {
  readonly #source: ByteSource;
  readonly #spans: Span[];
  #pieces: AsyncIterator<Buffer> | undefined;
  #end = 0;
  /** The last piece that came, and from where on it has not been taken. */
  #piece = NOTHING;
  #from = 0;
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
    while (this.#position < offset && (this.#heldBytes > 0 || (await this.#more())))
      this.#skip(Math.min(offset - this.#position, this.#heldBytes));
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

  /**
   * The bytes from `offset`, ahead in this span, that have come and lie in one piece; undefined when there are fewer than `length`.
   *
   * They stay where they are, and are good until the next call that takes or waits.
   */
  peekNow(offset: number, length: number): Buffer | undefined {
    const ahead = offset - this.#position;
    return ahead >= 0 && ahead + length <= this.#heldBytes ? this.#piece.subarray(this.#from + ahead) : undefined;
  }

  /** Moves forwards over bytes that `peekNow` has shown. */
  skipNow(length: number): void {
    this.#skip(length);
    this.#letGoOfTaken();
  }

  /** Copies the next `length` bytes to `target` when they have come and lie in one piece; else takes nothing and says false. */
  copyNow(target: Buffer, at: number, length: number): boolean {
    if (length > this.#heldBytes) return false;
    this.#piece.copy(target, at, this.#from, this.#from + length);
    this.skipNow(length);
    return true;
  }

  /** Fills `target` with the next bytes; false when the span ends before. */
  async fill(target: Buffer): Promise<boolean> {
    let at = 0;
    while (at < target.length) {
      if (this.#heldBytes === 0 && !(await this.#more())) return false;
      const length = Math.min(target.length - at, this.#heldBytes);
      this.#piece.copy(target, at, this.#from, this.#from + length);
      this.skipNow(length);
      at += length;
    }
    return true;
  }

  /** The next `length` bytes in pieces as they come; fewer when the span ends before. */
  async *pieces(length: number): AsyncGenerator<Buffer, void, undefined> {
    for (let left = length; left > 0; ) {
      if (this.#heldBytes === 0 && !(await this.#more())) return;
      const piece = this.#piece.subarray(this.#from, this.#from + left);
      this.#skip(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** Lets go of the source's stream. */
  async close(): Promise<void> {
    this.#hold(NOTHING);
    await this.#pieces?.return?.();
    this.#pieces = undefined;
  }

  /** Waits for the next piece; false when there is none. */
  async #more(): Promise<boolean> {
    const more = await this.#pieces?.next();
    if (more === undefined || more.done === true) return false;
    this.#hold(more.value);
    return true;
  }

  get #heldBytes(): number {
    return this.#piece.length - this.#from;
  }

  #skip(length: number): void {
    this.#from += length;
    this.#position += length;
  }

  #hold(piece: Buffer): void {
    this.#piece = piece;
    this.#from = 0;
  }

  #letGoOfTaken(): void {
    if (this.#heldBytes > 0 || this.#piece.length === 0) return;
    letGo(this.#piece);
    this.#hold(NOTHING);
  }
}
