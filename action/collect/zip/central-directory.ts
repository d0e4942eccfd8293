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
  // Of thousands of rows, the first ones run before anything of this is compiled; a view's methods are fast from the start.
  const view = new DataView(directory.buffer, directory.byteOffset, directory.length);
  let at = 0;
  while (at < directory.length) {
    if (at + ROW_BYTES > directory.length || view.getUint32(at, true) !== ROW_SIGNATURE)
      return refused("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is not one`);
    const nameEnd = at + ROW_BYTES + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const rowEnd = extraEnd + view.getUint16(at + 32, true);
    if (rowEnd > directory.length)
      return refused("ARTIFACTS_CORRUPT", `row ${entries.length + 1} of its central directory is cut off`);
    const nameBytes = directory.subarray(at + ROW_BYTES, nameEnd);
    const row = readRow(view, at, nameBytes, directory.subarray(nameEnd, extraEnd));
    if ("kind" in row) return row;
    entries.push(row);
    at = rowEnd;
  }
  if (entries.length !== expected)
    return refused("ARTIFACTS_CORRUPT", `it announces ${expected} entries and lists ${entries.length}`);
  return { kind: "entries", entries };
}

function readRow(view: DataView, at: number, nameBytes: Buffer, extra: Buffer): ZipEntry | Refusal {
  const flags = view.getUint16(at + 8, true);
  const name = entryName(nameBytes, flags, extra);
  if (name === undefined)
    return refused(
      "ARTIFACTS_CORRUPT",
      `a name is marked as UTF-8 and is not (${printable(nameBytes.toString("latin1"))})`,
    );
  const wide = readWide(view, at, extra);
  if (wide === undefined)
    return refused("ARTIFACTS_CORRUPT", `${printable(name)} has a size or place that is missing from its zip64 field`);
  if (wide.disk !== 0)
    return refused("ARTIFACTS_UNSUPPORTED", `${printable(name)} lies in another file of a divided archive`);
  const modifiedS = modificationTime(extra);
  return {
    name,
    nameBytes,
    flags,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    packedBytes: wide.packedBytes,
    sizeBytes: wide.sizeBytes,
    offset: wide.offset,
    mode: view.getUint16(at + 40, true),
    ...(modifiedS === undefined ? {} : { modifiedS }),
  };
}

/** Sizes and place, each from the zip64 field where the row has no room for it (APPNOTE 4.5.3: in this order). */
function readWide(view: DataView, row: number, extra: Buffer) {
  const narrow = {
    sizeBytes: view.getUint32(row + 24, true),
    packedBytes: view.getUint32(row + 20, true),
    offset: view.getUint32(row + 42, true),
    disk: view.getUint16(row + 34, true),
  };
  // Nearly all rows: there is nothing to look for.
  if (Math.max(narrow.sizeBytes, narrow.packedBytes, narrow.offset) < NARROW_FULL && narrow.disk < 0xffff)
    return narrow;
  const field = extraField(extra, EXTRA.zip64) ?? Buffer.alloc(0);
  let at = 0;
  let complete = true;
  const take = (value: number, full: number, bytes: 4 | 8): number => {
    if (value !== full) return value;
    if (at + bytes > field.length) {
      complete = false;
      return value;
    }
    const wide = bytes === 8 ? readU64(field, at) : field.readUInt32LE(at);
    at += bytes;
    return wide;
  };
  const sizeBytes = take(narrow.sizeBytes, NARROW_FULL, 8);
  const packedBytes = take(narrow.packedBytes, NARROW_FULL, 8);
  const offset = take(narrow.offset, NARROW_FULL, 8);
  const disk = take(narrow.disk, 0xffff, 4);
  return complete ? { sizeBytes, packedBytes, offset, disk } : undefined;
}

/** The extended timestamp (Info-ZIP, Go's archive/zip); the DOS fields have no time zone and are left alone. */
export function modificationTime(extra: Buffer): number | undefined {
  const field = extraField(extra, EXTRA.timestamp);
  return field !== undefined && field.length >= 5 && ((field[0] ?? 0) & 1) === 1 ? field.readInt32LE(1) : undefined;
}
