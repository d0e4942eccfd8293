import type { ListedFile } from "../../shared/gitlab/artifact-files.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import type { Platform } from "./entry-path.ts";
import { type ExtractPlan, judgeEntries } from "./judge-entries.ts";
import type { ExtractLimits } from "./limits.ts";
import { METHOD } from "./zip/entry.ts";

/** The server's way to the files of an archive one by one. */
export interface SingleFiles {
  /** Every file of it; undefined where the server has no such list. */
  list(signal: AbortSignal): Promise<readonly ListedFile[] | undefined>;
  open(path: string, signal: AbortSignal): Promise<ArchiveStream>;
}

/** An archive of less is here before its files are asked for. */
const WORTH_LISTING_BYTES = 1024 ** 2;

/** More requests than this are no longer "one or a few", whatever they would bring. */
const MOST_FILES = 10;

/** Headers and the server's own work for a file, in bytes that an archive would have brought meanwhile. */
const EXTRA_BYTES = 50_000;

/** Where nobody says how long the archive is, files of so much together are fetched one by one. */
const SURELY_LESS_BYTES = 10 * 1024 ** 2;

/** Whether it can pay at all to ask for the list of files before an archive of that length is read. */
export function isWorthListing(archiveBytes: number | undefined): boolean {
  return archiveBytes === undefined || archiveBytes >= WORTH_LISTING_BYTES;
}

/** What is asked of `planSingles`. */
export interface SinglesOrder {
  readonly archiveBytes: number | undefined;
  readonly limits: ExtractLimits;
  readonly platform: Platform;
  readonly wanted: (path: string) => boolean;
}

/**
 * Which files to fetch one by one, where that moves fewer bytes than the archive; undefined where it does not, or where
 * something about the list is for the archive's own judge to refuse.
 *
 * All names are judged, wanted or not, as those of an archive are. Links cannot be had this way, nor can a file `tree` at the root.
 */
export function planSingles(listed: readonly ListedFile[], order: SinglesOrder): ExtractPlan | undefined {
  let offset = 0;
  const entries = listed.map(({ path, sizeBytes, mode }) => {
    const nameBytes = Buffer.from(path);
    const sizes = { packedBytes: sizeBytes, sizeBytes, offset };
    const entry = { name: path, nameBytes, flags: 0, method: METHOD.stored, crc32: 0, mode, ...sizes };
    offset += 30 + nameBytes.length + sizeBytes;
    return entry;
  });
  const plan = judgeEntries({ ...order, entries, directoryOffset: offset });
  if (plan.kind === "refused" || plan.links.length > 0 || plan.files.length > MOST_FILES) return undefined;
  // A name that is spelt otherwise in the archive would be another address.
  if (plan.files.some(({ path, entry }) => path === "tree" || path !== entry.name)) return undefined;
  const most = order.archiveBytes ?? SURELY_LESS_BYTES;
  return plan.totalBytes + EXTRA_BYTES * plan.files.length < most ? plan : undefined;
}
