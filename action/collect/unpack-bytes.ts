import { createHash, type Hash, hash } from "node:crypto";
import { crc32, inflateRawSync } from "node:zlib";
import { nodeCode } from "../../shared/errors/node-code.ts";
import type { ExtractLimits } from "./limits.ts";
import { SLOT_BYTES } from "./slot-bytes.ts";
import { METHOD } from "./zip/entry.ts";
import { OUT_OF_POOL_BYTES } from "./zip/let-go.ts";
import type { Seal } from "./zip/open-entry.ts";

/** What has to be known of an entry to make a file of its packed bytes; it can be handed to another thread. */
export interface UnpackTask {
  /** Its place among the files of the plan. */
  readonly index: number;
  /** Where the file shall be; nothing stands there. */
  readonly to: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly crc32: number;
  readonly executable: boolean;
  readonly modifiedS?: number;
  /** For an entry that is unpacked before its sizes are known: `sizeBytes` is then what it may come to at most. */
  readonly open?: Pick<ExtractLimits, "maxRatio" | "ratioFloorBytes">;
}

/** An entry whose bytes are not what was announced; `why` follows its name in a sentence. */
export class BadContent extends Error {
  override readonly name = "BadContent";
  readonly why: string;

  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Entries up to these sizes are unpacked in one go: a stream for each would cost more than the unpacking. */
const SMALL_PACKED_BYTES = SLOT_BYTES;
const SMALL_BYTES = 4 * 1024 ** 2;

/** Whether `unpackWhole` is for it. */
export function isSmall({ packedBytes, sizeBytes }: Pick<UnpackTask, "packedBytes" | "sizeBytes">): boolean {
  return packedBytes <= SMALL_PACKED_BYTES && sizeBytes <= SMALL_BYTES;
}

/** The content of a small entry, held to its size and CRC. Throws BadContent. */
export function unpackWhole(task: UnpackTask, packed: Buffer): Buffer {
  const bytes = task.method === METHOD.stored ? packed : inflate(packed, task.sizeBytes);
  if (bytes.length !== task.sizeBytes || crc32(bytes) !== task.crc32) throw otherContent();
  return bytes;
}

/** Holds the content of an entry to its size and CRC while it comes. */
export class ContentCheck {
  readonly #task: UnpackTask;
  readonly #hash: Hash = createHash("sha256");
  #size = 0;
  #crc = 0;

  constructor(task: UnpackTask) {
    this.#task = task;
  }

  /**
   * Takes the next bytes into account; throws BadContent as soon as they are too many.
   *
   * @param fromBytes how many packed bytes have been given so far, all in all
   */
  add(bytes: Uint8Array, fromBytes = 0): void {
    this.#size += bytes.length;
    const { sizeBytes, open } = this.#task;
    if (this.#size > sizeBytes) throw otherContent();
    if (open !== undefined && this.#size > open.ratioFloorBytes && this.#size > open.maxRatio * fromBytes)
      throw new BadContent("unpacks to more than any real file does");
    this.#crc = crc32(bytes, this.#crc);
    this.#hash.update(bytes);
  }

  /**
   * The SHA-256 of it all, in hexadecimal; throws BadContent when it is not what was announced.
   *
   * @param usedBytes how many packed bytes it was unpacked from
   * @param said what was announced, where that came last
   */
  end(usedBytes: number, { packedBytes, sizeBytes, crc32: crc }: Seal = this.#task): string {
    if (usedBytes !== packedBytes || this.#size !== sizeBytes || this.#crc !== crc) throw otherContent();
    return this.#hash.digest("hex");
  }
}

/** The SHA-256 of a file's content, in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return hash("sha256", bytes, "hex");
}

/** What unpacking failed with, as BadContent where it is zlib's complaint about the bytes. */
export function contentFault(error: unknown): unknown {
  return nodeCode(error)?.startsWith("Z_") === true ? new BadContent("cannot be unpacked", error) : error;
}

function inflate(packed: Buffer, sizeBytes: number): Buffer {
  const most = Math.max(1, sizeBytes);
  try {
    // With `info`, the answer also tells how much of the input was used; its type does not know. Room for all of it and a byte
    // more spares zlib from gathering many small buffers.
    const options = { maxOutputLength: most, chunkSize: Math.max(OUT_OF_POOL_BYTES, most + 1), info: true };
    const done = inflateRawSync(packed, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    if (done.engine.bytesWritten !== packed.length) throw otherContent();
    return done.buffer;
  } catch (error) {
    throw nodeCode(error) === "ERR_BUFFER_TOO_LARGE" ? otherContent() : contentFault(error);
  }
}

function otherContent(): BadContent {
  return new BadContent("holds other content than its size and CRC say");
}
