import { createHash } from "node:crypto";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isCoded } from "../../shared/errors/coded-error.ts";
import type { ArchiveSource, FetchDeps } from "./archive-source.ts";
import type { ExtractPlan, PlannedEntry } from "./judge-entries.ts";
import type { ExtractLimits } from "./limits.ts";
import { isWorthListing, planSingles, type SingleFiles } from "./single-files.ts";
import type { Transfer } from "./transfer.ts";
import type { ExtractedFile, Judged } from "./unpack-archive.ts";
import { taskOf } from "./unpack-entry.ts";

/** Where to, and how much of it. */
export interface SinglesPlace {
  /** A folder that is there, empty, and nobody else's. */
  readonly into: string;
  readonly wanted: (path: string) => boolean;
  readonly limits: ExtractLimits;
  /** What the server has announced for the archive as a whole. */
  readonly archiveBytes: number | undefined;
  readonly onJudged: (judged: Judged) => void;
}

/** What was brought came otherwise than listed; the archive itself has to be fetched. */
export class SinglesFailed extends Error {
  override readonly name = "SinglesFailed";
}

/**
 * Brings the wanted files of an archive one by one by the server's route for single files; undefined where that does not pay.
 *
 * Throws SinglesFailed when one comes otherwise than the list said, ARTIFACTS_WRITE_FAILED, what `onJudged` throws, or the signal's reason.
 */
export async function bringSingles(
  deps: FetchDeps,
  source: ArchiveSource & { readonly files: SingleFiles },
  place: SinglesPlace,
  transfer: Transfer,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[] | undefined> {
  if (!isWorthListing(place.archiveBytes)) return undefined;
  const listed = await source.files.list(signal);
  const plan = listed === undefined ? undefined : planSingles(listed, { ...place, platform: deps.files.platform });
  if (plan === undefined) return undefined;
  place.onJudged({ totalBytes: plan.totalBytes, spans: [] });
  transfer.expect(plan.totalBytes);
  deps.log.debug("Fetching files one by one", {
    archive: source.what,
    files: plan.files.length,
    bytes: plan.totalBytes,
  });
  return await fetchAll(deps, source.files, plan, place.into, transfer, signal);
}

async function fetchAll(
  deps: FetchDeps,
  from: SingleFiles,
  plan: ExtractPlan,
  into: string,
  transfer: Transfer,
  signal: AbortSignal,
): Promise<readonly ExtractedFile[]> {
  for (const folder of plan.folders) deps.files.makeFolderNow(join(into, folder));
  const made: ExtractedFile[] = [];
  for (const planned of plan.files) {
    const sha256 = await fetchOne(deps, from, planned, into, transfer, signal);
    made.push({ path: planned.path, sizeBytes: planned.entry.sizeBytes, sha256 });
  }
  return made.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function fetchOne(
  { files }: FetchDeps,
  from: SingleFiles,
  planned: PlannedEntry,
  into: string,
  transfer: Transfer,
  signal: AbortSignal,
): Promise<string> {
  const { path, entry } = planned;
  const failed = (cause?: unknown) => new SinglesFailed(`${path} did not come as it is listed.`, { cause });
  const hash = createHash("sha256");
  let received = 0;
  const check = new Transform({
    transform(piece: Buffer, _encoding, done) {
      received += piece.length;
      transfer.moved(piece.length);
      if (received > entry.sizeBytes) return done(failed());
      hash.update(piece);
      return done(null, piece);
    },
  });
  try {
    const { body } = await from.open(path, signal);
    const to = join(into, path);
    await pipeline(body, check, files.create(to, taskOf(planned, 0, to)), { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw isCoded(error, "ARTIFACTS_WRITE_FAILED") ? error : failed(error);
  }
  if (received !== entry.sizeBytes) throw failed();
  return hash.digest("hex");
}
