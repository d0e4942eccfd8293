import type { ByteSource } from "./byte-source.ts";
import { TAIL_BYTES } from "./end-record.ts";
import { Unstreamable } from "./open-entry.ts";

/**
 * The end of an archive that passes by, to be read as if the archive were there.
 *
 * The last bytes are kept even where they belong to entries: an end record is looked for in all of them, as in an archive on disk.
 * Throws Unstreamable when anything else is asked for.
 */
export class StreamEnd implements Pick<ByteSource, "lengthBytes" | "read"> {
  readonly lengthBytes: number;
  readonly #tail: Buffer;
  readonly #tailOffset: number;
  #rest: Buffer = Buffer.alloc(0);
  #restOffset: number;

  constructor(lengthBytes: number) {
    this.lengthBytes = lengthBytes;
    this.#tail = Buffer.alloc(Math.min(TAIL_BYTES, lengthBytes));
    this.#tailOffset = lengthBytes - this.#tail.length;
    this.#restOffset = lengthBytes;
  }

  /** The same pieces, looked at. */
  async *watch(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    let at = 0;
    for await (const piece of pieces) {
      const begun = Math.max(at, this.#tailOffset);
      piece.copy(this.#tail, begun - this.#tailOffset, Math.min(piece.length, begun - at));
      at += piece.length;
      yield piece;
    }
  }

  /** Keeps what came from `offset` on. */
  keep(offset: number, rest: Buffer): void {
    this.#restOffset = offset;
    this.#rest = rest;
  }

  async read(offset: number, length: number): Promise<Buffer> {
    if (offset >= this.#restOffset) return this.#rest.subarray(offset - this.#restOffset).subarray(0, length);
    if (offset >= this.#tailOffset) return this.#tail.subarray(offset - this.#tailOffset).subarray(0, length);
    throw new Unstreamable("The table of contents is not where the entries end.");
  }
}
