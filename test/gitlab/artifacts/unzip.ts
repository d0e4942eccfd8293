import { inflateRawSync } from "node:zlib";

/** An entry of an archive, as its directory at the end lists it. */
export interface ZipEntry {
  /** Folders end in a slash. */
  readonly path: string;
  readonly size: number;
  /** Unix mode with type bits, 0 when the archive was not made on Unix. */
  readonly mode: number;
  read(): Uint8Array;
}

/** The entries of an archive; an archive that cannot be read has none. */
export function listZip(bytes: Uint8Array): readonly ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > buffer.length) return [];
  const entries: ZipEntry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== 0x02014b50) return [];
    const lengths = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset));
    const [nameLength = 0] = lengths;
    entries.push(entryAt(buffer, at, nameLength));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return entries;
}

function entryAt(buffer: Buffer, at: number, nameLength: number): ZipEntry {
  const method = buffer.readUInt16LE(at + 10);
  const packed = buffer.readUInt32LE(at + 20);
  const offset = buffer.readUInt32LE(at + 42);
  return {
    path: buffer.toString("utf8", at + 46, at + 46 + nameLength),
    size: buffer.readUInt32LE(at + 24),
    mode: buffer.readUInt16LE(at + 40),
    read() {
      const begin = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
      const data = buffer.subarray(begin, begin + packed);
      return method === 0 ? data : inflateRawSync(data);
    },
  };
}
