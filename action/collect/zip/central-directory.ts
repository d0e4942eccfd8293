import { printable } from "../../../shared/text/printable.ts";
import { type Refusal, refused } from "../refusal.ts";
import type { ZipEntry } from "./entry.ts";
import { entryName } from "./entry-name.ts";
import { EXTRA, extraField, readU64 } from "./extra-fields.ts";

const ROW_BYTES = 46;
const ROW_SIGNATURE = 0x02014b50;
const NARROW_FULL = 0xffffffff;

/** Reads the rows of a central directory (APPNOTE 4.3.12); there must be exactly as many as announced, and nothing else. */
export function readCentralDirectory(
  directory: Buffer,
  expected: number,
): { readonly kind: "entries"; readonly entries: readonly ZipEntry[] } | Refusal {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + ROW_BYTES > directory.length || directory.readUInt32LE(at) !== ROW_SIGNATURE)
      return refused("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is not one`);
    const nameEnd = at + ROW_BYTES + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const rowEnd = extraEnd + directory.readUInt16LE(at + 32);
    if (rowEnd > directory.length)
      return refused("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is cut off`);
    const nameBytes = directory.subarray(at + ROW_BYTES, nameEnd);
    const row = readRow(directory.subarray(at, at + ROW_BYTES), nameBytes, directory.subarray(nameEnd, extraEnd));
    if ("kind" in row) return row;
    entries.push(row);
    at = rowEnd;
  }
  if (entries.length !== expected)
    return refused("ARTIFACTS_CORRUPT", `it announces ${expected} entries and lists ${entries.length}`);
  return { kind: "entries", entries };
}

function readRow(row: Buffer, nameBytes: Buffer, extra: Buffer): ZipEntry | Refusal {
  const flags = row.readUInt16LE(8);
  const name = entryName(nameBytes, flags, extra);
  if (name === undefined)
    return refused(
      "ARTIFACTS_CORRUPT",
      `a name is marked as UTF-8 and is not (${printable(nameBytes.toString("latin1"))})`,
    );
  const wide = readWide(row, extra);
  if (wide === undefined)
    return refused("ARTIFACTS_CORRUPT", `${printable(name)} has a size or place that is missing from its zip64 field`);
  if (wide.disk !== 0)
    return refused("ARTIFACTS_UNSUPPORTED", `${printable(name)} lies in another file of a divided archive`);
  const modifiedS = modificationTime(extra);
  return {
    name,
    nameBytes,
    flags,
    method: row.readUInt16LE(10),
    crc32: row.readUInt32LE(16),
    packedBytes: wide.packedBytes,
    sizeBytes: wide.sizeBytes,
    offset: wide.offset,
    mode: row.readUInt16LE(40),
    ...(modifiedS === undefined ? {} : { modifiedS }),
  };
}

/** Sizes and place, each from the zip64 field where the row has no room for it (APPNOTE 4.5.3: in this order). */
function readWide(row: Buffer, extra: Buffer) {
  const field = extraField(extra, EXTRA.zip64) ?? Buffer.alloc(0);
  let at = 0;
  let complete = true;
  const take = (narrow: number, full: number, bytes: 4 | 8): number => {
    if (narrow !== full) return narrow;
    if (at + bytes > field.length) {
      complete = false;
      return narrow;
    }
    const value = bytes === 8 ? readU64(field, at) : field.readUInt32LE(at);
    at += bytes;
    return value;
  };
  const sizeBytes = take(row.readUInt32LE(24), NARROW_FULL, 8);
  const packedBytes = take(row.readUInt32LE(20), NARROW_FULL, 8);
  const offset = take(row.readUInt32LE(42), NARROW_FULL, 8);
  const disk = take(row.readUInt16LE(34), 0xffff, 4);
  return complete ? { sizeBytes, packedBytes, offset, disk } : undefined;
}

/** The extended timestamp (Info-ZIP, Go's archive/zip); the DOS fields have no time zone and are left alone. */
export function modificationTime(extra: Buffer): number | undefined {
  const field = extraField(extra, EXTRA.timestamp);
  return field !== undefined && field.length >= 5 && ((field[0] ?? 0) & 1) === 1 ? field.readInt32LE(1) : undefined;
}
