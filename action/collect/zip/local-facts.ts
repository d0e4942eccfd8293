import { modificationTime } from "./central-directory.ts";
import { EXTRA, extraField, readU64 } from "./extra-fields.ts";
import type { LocalHeader } from "./local-header.ts";
import type { Seal } from "./open-entry.ts";

const NARROW_FULL = 0xffffffff;

/** What a local header says, believed by nobody. With bit 3, its seal says nothing. */
export function localFacts({ fixed, tail }: LocalHeader) {
  const nameLength = fixed.readUInt16LE(26);
  const extra = tail.subarray(nameLength);
  const zip64 = extraField(extra, EXTRA.zip64) ?? Buffer.alloc(0);
  // APPNOTE 4.5.3: here both are there, the size first.
  const wide = (narrow: number, at: number) =>
    narrow === NARROW_FULL && zip64.length >= at + 8 ? readU64(zip64, at) : narrow;
  const seal: Seal = {
    crc32: fixed.readUInt32LE(14),
    packedBytes: wide(fixed.readUInt32LE(18), 8),
    sizeBytes: wide(fixed.readUInt32LE(22), 0),
  };
  return {
    nameBytes: tail.subarray(0, nameLength),
    extra,
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    seal,
    modifiedS: modificationTime(extra),
  };
}
