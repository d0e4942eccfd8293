import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { printable } from "../../shared/text/printable.ts";
import type { FetchedArchive } from "./fetch-archive.ts";
import type { Files } from "./files.ts";
import { judgeEntries, type PlannedEntry } from "./judge-entries.ts";
import { judgeLink } from "./judge-link.ts";
import type { ExtractLimits } from "./limits.ts";
import { refusalError, refused } from "./refusal.ts";
import { enterEntry, unpackFile, unpackWhole } from "./unpack-entry.ts";
import { ByteCursor } from "./zip/byte-cursor.ts";
import { leastEnd } from "./zip/local-header.ts";

/** A file that was unpacked. */
export interface ExtractedFile {
  /** Below the target folder, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** In hexadecimal; of a link, of its target's text. */
  readonly sha256: string;
  /** Where it points, when it is a symbolic link. */
  readonly linkTo?: string;
}

/** What to unpack, and where. */
export interface UnpackOrder {
  readonly archive: FetchedArchive;
  /** How messages call it. */
  readonly what: string;
  /** A folder that is there, empty, and nobody else's: on failure it is left as it is, for the caller to remove. */
  readonly root: string;
  readonly wanted: (path: string) => boolean;
  readonly limits: ExtractLimits;
  /** Told how many bytes it will be once the archive is judged, before the first is written; may throw to stop it. */
  readonly onJudged?: (totalBytes: number) => void;
}

/**
 * Unpacks the wanted files of an archive into an empty folder, in one pass over it.
 *
 * Everything the table of contents tells, and the target of every link, is judged before the first write. Each file is
 * then held to its announced size and CRC. Links are made last, so that nothing can be written through one.
 */
export async function unpackArchive(
  files: Files,
  order: UnpackOrder,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[]> {
  const { archive, what, root } = order;
  const { entries, offset: directoryOffset } = archive.directory;
  const plan = judgeEntries({ ...order, entries, directoryOffset, platform: files.platform });
  if (plan.kind === "refused") throw refusalError(plan, what);
  const links = await readLinks(order, plan.links, signal);
  order.onJudged?.(plan.totalBytes);
  for (const folder of plan.folders) files.makeFolderNow(join(root, folder));
  const extracted: ExtractedFile[] = [];
  const cursor = new ByteCursor(archive.file, directoryOffset);
  try {
    for (const planned of plan.files) {
      signal.throwIfAborted();
      await enterEntry(cursor, planned, what);
      const sha256 = await unpackFile(files, cursor, planned, join(root, planned.path), what, signal);
      extracted.push({ path: planned.path, sizeBytes: planned.entry.sizeBytes, sha256 });
    }
  } catch (error) {
    // A stream that is told to stop says so in its own words; callers want the reason they gave.
    signal.throwIfAborted();
    throw error;
  } finally {
    await cursor.close();
  }
  for (const link of links) {
    await files.makeLink(join(root, link.path), link.linkTo);
    extracted.push(link);
  }
  return extracted.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readLinks({ archive, what }: UnpackOrder, links: readonly PlannedEntry[], signal: AbortSignal) {
  const read: (ExtractedFile & { readonly linkTo: string })[] = [];
  for (const planned of links) {
    signal.throwIfAborted();
    // Links lie scattered among files: read no further than one entry can reach with the longest extra field.
    const end = Math.min(archive.directory.offset, leastEnd(planned.entry) + 0xffff);
    const cursor = new ByteCursor(archive.file, end);
    try {
      await enterEntry(cursor, planned, what);
      const bytes = await unpackWhole(cursor, planned, what);
      const linkTo = bytes.toString("utf8");
      const wrong = isUtf8(bytes) ? judgeLink(planned.path, linkTo) : "has a target that is not UTF-8";
      if (wrong !== undefined)
        throw refusalError(refused("ARTIFACTS_UNSAFE_LINK", `the link \`${printable(planned.path)}\` ${wrong}`), what);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      read.push({ path: planned.path, sizeBytes: bytes.length, sha256, linkTo });
    } finally {
      await cursor.close();
    }
  }
  return read;
}
