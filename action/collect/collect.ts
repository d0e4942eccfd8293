import { dirname, join } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { PartAsk } from "../../shared/gitlab/archive-part.ts";
import type { ArchiveStream } from "../../shared/gitlab/artifacts.ts";
import type { Job } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { bounded } from "../../shared/time/bounded.ts";
import { type BringDeps, bringArchive } from "./bring-archive.ts";
import { collectLogs, type LogDeps } from "./collect-logs.ts";
import type { Files } from "./files.ts";
import { judgeFlat } from "./judge-flat.ts";
import { hasJustEnded } from "./just-ended.ts";
import { dbpLog, layOut } from "./lay-out.ts";
import type { Layout } from "./layout.ts";
import { DEFAULT_LIMITS, type ExtractLimits } from "./limits.ts";
import { type Arrival, lookAtTarget, occupied, type SeenTarget } from "./look-at-target.ts";
import { type Followed, MANIFEST_NAME, type ManifestJob, manifestJob, writeManifest } from "./manifest.ts";
import { mergeFolders } from "./merge-folders.ts";
import { publish } from "./publish.ts";
import { type ChosenJob, chooseJobs } from "./select.ts";
import type { ArtifactSelector } from "./selector.ts";
import type { SingleFiles } from "./single-files.ts";
import { type Staging, withStaging } from "./staging.ts";
import type { TreeJob } from "./tree-jobs.ts";
import type { ExtractedFile } from "./unpack-archive.ts";

/** What collecting stands on. */
export interface CollectDeps extends BringDeps, LogDeps {
  /** Opens the archive of one job, or a part of it. */
  readonly open: (job: Job, signal: AbortSignal, ask?: PartAsk) => Promise<ArchiveStream>;
  /** The way to the files of one job's archive one by one. */
  readonly singles?: (job: Job) => SingleFiles;
  /** Hears how far the archive of a job is, a few times a second at most, and once when it has come whole. */
  readonly fetching?: (job: Job, progress: ArchiveProgress) => void;
}

/** How far an archive is; `totalBytes` is absent when the server does not say. */
export interface ArchiveProgress {
  readonly receivedBytes: number;
  readonly totalBytes?: number;
  readonly done: boolean;
}

/** Which artifacts, and where to. */
export interface CollectOrder {
  /** The pipeline the run follows: the root of the tree the jobs are from. */
  readonly followed: Followed;
  /** All jobs of the tree, wanted or not. */
  readonly jobs: readonly TreeJob[];
  readonly selectors: readonly ArtifactSelector[];
  readonly layout: Layout;
  /** The target folder. */
  readonly into: string;
  /** Jobs whose logs are wanted too, where the layout has a place for them. */
  readonly logged?: readonly TreeJob[];
  readonly limits?: Partial<ExtractLimits>;
}

/** One file that was brought here. */
export interface CollectedFile {
  /** Below the target folder, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Where it points, when it is a symbolic link. */
  readonly linkTo?: string;
  /** The job's name. */
  readonly job: string;
  readonly jobId: number;
  readonly stage: string;
  readonly pipelineId: number;
  readonly projectId: number;
  /** The commit the job's pipeline ran on. */
  readonly commit: string;
}

/** What was brought here. */
export interface Collected {
  /** The target folder as it was ordered. */
  readonly path: string;
  readonly files: readonly CollectedFile[];
  /** How many archives the files came from. */
  readonly jobs: number;
}

/** A second download helps while the first is unpacked; more than a few only share the same line. */
const AT_A_TIME = 3;

/**
 * Brings the selected artifacts of exactly these jobs into the target folder, with a manifest beside them.
 *
 * All or nothing: archives are fetched, judged and unpacked out of sight, and everything appears by renames at the end.
 * After a failure or an abort the folder is as it was before. Throws ARTIFACTS_MISSING when something was selected and
 * nothing is there, other ARTIFACTS_* codes, and what `open` throws.
 */
export async function collect(deps: CollectDeps, order: CollectOrder, signal: AbortSignal): Promise<Collected> {
  const { layout, followed, into } = order;
  const { chosen, unmatched } = chooseJobs(order.jobs, order.selectors);
  const logged = layout === "dbp" ? (order.logged ?? []) : [];
  // Logs may be all that is wanted.
  const wantsFiles = order.selectors.length > 0;
  if (!wantsFiles && logged.length === 0) return { path: into, files: [], jobs: 0 };
  for (const { text } of unmatched) deps.log.warn("No job has a name that this selector matches", { selector: text });
  if (wantsFiles && chosen.length === 0) throw nothingThere(order);
  return await withStaging(deps.files, into, async (staging) => {
    const folders = layOut(layout, order.jobs);
    const folderOf = (job: TreeJob) => folders.get(job.id) ?? String(job.id);
    const needed = [...chosen.map(({ job }) => folderOf(job)), ...logged.map(dbpLog)].map(firstName);
    const arrival = { into, needed: [...new Set(needed)].filter((name) => name !== ""), projectId: followed.projectId };
    const before = await lookAtTarget(deps.files, staging, arrival);
    const limits = { ...DEFAULT_LIMITS, ...order.limits };
    const budget = { leftBytes: limits.maxTotalBytes };
    const rows = await bounded(chosen, AT_A_TIME, signal, async (one, index, signal) => {
      const folder = folderOf(one.job);
      // Where all share one folder, they meet there only once it is certain that none is in another's way.
      const root = folder === "" ? join(staging.archives, `${index}`) : join(staging.ready, folder);
      const place = { archive: join(staging.archives, `${index}.zip`), root };
      const files = await collectOne(deps, one, place, limits, budget, signal).catch((error: unknown) => {
        if (!isClosed(one.job, error)) throw error;
        deps.log.warn("Artifacts that no token may read are left out", {
          job: printable(one.job.name),
          why: error.message,
        });
        return [];
      });
      return { root, row: manifestJob(one.job, { folder, layout, followed }, files.map(below(folder))) };
    });
    const brought = rows.filter(({ row }) => row.files.length > 0);
    if (wantsFiles && brought.length === 0) throw nothingThere(order);
    for (const { root, row } of rows) if (row.files.length === 0) await clear(deps.files, root, staging.ready);
    if (layout === "flat") await share(deps.files, brought, staging.ready);
    const all = brought.map(({ row }) => row);
    for (const { job, file } of await collectLogs(deps, logged, staging.ready, signal)) {
      const at = all.findIndex((row) => row.job.id === job.id);
      const row = all[at] ?? manifestJob(job, { folder: folderOf(job), layout, followed }, []);
      all.splice(at < 0 ? all.length : at, 1, { ...row, files: [...row.files, file] });
    }
    signal.throwIfAborted();
    await appear(deps.files, staging, all, arrival, before);
    return { path: into, files: all.flatMap(collectedFiles), jobs: brought.length };
  });
}

/** One job's share: everything of it happens inside the limiter, and its archive goes before the next one comes. */
async function collectOne(
  deps: CollectDeps,
  { job, wanted, isPart }: ChosenJob,
  place: { readonly archive: string; readonly root: string },
  limits: ExtractLimits,
  budget: { leftBytes: number },
  signal: AbortSignal,
) {
  const what = `the archive of job ${printable(job.name)} (${job.id})`;
  const open = (until: AbortSignal, ask?: PartAsk) => deps.open(job, until, ask);
  await deps.files.makeFolder(place.root);
  const singles = deps.singles?.(job);
  const progress = (receivedBytes: number, totalBytes?: number) =>
    deps.fetching?.(job, { receivedBytes, ...(totalBytes === undefined ? {} : { totalBytes }), done: false });
  const { files, movedBytes } = await bringArchive(
    deps,
    {
      what,
      open,
      mayComeYet: hasJustEnded(job, deps.clock.now()),
      ...(singles === undefined ? {} : { files: singles }),
    },
    { into: place.root, spool: place.archive, wanted, isPart, limits, budget, progress },
    signal,
  );
  deps.fetching?.(job, { receivedBytes: movedBytes, totalBytes: movedBytes, done: true });
  deps.log.info("Unpacked artifacts", { job: printable(job.name), files: files.length, movedBytes });
  return files;
}

/** Whether a project further down lists its jobs and keeps their archives to itself: what of the root is refused is an error. */
function isClosed({ via = [] }: TreeJob, error: unknown): error is CodedError {
  return via.length > 0 && error instanceof CodedError && (error.status === 401 || error.status === 403);
}

/** Removes what a job has left without bringing a file, and the folder above it when that is empty then. */
async function clear(files: Files, root: string, ready: string): Promise<void> {
  await files.remove(root);
  if (dirname(root) !== ready && root.startsWith(ready)) await files.removeIfEmpty(dirname(root));
}

/** Lets the files of all jobs meet in one folder, or refuses. */
async function share(
  files: Files,
  brought: readonly { readonly root: string; readonly row: ManifestJob }[],
  ready: string,
): Promise<void> {
  const refusal = judgeFlat(brought.map(({ row }) => row));
  if (refusal !== undefined)
    throw new CodedError(
      refusal.code,
      `Cannot put the artifacts of all jobs into one folder: ${refusal.reason}. Choose fewer files, or another \`artifacts-layout\`.`,
    );
  for (const { root } of brought) await mergeFolders(files, root, ready);
}

async function appear(
  files: Files,
  staging: Staging,
  brought: readonly ManifestJob[],
  arrival: Arrival,
  before: SeenTarget,
): Promise<void> {
  const { target, targetExists, ready } = staging;
  const names = await files.names(ready);
  // Once more: the download has taken its time, and only now all names are known.
  const { kept, leaving, manifest } = await lookAtTarget(files, staging, { ...arrival, needed: names });
  if (manifest !== before.manifest) throw occupied(arrival.into, "another run of Sluice has changed it meanwhile");
  files.writeNow(join(ready, MANIFEST_NAME), Buffer.from(writeManifest([...kept, ...brought])));
  const at = (name: string) => ({ from: join(ready, name), to: join(target, name) });
  const moves = targetExists
    ? [...names.map(at), { ...at(MANIFEST_NAME), replaces: true }]
    : [{ from: ready, to: target }];
  await publish(files, { moves, removals: leaving.map((name) => join(target, name)) }, staging);
}

function collectedFiles({ job, pipeline, files }: ManifestJob): CollectedFile[] {
  const { id: pipelineId, projectId, sha: commit } = pipeline;
  return files.map((file) => ({
    ...file,
    job: job.name,
    jobId: job.id,
    stage: job.stage,
    pipelineId,
    projectId,
    commit,
  }));
}

function firstName(path: string): string {
  return path.split("/")[0] ?? "";
}

/** The same file as it is called from the target folder. */
function below(folder: string): (file: ExtractedFile) => ExtractedFile {
  return (file) => (folder === "" ? file : { ...file, path: `${folder}/${file.path}` });
}

function nothingThere({ jobs, selectors }: CollectOrder): CodedError {
  const asked = selectors.map(({ text }) => printable(text)).join(", ");
  const namesOf = (some: readonly TreeJob[]) =>
    some
      .slice(0, 20)
      .map(({ name }) => printable(name))
      .join(", ");
  const having = jobs.filter(({ archive }) => archive !== undefined);
  const have = having.length === 0 ? "No job has an archive." : `Jobs with an archive: ${namesOf(having)}.`;
  // GitLab keeps the time of expiry when it has removed the archive.
  const lost = jobs.filter(
    ({ archive, artifactsExpireAt }) => archive === undefined && artifactsExpireAt !== undefined,
  );
  const expired = lost.length === 0 ? "" : ` No more of ${namesOf(lost)}: expired or deleted.`;
  return new CodedError("ARTIFACTS_MISSING", `Found no artifact for \`${asked}\`. ${have}${expired}`);
}
