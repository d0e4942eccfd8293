import { join } from "node:path";
import type { Files } from "./files.ts";
import { type ExtractPlan, judgeEntries, type PlannedEntry } from "./judge-entries.ts";
import type { ExtractLimits } from "./limits.ts";
import { linkTarget } from "./link-target.ts";
import { refusalError } from "./refusal.ts";
import { sha256Of, type UnpackTask } from "./unpack-bytes.ts";
import { enterEntry, enterEntryNow, readWhole, taskOf, UnpackerHere } from "./unpack-entry.ts";
import { type Crew, CrewLost, type Unpacker } from "./unpacker.ts";
import { ByteCursor } from "./zip/byte-cursor.ts";
import type { ByteSource } from "./zip/byte-source.ts";
import type { ZipDirectory } from "./zip/read-directory.ts";
import { type Span, spansOf } from "./zip/spans.ts";

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

/** What unpacking stands on. */
export interface UnpackDeps {
  readonly files: Files;
  /** Threads that help with an archive that is worth it; without them this very thread does it all. */
  readonly crew?: Crew;
}

/** What to unpack, and where. */
export interface UnpackOrder {
  readonly source: ByteSource;
  readonly directory: ZipDirectory;
  /** How messages call it. */
  readonly what: string;
  /** A folder that is there, empty, and nobody else's: on failure what is in it is for the caller to remove. */
  readonly root: string;
  readonly wanted: (path: string) => boolean;
  readonly limits: ExtractLimits;
  /** Told what will be done once the archive is judged, before the first byte is written; may throw to stop it. */
  readonly onJudged?: (judged: Judged) => void;
}

/** What unpacking an archive will come to. */
export interface Judged {
  /** Bytes of all files together. */
  readonly totalBytes: number;
  /** The parts of the archive that will be read. */
  readonly spans: readonly Span[];
}

/**
 * Unpacks the wanted files of an archive into an empty folder, in one pass over it.
 *
 * Everything the table of contents tells is judged before the first write. Each file is then held to its announced size and
 * CRC. Targets of links stand among the data and are judged as they come; links are made last, so that nothing can be
 * written through one, and until all is well the folder is nobody else's.
 */
export async function unpackArchive(
  deps: UnpackDeps,
  order: UnpackOrder,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[]> {
  const { directory, what, root } = order;
  const { files } = deps;
  const plan = judgeEntries({ ...order, ...placed(directory), platform: files.platform });
  if (plan.kind === "refused") throw refusalError(plan, what);
  // What is on disk as in the archive need not be put together anew for each of thousands of files.
  const steps = stepsOf(plan, files.platform === "windows" ? (path) => join(root, path) : (path) => `${root}/${path}`);
  const entries = steps.map(({ planned }) => planned.entry);
  const work = { plan, steps, spans: spansOf(entries, directory.entries, directory.offset) };
  order.onJudged?.({ totalBytes: plan.totalBytes, spans: work.spans });
  const here = () => new UnpackerHere(files, what, signal);
  const threads = deps.crew?.begin(files, what, { files: plan.files.length, bytes: plan.totalBytes }, signal);
  try {
    return await makeFiles(files, order, work, threads ?? here(), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof CrewLost)) throw error;
    await files.remove(root);
    files.makeFolderNow(root);
    return await makeFiles(files, order, work, here(), signal);
  }
}

/** A file or link to make, and how. */
interface Step {
  readonly planned: PlannedEntry;
  /** Absent for a link. */
  readonly task?: UnpackTask;
}

/** All that an archive will be read for. */
interface Work {
  readonly plan: ExtractPlan;
  /** As they lie in the archive. */
  readonly steps: readonly Step[];
  readonly spans: readonly Span[];
}

function stepsOf({ files, links }: ExtractPlan, toOf: (path: string) => string): readonly Step[] {
  const steps: Step[] = files.map((planned, index) => ({
    planned,
    task: taskOf(planned, index, toOf(planned.path)),
  }));
  for (const planned of links) steps.push({ planned });
  return steps.sort((a, b) => a.planned.entry.offset - b.planned.entry.offset);
}

async function makeFiles(
  files: Files,
  { source, what, root }: UnpackOrder,
  { plan, steps, spans }: Work,
  unpacker: Unpacker,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[]> {
  const cursor = new ByteCursor(source, spans);
  const links: (ExtractedFile & { readonly linkTo: string })[] = [];
  try {
    for (const folder of plan.folders) files.makeFolderNow(join(root, folder));
    for (const { planned, task } of steps) {
      signal.throwIfAborted();
      // Most entries are small and have come already: to wait even for what is there would take longer than to hand them on.
      if (!enterEntryNow(cursor, planned, what)) await enterEntry(cursor, planned, what);
      if (task === undefined) links.push(await readLink(cursor, planned, what));
      else if (!unpacker.takeNow(cursor, planned, task)) await unpacker.take(cursor, planned, task);
    }
    const sums = await unpacker.done();
    for (const { path, linkTo } of links) await files.makeLink(join(root, path), linkTo);
    const made = plan.files.map(({ path, entry: { sizeBytes } }, index) => ({
      path,
      sizeBytes,
      sha256: sums.get(index) ?? "",
    }));
    return [...made, ...links].sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    await unpacker.giveUp();
    // A stream that is told to stop says so in its own words; callers want the reason they gave.
    signal.throwIfAborted();
    throw error;
  } finally {
    await cursor.close();
  }
}

async function readLink(cursor: ByteCursor, planned: PlannedEntry, what: string) {
  const { path } = planned;
  const bytes = await readWhole(cursor, path, taskOf(planned, 0, path), what);
  return { path, sizeBytes: bytes.length, sha256: sha256Of(bytes), linkTo: linkTarget(path, bytes, what) };
}

function placed({ entries, offset }: ZipDirectory) {
  return { entries, directoryOffset: offset };
}
