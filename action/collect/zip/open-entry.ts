import { readU64 } from "./extra-fields.ts";
import type { ForwardReader } from "./forward-reader.ts";

/** What is known of an entry's content when all of it has passed. */
export interface Seal {
  readonly crc32: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
}

/** The archive cannot be unpacked as it comes, or not as its first look had it. */
export class Unstreamable extends Error {
  override readonly name = "Unstreamable";
}

const DESCRIPTOR = Buffer.from("PK\u0007\u0008", "latin1");
const [LOCAL, CENTRAL] = [0x04034b50, 0x02014b50];
/** The longer form, and the signature that follows it. */
const SEEN_BYTES = 28;

/**
 * The packed bytes of an entry whose sizes follow its data (bit 3), as a GitLab runner writes all of them.
 *
 * Its end is where a data descriptor (APPNOTE 4.3.9) tells just the number of bytes that came before it, and another header
 * comes after. Data can be made to look so; then it is not what the table of contents says, which is for the caller to see.
 * Throws Unstreamable when no end comes.
 */
export class OpenEntry {
  readonly #reader: ForwardReader;
  readonly #begin: number;
  /** No descriptor begins before this. */
  #certain: number;
  #seal: Seal | undefined;
  #descriptorBytes = 0;

  /** @param reader at the first byte of its data */
  constructor(reader: ForwardReader) {
    this.#reader = reader;
    this.#begin = reader.position;
    this.#certain = this.#begin;
  }

  /** Known once its end has been seen. */
  get seal(): Seal | undefined {
    return this.#seal;
  }

  /** Its seal, when it has at most so many bytes; nothing of it is taken. */
  async within(bytes: number): Promise<Seal | undefined> {
    while (this.#seal === undefined && this.#certain - this.#begin <= bytes) await this.#look();
    return this.#seal !== undefined && this.#seal.packedBytes <= bytes ? this.#seal : undefined;
  }

  /** Fills `target` as far as its bytes go; how many that were, and fewer than asked for only at its end. */
  async fillSome(target: Buffer): Promise<number> {
    let done = 0;
    while (done < target.length) {
      const here = Math.min(this.#certain - this.#reader.position, target.length - done);
      if (here === 0 && this.#seal !== undefined) break;
      if (here === 0) await this.#look();
      this.#reader.held.copy(target, done, 0, here);
      this.#reader.skip(here);
      done += here;
    }
    return done;
  }

  /** Takes the descriptor behind it. */
  leave(): void {
    this.#reader.skip(this.#descriptorBytes);
  }

  /** Sees further, or waits for more to see. */
  async #look(): Promise<void> {
    while (!this.#sees()) if (!(await this.#reader.more())) throw new Unstreamable("An entry has no end.");
  }

  /** Whether what is held shows more of it than before. */
  #sees(): boolean {
    const { held, position } = this.#reader;
    const before = this.#certain;
    for (let at = held.indexOf(DESCRIPTOR, before - position); at >= 0; at = held.indexOf(DESCRIPTOR, at + 1)) {
      this.#certain = position + at;
      if (held.length - at < SEEN_BYTES) return this.#certain > before;
      const found = sealAt(held.subarray(at), this.#certain - this.#begin);
      if (found === undefined) continue;
      this.#seal = found.seal;
      this.#descriptorBytes = found.lengthBytes;
      return true;
    }
    this.#certain = Math.max(before, position + held.length - DESCRIPTOR.length + 1);
    return this.#certain > before;
  }
}

function sealAt(bytes: Buffer, packedBytes: number): { readonly seal: Seal; readonly lengthBytes: number } | undefined {
  const isHeader = (at: number) => [LOCAL, CENTRAL].includes(bytes.readUInt32LE(at));
  const seal = { crc32: bytes.readUInt32LE(4), packedBytes };
  if (bytes.readUInt32LE(8) === packedBytes && isHeader(16))
    return { seal: { ...seal, sizeBytes: bytes.readUInt32LE(12) }, lengthBytes: 16 };
  if (readU64(bytes, 8) === packedBytes && isHeader(24))
    return { seal: { ...seal, sizeBytes: readU64(bytes, 16) }, lengthBytes: 24 };
  return undefined;
}
