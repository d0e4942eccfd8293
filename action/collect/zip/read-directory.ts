import { printable } from "../../../shared/text/printable.ts";
import type { ExtractLimits } from "../limits.ts";
import { type Refusal, refused } from "../refusal.ts";
import type { ByteSource } from "./byte-source.ts";
import { readCentralDirectory } from "./central-directory.ts";
import { type EndRecord, findEndRecord, readZip64Record, TAIL_BYTES, ZIP64_RECORD_BYTES } from "./end-record.ts";
import type { ZipEntry } from "./entry.ts";

/** An archive's table of contents. */
export interface ZipDirectory {
  readonly kind: "directory";
  readonly entries: readonly ZipEntry[];
  /** Where the entries' data ends and the directory begins. */
  readonly offset: number;
}

/** As much of a source as that takes. */
type Readable = Pick<ByteSource, "lengthBytes" | "read">;

/** A directory of 100,000 entries with names of 100 characters takes 20 MB. */
const MOST_DIRECTORY_BYTES = 128 * 1024 ** 2;

/** Reads the central directory: two or three small reads, whatever the archive's size. */
export async function readDirectory(source: Readable, limits: ExtractLimits): Promise<ZipDirectory | Refusal> {
  const end = await endRecord(source);
  if (end.kind === "missing") return notAZip(await source.read(0, Math.min(60, source.lengthBytes)));
  if (end.kind === "refused") return end;
  if (end.kind === "zip64") return refused("ARTIFACTS_CORRUPT", "its zip64 end record points to another one");
  const { offset, lengthBytes, entries: expected } = end.place;
  if (expected > limits.maxEntries)
    return refused(
      "ARTIFACTS_TOO_MANY_ENTRIES",
      `it has ${expected} entries, and at most ${limits.maxEntries} are accepted`,
    );
  if (lengthBytes > MOST_DIRECTORY_BYTES)
    return refused("ARTIFACTS_TOO_LARGE", `its table of contents takes ${lengthBytes} bytes`);
  const rows = readCentralDirectory(await source.read(offset, lengthBytes), expected);
  return rows.kind === "refused" ? rows : { kind: "directory", entries: rows.entries, offset };
}

async function endRecord(source: Readable): Promise<EndRecord> {
  const tailBytes = Math.min(TAIL_BYTES, source.lengthBytes);
  const tailOffset = source.lengthBytes - tailBytes;
  const found = findEndRecord(await source.read(tailOffset, tailBytes), tailOffset);
  if (found.kind !== "zip64") return found;
  const record = await source.read(found.recordOffset, ZIP64_RECORD_BYTES);
  return readZip64Record(record, found.recordOffset, found.narrow);
}

/** Without an end record it was a zip that lost its end, or it never was one. */
function notAZip(head: Buffer): Refusal {
  if (head.length === 0) return refused("ARTIFACTS_NOT_A_ZIP", "it is empty");
  if (head.subarray(0, 2).toString("latin1") === "PK")
    return refused("ARTIFACTS_TRUNCATED", "it starts as a zip file does, but its end is missing");
  return refused("ARTIFACTS_NOT_A_ZIP", `it starts with \`${printable(head.toString("latin1"))}\``);
}
