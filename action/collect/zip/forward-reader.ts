import { LOCAL_HEADER_BYTES } from "./entry.ts";
import { letGo } from "./let-go.ts";
import type { LocalHeader } from "./local-header.ts";
import { localTailBytes } from "./local-header.ts";

/** Room to see the end of what is unpacked in one go, and a piece more. */
const WINDOW_BYTES = 1024 ** 2;

/** Reads an archive from its first byte on, with a view of what comes next. */
export class ForwardReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  #from = 0;
  #to = 0;
  #position = 0;
  #piece: Buffer = Buffer.alloc(0);
  #left: Buffer = this.#piece;

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Where the next byte comes from. */
  get position(): number {
    return this.#position;
  }

  /** What has come and was not taken; good until the next call that waits. */
  get held(): Buffer {
    return this.#window.subarray(this.#from, this.#to);
  }

  /** Waits for more to be held; false when there is no more. */
  async more(): Promise<boolean> {
    if (this.#left.length === 0) {
      const next = await this.#pieces.next();
      if (next.done === true) return false;
      this.#piece = next.value;
      this.#left = next.value;
    }
    if (this.#to + this.#left.length > this.#window.length) {
      this.#window.copyWithin(0, this.#from, this.#to);
      this.#to -= this.#from;
      this.#from = 0;
    }
    const copied = this.#left.copy(this.#window, this.#to);
    this.#to += copied;
    this.#left = this.#left.subarray(copied);
    if (this.#left.length === 0) letGo(this.#piece);
    return true;
  }

  /** The next `length` bytes, which stay to be taken; undefined when there are not so many. */
  async peek(length: number): Promise<Buffer | undefined> {
    if (length > this.#window.length) {
      const larger = Buffer.allocUnsafeSlow(length);
      this.#to = this.held.copy(larger);
      this.#from = 0;
      this.#window = larger;
    }
    while (this.#to - this.#from < length) if (!(await this.more())) return undefined;
    return this.held.subarray(0, length);
  }

  /** Takes bytes that are held. */
  skip(length: number): void {
    this.#from += length;
    this.#position += length;
  }

  /** Fills `target` with the next bytes; false when they end before. */
  async fill(target: Buffer): Promise<boolean> {
    for (let at = 0; at < target.length; ) {
      if (this.#from === this.#to && !(await this.more())) return false;
      const copied = this.held.copy(target, at);
      this.skip(copied);
      at += copied;
    }
    return true;
  }

  /** The local header that comes next, taken, in memory of its own; undefined when something else comes. */
  async header(): Promise<LocalHeader | undefined> {
    const fixed = await this.peek(LOCAL_HEADER_BYTES);
    const tailBytes = fixed === undefined ? undefined : localTailBytes(fixed);
    if (tailBytes === undefined) return undefined;
    const all = await this.peek(LOCAL_HEADER_BYTES + tailBytes);
    if (all === undefined) return undefined;
    const kept = Buffer.from(all);
    const offset = this.#position;
    this.skip(kept.length);
    return { offset, fixed: kept.subarray(0, LOCAL_HEADER_BYTES), tail: kept.subarray(LOCAL_HEADER_BYTES) };
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
