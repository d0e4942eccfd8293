import { FLAG, LOCAL_HEADER_BYTES, type ZipEntry } from "./entry.ts";
import { EXTRA, extraField, readU64 } from "./extra-fields.ts";

const SIGNATURE = 0x04034b50;
const NARROW_FULL = 0xffffffff;

/** A local header as it stands in an archive. */
export interface LocalHeader {
  readonly offset: number;
  /** Its fixed part. */
  readonly fixed: Buffer;
  /** Name and extra field. */
  readonly tail: Buffer;
}

/** Length of the name and extra field that follow a local header's fixed part; undefined when it is not a local header. */
export function localTailBytes(header: Buffer): number | undefined {
  return header.readUInt32LE(0) === SIGNATURE ? header.readUInt16LE(26) + header.readUInt16LE(28) : undefined;
}

/**
 * What a local header says otherwise than the central directory does; undefined when they agree.
 *
 * Readers differ in which of the two they trust, so an archive in which they differ means different things to different
 * programs. With sizes written after the data, as a GitLab runner does, the header's own are 0 and say nothing.
 *
 * @param header the fixed part
 * @param tail name and extra field, and whatever comes behind them
 */
export function localDisagreement(header: Buffer, tail: Buffer, entry: ZipEntry): string | undefined {
  const { nameBytes } = entry;
  const nameLength = header.readUInt16LE(26);
  if (nameLength !== nameBytes.length || tail.compare(nameBytes, 0, nameLength, 0, nameLength) !== 0) return "its name";
  if (header.readUInt16LE(8) !== entry.method) return "its compression method";
  const flags = header.readUInt16LE(6);
  if (((flags ^ entry.flags) & FLAG.encrypted) !== 0) return "whether it is encrypted";
  const wide = (narrow: number, at: number) => {
    if (narrow !== NARROW_FULL) return narrow;
    const zip64 = extraField(tail.subarray(nameLength, nameLength + header.readUInt16LE(28)), EXTRA.zip64);
    return zip64 !== undefined && zip64.length >= at + 8 ? readU64(zip64, at) : narrow;
  };
  const local = {
    crc32: header.readUInt32LE(14),
    packedBytes: wide(header.readUInt32LE(18), 8),
    sizeBytes: wide(header.readUInt32LE(22), 0),
  };
  const unknown = (value: number) => (flags & FLAG.sizesFollow) !== 0 && (value === 0 || value === NARROW_FULL);
  if (!unknown(local.crc32) && local.crc32 !== entry.crc32) return "its CRC";
  if (!unknown(local.packedBytes) && local.packedBytes !== entry.packedBytes) return "its packed size";
  if (!unknown(local.sizeBytes) && local.sizeBytes !== entry.sizeBytes) return "its size";
  return undefined;
}

/** The least room an entry takes in the archive: what its local header adds beyond the name cannot be known yet. */
export function leastEnd(entry: ZipEntry): number {
  return entry.offset + LOCAL_HEADER_BYTES + entry.nameBytes.length + entry.packedBytes;
}
