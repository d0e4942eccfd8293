import { closeSync, openSync, readSync, statSync } from "node:fs";
import { endianness } from "node:os";
import { CodedError } from "../../../shared/errors/coded-error.ts";

/** The parts of a -shm file that tell whether its log is needed (https://sqlite.org/walformat.html#the_wal_index_header). */
const MX_FRAME_AT = 16;
const BACKFILLED_AT = 96;
const HEADER_BYTES = 136;

/** No SQLite file has pages smaller than this; of a shorter one SQLite says nothing, and begins it anew. */
const SMALLEST_PAGE_BYTES = 512;

/**
 * Throws STORE_INVALID when the store's write-ahead log holds, or held, what its file lacks, and the two are no longer together; and when
 * the file is the mere beginning of one.
 *
 * SQLite says nothing then: beside an empty or absent file it deletes the log, and without the log it shows the file as it was before.
 * Either way events that were accepted would be gone. Opens no file while a log is there: a relay of this process may hold locks on it.
 */
export function requireWhole(file: string): void {
  const sizeBytes = sizeOf(file);
  const logBytes = sizeOf(`${file}-wal`);
  if (sizeBytes > 0 && sizeBytes < SMALLEST_PAGE_BYTES) {
    throw new CodedError("STORE_INVALID", `The store ${file} was cut off: it has ${sizeBytes} bytes.`);
  }
  if (logBytes > 0) {
    if (sizeBytes > 0) return;
    throw new CodedError("STORE_INVALID", `The store ${file} is empty or gone, and its log ${file}-wal is not.`, {
      hint: "Put the file back that belongs to this log, or move the log and the -shm file away as well, to begin anew or from a backup.",
    });
  }
  const frames = framesOnlyInLog(`${file}-shm`);
  if (frames === 0) return;
  throw new CodedError(
    "STORE_INVALID",
    `The store ${file} lacks its log ${file}-wal, which held ${frames} pages that are nowhere else.`,
    {
      hint: "Put the -wal file back. To go on with the older state of the file, or a backup, move the -shm file away as well.",
    },
  );
}

/** How many pages had been committed to the log and not yet been copied to the file when this index was last written. */
function framesOnlyInLog(index: string): number {
  if (sizeOf(index) < HEADER_BYTES) return 0;
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = openSync(index, "r");
  try {
    readSync(handle, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(handle);
  }
  // In the byte order of the machine that wrote it, which is this one: such an index is never carried elsewhere.
  const [written, copied] = [MX_FRAME_AT, BACKFILLED_AT].map((at) =>
    endianness() === "LE" ? header.readUInt32LE(at) : header.readUInt32BE(at),
  );
  return Math.max(0, (written ?? 0) - (copied ?? 0));
}

/** 0 when there is no such file. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
