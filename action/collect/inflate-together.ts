import { gunzipSync } from "node:zlib";
import { letGo, OUT_OF_POOL_BYTES } from "./zip/let-go.ts";

/** A small entry's deflated bytes, and what they shall hold. */
export interface Deflated {
  readonly packed: Buffer;
  readonly sizeBytes: number;
  readonly crc32: number;
}

/** Begins a member of a gzip file (RFC 1952, section 2.3): deflated, nothing optional. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const MAGIC = HEADER.subarray(0, 3);
const TRAILER_BYTES = 8;

/**
 * The contents of small deflated entries, all of them held to size and CRC by zlib itself; undefined when any is not what it shall be.
 *
 * Node takes longer to set zlib up than zlib to unpack a small file, so the entries go through it in one call, as the members of one
 * gzip file. Where one member ends and the next begins is for zlib to find, so packed bytes could end early and go on with members
 * of their own: no member may begin where none was put, all bytes must be used, and the contents must be as long as announced. Bytes
 * that only look like a beginning are refused as well; who gets undefined looks at the entries one by one.
 */
export function inflateTogether(entries: readonly Deflated[]): readonly Buffer[] | undefined {
  const members = membersOf(entries);
  const sizeBytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  if (count(members, MAGIC) !== entries.length) return undefined;
  // With `info`, the answer also tells how much of the input was used; its type does not know.
  const options = { maxOutputLength: sizeBytes + 1, chunkSize: Math.max(OUT_OF_POOL_BYTES, sizeBytes + 1), info: true };
  try {
    const done = gunzipSync(members, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    if (done.engine.bytesWritten !== members.length || done.buffer.length !== sizeBytes) return undefined;
    let at = 0;
    return entries.map((entry) => done.buffer.subarray(at, (at += entry.sizeBytes)));
  } catch {
    return undefined;
  } finally {
    letGo(members);
  }
}

function membersOf(entries: readonly Deflated[]): Buffer {
  const around = HEADER.length + TRAILER_BYTES;
  const members = Buffer.allocUnsafeSlow(entries.reduce((sum, { packed }) => sum + packed.length + around, 0));
  let at = 0;
  for (const { packed, sizeBytes, crc32 } of entries) {
    members.set(HEADER, at);
    members.set(packed, at + HEADER.length);
    at += HEADER.length + packed.length;
    members.writeUInt32LE(crc32, at);
    members.writeUInt32LE(sizeBytes, at + 4);
    at += TRAILER_BYTES;
  }
  return members;
}

function count(bytes: Buffer, sought: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1)) found += 1;
  return found;
}
