import { type Refusal, refused } from "../refusal.ts";
import { readU64 } from "./extra-fields.ts";

/** Where the central directory lies. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly lengthBytes: number;
  readonly entries: number;
}

/** What the end of an archive says. */
export type EndRecord =
  | { readonly kind: "directory"; readonly place: DirectoryPlace }
  /** The directory's place stands in a second record, to be read at `recordOffset` and given to `readZip64Record`. */
  | { readonly kind: "zip64"; readonly recordOffset: number; readonly narrow: DirectoryPlace }
  | { readonly kind: "missing" }
  | Refusal;

const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const SIGNATURE_BYTES = Buffer.from("PK\u0005\u0006", "latin1");
const LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_SIGNATURE = 0x06064b50;

/** The zip64 end record without its extensible part. */
export const ZIP64_RECORD_BYTES = 56;

/** How much of an archive's end `findEndRecord` needs: both records and the longest comment. */
export const TAIL_BYTES = LOCATOR_BYTES + END_BYTES + 0xffff;

/**
 * Finds the end record in the archive's last bytes (APPNOTE 4.3.14 to 4.3.16).
 *
 * It is the one behind whose comment nothing comes: an archive with bytes after it was cut or added to. Zeros may follow, with
 * which bsdtar fills up what it writes to a pipe. Where a comment looks like an end record of its own, readers differ in which of the
 * two they take, and the archive is refused.
 *
 * @param tailOffset where `tail` starts in the archive
 */
export function findEndRecord(tail: Buffer, tailOffset: number): EndRecord {
  const [at, another] = endsIn(tail);
  if (at === undefined) return { kind: "missing" };
  if (another !== undefined) return refused("ARTIFACTS_CORRUPT", "it has two ends");
  const narrow = {
    entries: tail.readUInt16LE(at + 10),
    lengthBytes: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const locatorAt = at - LOCATOR_BYTES;
  if (locatorAt >= 0 && tail.readUInt32LE(locatorAt) === LOCATOR_SIGNATURE) {
    if (tail.readUInt32LE(locatorAt + 4) !== 0 || tail.readUInt32LE(locatorAt + 16) > 1) return severalDisks();
    const recordOffset = readU64(tail, locatorAt + 8);
    if (recordOffset + ZIP64_RECORD_BYTES > tailOffset + locatorAt)
      return refused("ARTIFACTS_CORRUPT", "its zip64 end record lies outside of it");
    return { kind: "zip64", recordOffset, narrow };
  }
  const disks = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 6)];
  if (disks.some((disk) => disk !== 0) || tail.readUInt16LE(at + 8) !== narrow.entries) return severalDisks();
  return placed(narrow, tailOffset + at);
}

/** Where an end record is whose comment reaches to the end; else, where one is behind which only zeros come. */
function endsIn(tail: Buffer): readonly number[] {
  let filledTo = tail.length;
  while (filledTo > 0 && tail[filledTo - 1] === 0) filledTo -= 1;
  const [exact, filledUp]: [number[], number[]] = [[], []];
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    at = tail.lastIndexOf(SIGNATURE_BYTES, at);
    if (at < 0) break;
    const end = at + END_BYTES + tail.readUInt16LE(at + 20);
    if (end === tail.length) exact.push(at);
    else if (end >= filledTo && end < tail.length) filledUp.push(at);
  }
  return exact.length > 0 ? exact : filledUp;
}

/** Reads the zip64 end record; what the narrow record says without overflowing must agree with it. */
export function readZip64Record(record: Buffer, recordOffset: number, narrow: DirectoryPlace): EndRecord {
  if (record.readUInt32LE(0) !== ZIP64_SIGNATURE)
    return refused("ARTIFACTS_CORRUPT", "its zip64 end record is not where it should be");
  const entries = readU64(record, 32);
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0 || readU64(record, 24) !== entries)
    return severalDisks();
  const wide = { entries, lengthBytes: readU64(record, 40), offset: readU64(record, 48) };
  const agrees =
    (narrow.entries === 0xffff || narrow.entries === wide.entries) &&
    (narrow.lengthBytes === 0xffffffff || narrow.lengthBytes === wide.lengthBytes) &&
    (narrow.offset === 0xffffffff || narrow.offset === wide.offset);
  if (!agrees) return refused("ARTIFACTS_CORRUPT", "its two end records contradict each other");
  return placed(wide, recordOffset);
}

function placed(place: DirectoryPlace, endOffset: number): EndRecord {
  if (place.offset + place.lengthBytes > endOffset)
    return refused("ARTIFACTS_CORRUPT", "its central directory lies outside of it");
  return { kind: "directory", place };
}

function severalDisks(): Refusal {
  return refused("ARTIFACTS_UNSUPPORTED", "it is one part of an archive that is spread over several files");
}
