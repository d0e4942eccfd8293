import { join } from "node:path";
import type { Files } from "./files.ts";
import { type ExtractPlan, judgeEntries, type PlannedEntry } from "./judge-entries.ts";
import type { ExtractLimits } from "./limits.ts";
import { linkTarget } from "./link-target.ts";
import { refusalError } from "./refusal.ts";
import type { ExtractedFile, Judged } from "./unpack-archive.ts";
import { taskOf } from "./unpack-entry.ts";
import type { Streamed, StreamedEntry } from "./unpack-stream.ts";
import type { ZipEntry } from "./zip/entry.ts";
import { localDisagreement } from "./zip/local-header.ts";
import { Unstreamable } from "./zip/open-entry.ts";
import type { ZipDirectory } from "./zip/read-directory.ts";

/** What to judge an archive by that has been unpacked as it came. */
export interface SettleOrder {
  readonly streamed: Streamed;
  readonly directory: ZipDirectory;
  readonly what: string;
  readonly wanted: (path: string) => boolean;
  readonly limits: ExtractLimits;
  /** Told what it comes to; may throw to stop it. */
  readonly onJudged: (judged: Judged) => void;
}

/** An archive that has been judged: what it holds, and what came of each entry. */
export interface Settled {
  readonly plan: ExtractPlan;
  readonly came: ReadonlyMap<ZipEntry, StreamedEntry>;
}

/**
 * Judges an archive that has come by its table of contents, as any other. Its files may still be in the making.
 *
 * Throws the refusals that `unpackArchive` would, and Unstreamable when the table of contents and what came differ in the least: which of
 * the two is wrong, and what to say of it, is for another look at the archive.
 */
export function judgeStream({ platform }: Files, order: SettleOrder): Settled {
  const { streamed, directory, what, wanted, limits, onJudged } = order;
  const { entries, offset: directoryOffset } = directory;
  const plan = judgeEntries({ entries, directoryOffset, limits, platform, wanted });
  if (plan.kind === "refused") throw refusalError(plan, what);
  onJudged({ totalBytes: plan.totalBytes, spans: [] });
  return { plan, came: matched(streamed, directory) };
}

/**
 * Gives the files of a judged archive their names in `root`, a folder that is there, empty, and nobody else's; they are all made.
 *
 * Targets of links are judged before anything has a name. Throws ARTIFACTS_UNSAFE_LINK, ARTIFACTS_WRITE_FAILED, and Unstreamable when a
 * file is wanted that was not unpacked.
 *
 * @param sums the files' SHA-256 by their number
 */
export async function placeStream(
  files: Files,
  { plan, came }: Settled,
  { what, root }: { readonly what: string; readonly root: string },
  sums: ReadonlyMap<number, string>,
): Promise<readonly ExtractedFile[]> {
  const madeOf = ({ path, entry }: PlannedEntry) => {
    const { file, modifiedS } = came.get(entry) ?? {};
    if (file === undefined) throw new Unstreamable("A wanted file was not unpacked.");
    const made: ExtractedFile = { path, sizeBytes: entry.sizeBytes, sha256: sums.get(file.index) ?? "" };
    return { from: file.path, modifiedS, made };
  };
  const links: (ExtractedFile & { readonly linkTo: string })[] = [];
  for (const planned of plan.links) {
    const { from, made } = madeOf(planned);
    links.push({ ...made, linkTo: linkTarget(planned.path, await readAll(files, from), what) });
  }
  for (const folder of plan.folders) files.makeFolderNow(join(root, folder));
  const made = plan.files.map((planned, index) => {
    const { from, modifiedS: given, made } = madeOf(planned);
    const { executable, modifiedS } = taskOf(planned, index, "");
    const time = modifiedS === undefined || modifiedS === given ? {} : { modifiedS };
    if (executable || "modifiedS" in time) files.amendNow(from, { executable, ...time });
    files.moveNow(from, join(root, planned.path));
    return made;
  });
  for (const { path, linkTo } of links) await files.makeLink(join(root, path), linkTo);
  return [...made, ...links].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What came of each entry; everything is there on both sides, in the same places, and alike. */
function matched({ entries: came, offset }: Streamed, directory: ZipDirectory): ReadonlyMap<ZipEntry, StreamedEntry> {
  const listed = [...directory.entries].sort((a, b) => a.offset - b.offset);
  if (directory.offset !== offset || listed.length !== came.length) throw new Unstreamable("It has other entries.");
  const pairs = new Map<ZipEntry, StreamedEntry>();
  for (const [index, entry] of listed.entries()) {
    const one = came[index];
    if (one === undefined || !isAlike(entry, one)) throw new Unstreamable("An entry is described in two ways.");
    pairs.set(entry, one);
  }
  return pairs;
}

function isAlike(entry: ZipEntry, { header, crc32, packedBytes, sizeBytes }: StreamedEntry): boolean {
  return (
    entry.offset === header.offset &&
    entry.crc32 === crc32 &&
    entry.packedBytes === packedBytes &&
    entry.sizeBytes === sizeBytes &&
    localDisagreement(header.fixed, header.tail, entry) === undefined
  );
}

async function readAll(files: Files, path: string): Promise<Buffer> {
  const file = await files.open(path);
  try {
    return await file.read(0, file.lengthBytes);
  } finally {
    await file.close();
  }
}
