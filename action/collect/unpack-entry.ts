import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { printable } from "../../shared/text/printable.ts";
import type { Files } from "./files.ts";
import type { PlannedEntry } from "./judge-entries.ts";
import { refusalError, refused } from "./refusal.ts";
import {
  BadContent,
  ContentCheck,
  contentFault,
  isSmall,
  sha256Of,
  type UnpackTask,
  unpackWhole,
} from "./unpack-bytes.ts";
import type { Unpacker } from "./unpacker.ts";
import type { ByteCursor } from "./zip/byte-cursor.ts";
import { LOCAL_HEADER_BYTES, METHOD } from "./zip/entry.ts";
import { localDisagreement, localTailBytes } from "./zip/local-header.ts";

const CHUNK_BYTES = 256 * 1024;
const ANY_EXECUTE_BIT = 0o111;

/** What is to be done for a planned file. */
export function taskOf({ entry }: PlannedEntry, index: number, to: string): UnpackTask {
  const { method, packedBytes, sizeBytes, crc32, mode, modifiedS } = entry;
  const task = { index, to, method, packedBytes, sizeBytes, crc32, executable: (mode & ANY_EXECUTE_BIT) !== 0 };
  return modifiedS === undefined ? task : { ...task, modifiedS };
}

/** Moves to an entry's data, having held its local header against the central directory. */
export async function enterEntry(cursor: ByteCursor, { path, entry }: PlannedEntry, what: string): Promise<void> {
  // Longer extra fields in the headers than in the table of contents can hide an overlap until here.
  if (entry.offset < cursor.position)
    throw refusalError(
      refused("ARTIFACTS_BOMB", `the data of \`${printable(path)}\` and of the one before it overlap`),
      what,
    );
  await cursor.moveTo(entry.offset);
  const header = await cursor.take(LOCAL_HEADER_BYTES);
  const tailBytes = header === undefined ? undefined : localTailBytes(header);
  const tail = tailBytes === undefined ? undefined : await cursor.take(tailBytes, LOCAL_HEADER_BYTES);
  if (header === undefined || tail === undefined)
    throw corrupt(what, path, "has no header where the table of contents says");
  const differs = localDisagreement(header, tail, entry);
  if (differs !== undefined) throw contradicted(what, path, differs);
}

/** The same at once, where the header has come already; else nothing is moved, and it says false. */
export function enterEntryNow(cursor: ByteCursor, { path, entry }: PlannedEntry, what: string): boolean {
  const header = cursor.peekNow(entry.offset, LOCAL_HEADER_BYTES);
  const tailBytes = header === undefined ? undefined : localTailBytes(header);
  if (header === undefined || tailBytes === undefined || header.length < LOCAL_HEADER_BYTES + tailBytes) return false;
  const differs = localDisagreement(header, header.subarray(LOCAL_HEADER_BYTES), entry);
  if (differs !== undefined) throw contradicted(what, path, differs);
  cursor.skipNow(entry.offset - cursor.position + LOCAL_HEADER_BYTES + tailBytes);
  return true;
}

/** The content of a small entry the cursor has entered, held to its size and CRC. */
export async function readWhole(cursor: ByteCursor, path: string, task: UnpackTask, what: string): Promise<Buffer> {
  const packed = await cursor.take(task.packedBytes);
  if (packed === undefined) throw unreadable(what, path);
  try {
    return unpackWhole(task, packed);
  } catch (error) {
    throw refusedContent(what, path, error);
  }
}

/** Makes files in this very thread: for archives that are done before another thread would have started. */
export class UnpackerHere implements Unpacker {
  readonly #files: Files;
  readonly #what: string;
  readonly #signal: AbortSignal;
  readonly #sums = new Map<number, string>();

  constructor(files: Files, what: string, signal: AbortSignal) {
    this.#files = files;
    this.#what = what;
    this.#signal = signal;
  }

  takeNow(): boolean {
    return false;
  }

  async take(cursor: ByteCursor, { path }: PlannedEntry, task: UnpackTask): Promise<void> {
    if (isSmall(task)) {
      const bytes = await readWhole(cursor, path, task, this.#what);
      this.#files.writeNow(task.to, bytes, task);
      this.#sums.set(task.index, sha256Of(bytes));
      return;
    }
    try {
      this.#sums.set(task.index, await this.#stream(cursor, task));
    } catch (error) {
      throw refusedContent(this.#what, path, error);
    }
  }

  async done(): Promise<ReadonlyMap<number, string>> {
    return this.#sums;
  }

  async giveUp(): Promise<void> {}

  /** What has been written of a bad entry is the caller's to remove. */
  async #stream(cursor: ByteCursor, task: UnpackTask): Promise<string> {
    const content = new ContentCheck(task);
    const check = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        try {
          content.add(chunk);
        } catch (error) {
          return done(error instanceof Error ? error : null);
        }
        return done(null, chunk);
      },
    });
    const packed = Readable.from(cursor.pieces(task.packedBytes), { objectMode: false, highWaterMark: CHUNK_BYTES });
    const target = this.#files.create(task.to, task);
    const signal = this.#signal;
    if (task.method === METHOD.stored) {
      await pipeline(packed, check, target, { signal });
      return content.end(task.packedBytes);
    }
    const inflating = createInflateRaw({ chunkSize: CHUNK_BYTES });
    await pipeline(packed, inflating, check, target, { signal });
    return content.end(inflating.bytesWritten);
  }
}

/** An entry whose bytes are not what they should be. */
export function corrupt(what: string, path: string, why: string, cause?: unknown): Error {
  return refusalError(refused("ARTIFACTS_CORRUPT", `\`${printable(path)}\` ${why}`), what, cause);
}

function contradicted(what: string, path: string, differs: string): Error {
  const why = `is described in two ways: the table of contents and its own header differ in ${differs}`;
  return corrupt(what, path, why);
}

/** An entry whose bytes end before it does. */
export function unreadable(what: string, path: string): Error {
  return corrupt(what, path, "runs past the end of the data");
}

function refusedContent(what: string, path: string, error: unknown): unknown {
  const fault = contentFault(error);
  return fault instanceof BadContent ? corrupt(what, path, fault.why, fault.cause) : error;
}
