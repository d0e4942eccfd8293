import { createHash } from "node:crypto";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { nodeCode } from "../../shared/errors/node-code.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Files } from "./files.ts";
import type { PlannedEntry } from "./judge-entries.ts";
import { refusalError, refused } from "./refusal.ts";
import type { ByteCursor } from "./zip/byte-cursor.ts";
import { LOCAL_HEADER_BYTES, METHOD } from "./zip/entry.ts";
import { localDisagreement, localTailBytes } from "./zip/local-header.ts";

/** Entries up to these sizes are unpacked in one go: a stream for each would cost more than the unpacking. */
const SMALL_PACKED_BYTES = 1024 ** 2;
const SMALL_BYTES = 4 * 1024 ** 2;

const CHUNK_BYTES = 256 * 1024;
const ANY_EXECUTE_BIT = 0o111;

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
  const tail = tailBytes === undefined ? undefined : await cursor.take(tailBytes);
  if (header === undefined || tail === undefined)
    throw corrupt(what, path, "has no header where the table of contents says");
  const differs = localDisagreement(header, tail, entry);
  if (differs !== undefined)
    throw corrupt(
      what,
      path,
      `is described in two ways: the table of contents and its own header differ in ${differs}`,
    );
}

/** The bytes of a small entry the cursor has entered, held to its size and CRC. */
export async function unpackWhole(cursor: ByteCursor, { path, entry }: PlannedEntry, what: string): Promise<Buffer> {
  const packed = await cursor.take(entry.packedBytes);
  if (packed === undefined) throw corrupt(what, path, "runs past the end of the data");
  const bytes = entry.method === METHOD.stored ? packed : inflate(packed, entry.sizeBytes, what, path);
  if (bytes.length !== entry.sizeBytes || crc32(bytes) !== entry.crc32) throw differentContent(what, path);
  return bytes;
}

/** Whether `unpackWhole` is for it. */
function isSmall({ entry }: PlannedEntry): boolean {
  return entry.packedBytes <= SMALL_PACKED_BYTES && entry.sizeBytes <= SMALL_BYTES;
}

/**
 * Writes the entry the cursor has entered to a new file `to`, and returns its SHA-256 in hexadecimal.
 *
 * The bytes are counted as they come: an entry that holds more than announced is cut off at once. What has been written
 * of a bad entry is the caller's to remove.
 */
export async function unpackFile(
  files: Files,
  cursor: ByteCursor,
  planned: PlannedEntry,
  to: string,
  what: string,
  signal: AbortSignal,
): Promise<string> {
  const { entry, path } = planned;
  const attributes = {
    executable: (entry.mode & ANY_EXECUTE_BIT) !== 0,
    ...(entry.modifiedS === undefined ? {} : { modifiedS: entry.modifiedS }),
  };
  const hash = createHash("sha256");
  if (isSmall(planned)) {
    const bytes = await unpackWhole(cursor, planned, what);
    files.writeNow(to, bytes, attributes);
    return hash.update(bytes).digest("hex");
  }
  let [size, crc] = [0, 0];
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > entry.sizeBytes) return done(differentContent(what, path));
      crc = crc32(chunk, crc);
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  const packed = Readable.from(cursor.pieces(entry.packedBytes), { objectMode: false, highWaterMark: CHUNK_BYTES });
  const target = files.create(to, attributes);
  if (entry.method === METHOD.stored) {
    await pipeline(packed, check, target, { signal });
  } else {
    const inflating = createInflateRaw({ chunkSize: CHUNK_BYTES });
    try {
      await pipeline(packed, inflating, check, target, { signal });
    } catch (error) {
      throw isZlib(error) ? corrupt(what, path, "cannot be unpacked", error) : error;
    }
    if (inflating.bytesWritten !== entry.packedBytes) throw differentContent(what, path);
  }
  if (size !== entry.sizeBytes || crc !== entry.crc32) throw differentContent(what, path);
  return hash.digest("hex");
}

function inflate(packed: Buffer, sizeBytes: number, what: string, path: string): Buffer {
  try {
    // With `info`, the answer also tells how much of the input was used; its type does not know.
    const done = inflateRawSync(packed, { maxOutputLength: Math.max(1, sizeBytes), info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    if (done.engine.bytesWritten !== packed.length) throw differentContent(what, path);
    return done.buffer;
  } catch (error) {
    if (nodeCode(error) === "ERR_BUFFER_TOO_LARGE") throw differentContent(what, path);
    throw isZlib(error) ? corrupt(what, path, "cannot be unpacked", error) : error;
  }
}

function isZlib(error: unknown): boolean {
  return nodeCode(error)?.startsWith("Z_") === true;
}

function differentContent(what: string, path: string): Error {
  return corrupt(what, path, "holds other content than its size and CRC say");
}

function corrupt(what: string, path: string, why: string, cause?: unknown): Error {
  return refusalError(refused("ARTIFACTS_CORRUPT", `\`${printable(path)}\` ${why}`), what, cause);
}
