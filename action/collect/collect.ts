import { join } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import type { Job } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { bounded } from "./bounded.ts";
import { type FetchDeps, fetchArchive } from "./fetch-archive.ts";
import { jobFolders } from "./job-folders.ts";
import { judgeTarget, type TargetPlan } from "./judge-target.ts";
import { DEFAULT_LIMITS, type ExtractLimits } from "./limits.ts";
import { MANIFEST_NAME, type ManifestJob, manifestJob, readManifest, writeManifest } from "./manifest.ts";
import { publish } from "./publish.ts";
import { type ChosenJob, chooseJobs } from "./select.ts";
import type { ArtifactSelector } from "./selector.ts";
import { type Staging, withStaging } from "./staging.ts";
import { unpackArchive } from "./unpack-archive.ts";

/** What collecting stands on. */
export interface CollectDeps extends FetchDeps {
  /** Opens the archive of one job. */
  readonly open: (job: Job, signal: AbortSignal) => Promise<ArchiveStream>;
}

/** Which artifacts, and where to. */
export interface CollectOrder {
  /** All jobs of the followed pipeline, and of its children where they are wanted. */
  readonly jobs: readonly Job[];
  readonly selectors: readonly ArtifactSelector[];
  /** The target folder; each job gets a folder of its own in it. */
  readonly into: string;
  readonly limits?: Partial<ExtractLimits>;
}

/** One file that was brought here. */
export interface CollectedFile {
  /** Below the target folder, with `/`, the job's folder included. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Where it points, when it is a symbolic link. */
  readonly linkTo?: string;
  /** The job's name. */
  readonly job: string;
  readonly jobId: number;
}

/** What was brought here. */
export interface Collected {
  /** The target folder as it was ordered. */
  readonly path: string;
  readonly files: readonly CollectedFile[];
  /** How many archives the files came from. */
  readonly jobs: number;
}

/** The plan for a target folder, with the text of the manifest it was made from. */
type SeenTarget = TargetPlan & { readonly manifest: string | undefined };

/** A second download helps while the first is unpacked; more than a few only share the same line. */
const AT_A_TIME = 3;

/**
 * Brings the selected artifacts of exactly these jobs into the target folder, as `<into>/<job>/…` with a manifest.
 *
 * All or nothing: archives are fetched, judged and unpacked out of sight, and everything appears by renames at the end.
 * After a failure or an abort the folder is as it was before. Throws ARTIFACTS_MISSING when something was selected and
 * nothing is there, other ARTIFACTS_* codes, and what `open` throws.
 */
export async function collect(deps: CollectDeps, order: CollectOrder, signal: AbortSignal): Promise<Collected> {
  const { chosen, unmatched } = chooseJobs(order.jobs, order.selectors);
  if (order.selectors.length === 0) return { path: order.into, files: [], jobs: 0 };
  for (const { text } of unmatched) deps.log.warn("No job has a name that this selector matches", { selector: text });
  if (chosen.length === 0) throw nothingThere(order);
  return await withStaging(deps.files, order.into, async (staging) => {
    const folders = jobFolders(order.jobs);
    const folderOf = (job: Job) => folders.get(job.id) ?? String(job.id);
    const target = await lookAtTarget(deps, order, staging, chosen, folderOf);
    const limits = { ...DEFAULT_LIMITS, ...order.limits };
    const budget = { leftBytes: limits.maxTotalBytes };
    const rows = await bounded(chosen, AT_A_TIME, signal, async (one, index, signal) => {
      const place = { archive: join(staging.archives, `${index}.zip`), root: join(staging.ready, folderOf(one.job)) };
      const files = await collectOne(deps, one, place, limits, budget, signal);
      return manifestJob(one.job, folderOf(one.job), files);
    });
    const brought = rows.filter(({ files }) => files.length > 0);
    if (brought.length === 0) throw nothingThere(order);
    for (const { folder, files } of rows) if (files.length === 0) await deps.files.remove(join(staging.ready, folder));
    signal.throwIfAborted();
    await appear(deps, staging, brought, target);
    return { path: order.into, files: brought.flatMap(collectedFiles), jobs: brought.length };
  });
}

/** One job's share: everything of it happens inside the limiter, and its archive goes before the next one comes. */
async function collectOne(
  deps: CollectDeps,
  { job, wanted }: ChosenJob,
  place: { readonly archive: string; readonly root: string },
  limits: ExtractLimits,
  budget: { leftBytes: number },
  signal: AbortSignal,
) {
  const what = `the archive of job ${printable(job.name)} (${job.id})`;
  const fetching = { open: (signal: AbortSignal) => deps.open(job, signal), to: place.archive, what, limits };
  const archive = await fetchArchive(deps, fetching, signal);
  try {
    deps.files.makeFolderNow(place.root);
    const onJudged = (bytes: number) => {
      budget.leftBytes -= bytes;
      if (budget.leftBytes < 0)
        throw new CodedError(
          "ARTIFACTS_TOO_LARGE",
          `Cannot extract ${what}: with it, all archives together unpack to more than ${limits.maxTotalBytes} bytes.`,
        );
    };
    const files = await unpackArchive(
      deps.files,
      { archive, what, root: place.root, wanted, limits, onJudged },
      signal,
    );
    deps.log.info("Unpacked artifacts", { job: printable(job.name), files: files.length });
    return files;
  } finally {
    await archive.file.close();
    await deps.files.remove(place.archive);
  }
}

/** Finds out what stands in the way, before anything is downloaded. */
async function lookAtTarget(
  { files }: CollectDeps,
  { into }: CollectOrder,
  { target, targetExists }: Staging,
  chosen: readonly ChosenJob[],
  folderOf: (job: Job) => string,
): Promise<SeenTarget> {
  if (!targetExists) return { kind: "target", kept: [], leaving: [], manifest: undefined };
  const text = await files.readText(join(target, MANIFEST_NAME));
  const earlier = text === undefined ? [] : readManifest(text);
  if (earlier === undefined) throw occupied(into, `its ${MANIFEST_NAME} was not written by this version of Sluice`);
  const needed = chosen.map(({ job }) => folderOf(job));
  const taken = [];
  for (const folder of new Set([...needed, ...earlier.map((row) => row.folder)])) {
    const path = join(target, folder);
    const standing = await files.standing(path);
    if (standing === undefined) continue;
    taken.push({ folder, files: standing === "folder" ? await files.filesBelow(path) : undefined });
  }
  const projectIds = new Set(chosen.map(({ job }) => job.pipeline.projectId));
  const plan = judgeTarget({ earlier, taken, needed, projectIds });
  if (plan.kind === "refused") throw occupied(into, plan.reason);
  return { ...plan, manifest: text };
}

async function appear(
  { files }: CollectDeps,
  staging: Staging,
  brought: readonly ManifestJob[],
  { kept, leaving, manifest }: SeenTarget,
): Promise<void> {
  const { target, targetExists, ready } = staging;
  if (targetExists && (await files.readText(join(target, MANIFEST_NAME))) !== manifest)
    throw occupied(target, "another run of Sluice has changed it meanwhile");
  files.writeNow(join(ready, MANIFEST_NAME), Buffer.from(writeManifest([...kept, ...brought])));
  const at = (name: string) => ({ from: join(ready, name), to: join(target, name) });
  const moves = targetExists
    ? [...brought.map(({ folder }) => at(folder)), { ...at(MANIFEST_NAME), replaces: true }]
    : [{ from: ready, to: target }];
  const removals = leaving.map((folder) => join(target, folder));
  await publish(files, { moves, removals }, staging);
}

function collectedFiles({ folder, job, files }: ManifestJob): CollectedFile[] {
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}`, job: job.name, jobId: job.id }));
}

function nothingThere({ jobs, selectors }: CollectOrder): CodedError {
  const asked = selectors.map(({ text }) => printable(text)).join(", ");
  const having = jobs.filter(({ archive }) => archive !== undefined).map(({ name }) => printable(name));
  const have =
    having.length === 0 ? "No job has an archive" : `Jobs with an archive: ${having.slice(0, 20).join(", ")}`;
  return new CodedError("ARTIFACTS_MISSING", `Found no artifact for \`${asked}\`. ${have}.`);
}

function occupied(into: string, reason: string): CodedError {
  return new CodedError("ARTIFACTS_TARGET_OCCUPIED", `Cannot put artifacts into ${printable(into)}: ${reason}.`);
}
