import type { ByteSource } from "./zip/byte-source.ts";
import { letGo } from "./zip/let-go.ts";

/** An archive that is here, in memory. */
export class MemoryArchive implements ByteSource {
  readonly lengthBytes: number;
  readonly #bytes: Buffer;

  private constructor(bytes: Buffer, lengthBytes: number) {
    this.#bytes = bytes;
    this.lengthBytes = lengthBytes;
  }

  /** Takes all of an archive; throws what its source does. */
  static async of(source: ByteSource): Promise<MemoryArchive> {
    const { lengthBytes } = source;
    // A byte more: what is handed out is then never all of it, and nobody gives its memory back.
    const bytes = Buffer.allocUnsafeSlow(lengthBytes + 1);
    let at = 0;
    for await (const piece of source.stream(0, lengthBytes)) {
      at += piece.copy(bytes, at);
      letGo(piece);
    }
    return new MemoryArchive(bytes, lengthBytes);
  }

  async read(offset: number, length: number): Promise<Buffer> {
    return this.#bytes.subarray(offset, Math.min(offset + length, this.lengthBytes));
  }

  async *stream(from: number, to: number): AsyncGenerator<Buffer, void, undefined> {
    yield this.#bytes.subarray(from, Math.min(to, this.lengthBytes));
  }
}
