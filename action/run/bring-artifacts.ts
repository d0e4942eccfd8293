import { isCoded } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { openJobLog } from "../../shared/gitlab/job-log.ts";
import type { Job } from "../../shared/gitlab/pipeline.ts";
import { ProjectReaders } from "../../shared/gitlab/project-readers.ts";
import { counted } from "../../shared/text/counted.ts";
import { formatBytes } from "../../shared/text/format-bytes.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { archiveOpener, singlesOpener } from "../collect/archive-opener.ts";
import { type ArchiveProgress, type Collected, collect } from "../collect/collect.ts";
import { openCrew } from "../collect/crew.ts";
import type { Files } from "../collect/files.ts";
import { hasJustEnded } from "../collect/just-ended.ts";
import type { Layout } from "../collect/layout.ts";
import { listJobs, withoutJobs } from "../collect/list-jobs.ts";
import { MANIFEST_NAME } from "../collect/manifest.ts";
import { chooseJobs } from "../collect/select.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import { type TreeJob, treeJobs } from "../collect/tree-jobs.ts";
import type { IfNoArtifacts } from "../inputs/step-inputs.ts";
import type { Host } from "../model/host.ts";
import type { PipelineNode } from "../model/tree.ts";
import type { LogEnds } from "../report/log-ends.ts";

/** What bringing artifacts back stands on. */
export interface BringArtifactsDeps {
  readonly gitlab: GitLab;
  readonly host: Host;
  readonly files: Files;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Hears the end of each log that is laid beside the files, so that nobody has to fetch it again. */
  readonly logEnds?: LogEnds;
}

/** Which artifacts of which pipelines, and where to. */
export interface BringArtifactsOrder {
  /** The pipelines, as last seen; what is not known of their jobs is looked up. */
  readonly root: PipelineNode;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
  readonly selectors: readonly ArtifactSelector[];
  readonly layout: Layout;
  /** Whose logs are laid beside the files; only the layout `dbp` has a place for them. */
  readonly logsOf: "none" | "failed" | "all";
  /** Absolute. */
  readonly into: string;
  readonly ifNone: IfNoArtifacts;
}

/**
 * Brings the artifacts of exactly these pipelines' jobs here; undefined when there are none and that is fine.
 *
 * Throws what `collect` throws, and what GitLab refuses the first of the credentials.
 */
export async function bringArtifacts(
  { gitlab, host, files, clock, random, logEnds }: BringArtifactsDeps,
  { root, readers, selectors, layout, logsOf, into, ifNone }: BringArtifactsOrder,
  signal: AbortSignal,
): Promise<Collected | undefined> {
  const reading = new ProjectReaders(readers);
  const list = (tree: PipelineNode) => listJobs(gitlab, reading, tree, signal);
  let listed = await list(root);
  if (mayBeListedSoon(treeJobs(listed.root), selectors, clock.now())) {
    await clock.sleep(LISTED_LATE_MS, signal);
    listed = await list(withoutJobs(listed.root));
  }
  for (const { pipeline, error } of listed.unreadable)
    host.warning(`Artifacts of pipeline ${printable(pipeline.webUrl)} are left out: ${error.message}`);
  const jobs = treeJobs(listed.root);
  const logged = jobs.filter(({ status }) => logsOf === "all" || (logsOf === "failed" && status === "failed"));
  const openLog = (job: Job, until: AbortSignal) => {
    const { projectId } = job.pipeline;
    const end = logEnds?.readerOf(job.id);
    return reading.read(projectId, (credential) => openJobLog(gitlab, credential, projectId, job.id, end, until));
  };
  const open = archiveOpener(gitlab, reading);
  const fetching = ({ name, id }: Job, progress: ArchiveProgress) =>
    host.event({ kind: "download", job: name, jobId: id, ...progress });
  const crew = openCrew();
  try {
    const collected = await collect(
      { open, singles: singlesOpener(gitlab, reading), openLog, fetching, files, clock, random, log: host.log, crew },
      { followed: root.pipeline, jobs, selectors, layout, into, logged },
      signal,
    );
    show(host, collected);
    return collected;
  } catch (error) {
    if (!isCoded(error, "ARTIFACTS_MISSING") || ifNone === "fail") throw error;
    const text = `${error.message} \`if-no-artifacts\` is ${ifNone}, so the step goes on.`;
    if (ifNone === "warn") host.warning(text);
    else host.line(text);
    return undefined;
  } finally {
    await crew.close();
  }
}

/** A list of jobs may be a moment older than their end; GitLab takes archives before a job ends, so once more is enough. */
const LISTED_LATE_MS = 1_500;

/** Whether nothing that is wanted is there, and a job that is named has ended only just now: its archive may appear yet. */
function mayBeListedSoon(jobs: readonly TreeJob[], selectors: readonly ArtifactSelector[], now: Date): boolean {
  if (selectors.length === 0 || chooseJobs(jobs, selectors).chosen.length > 0) return false;
  const named = chooseJobs(
    jobs.map((job) => ({ ...job, archive: { filename: "", sizeBytes: 0 } })),
    selectors,
  ).chosen;
  return named.some(({ job }) => (job.status === "success" || job.status === "failed") && hasJustEnded(job, now));
}

/** More lines than this nobody reads; the manifest has them all. */
const MOST_LINES = 100;

function show(host: Host, { files, jobs, path }: Collected): void {
  const close = host.section(`${counted(files.length, "file")} of ${counted(jobs, "job")} in ${printable(path)}`);
  const inOrder = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const file of inOrder.slice(0, MOST_LINES))
    host.line(`  ${printable(file.path)} (${formatBytes(file.sizeBytes)})`, "dim");
  const more = files.length - MOST_LINES;
  if (more > 0) host.line(`  and ${counted(more, "more file")}: see ${MANIFEST_NAME}`, "dim");
  close();
}
