import { CodedError, isCoded } from "../shared/errors/coded-error.ts";
import { openJobArchive } from "../shared/gitlab/artifacts.ts";
import type { Credential } from "../shared/gitlab/auth.ts";
import { FirstThatReads } from "../shared/gitlab/first-that-reads.ts";
import type { GitLab } from "../shared/gitlab/http.ts";
import { listPipelineJobs } from "../shared/gitlab/jobs.ts";
import type { Job, Pipeline } from "../shared/gitlab/pipeline.ts";
import { counted } from "../shared/text/counted.ts";
import { printable } from "../shared/text/printable.ts";
import type { Clock } from "../shared/time/clock.ts";
import { type Collected, collect } from "./collect/collect.ts";
import type { Files } from "./collect/files.ts";
import type { ArtifactSelector } from "./collect/selector.ts";
import type { Host } from "./host.ts";
import type { IfNoArtifacts } from "./inputs/step-inputs.ts";

/** What bringing artifacts back stands on. */
export interface BringBackDeps {
  readonly gitlab: GitLab;
  readonly host: Host;
  readonly files: Files;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** Which artifacts of which pipeline, and where to. */
export interface BringBackOrder {
  readonly pipeline: Pipeline;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
  readonly selectors: readonly ArtifactSelector[];
  /** Absolute. */
  readonly into: string;
  readonly ifNone: IfNoArtifacts;
}

/**
 * Brings the artifacts of exactly this pipeline's jobs here; undefined when there are none and that is fine.
 *
 * Throws what `collect` throws, and what GitLab refuses the first of the credentials.
 *
 * @param heardJobs gets the jobs as they were listed for it
 */
export async function bringBack(
  { gitlab, host, files, clock, random }: BringBackDeps,
  { pipeline, readers, selectors, into, ifNone }: BringBackOrder,
  heardJobs: (jobs: readonly Job[]) => void,
  signal: AbortSignal,
): Promise<Collected | undefined> {
  const { id, projectId } = pipeline;
  const first = new FirstThatReads(readers);
  const jobs = await first.read((credential) => listPipelineJobs(gitlab, credential, projectId, id, {}, signal));
  heardJobs(jobs);
  const open = async (job: Job, until: AbortSignal) => {
    try {
      return await first.read((credential) => openJobArchive(gitlab, credential, projectId, job.id, until));
    } catch (error) {
      throw isCoded(error, "GITLAB_NOT_FOUND") ? gone(job, error) : error;
    }
  };
  try {
    const collected = await collect({ open, files, clock, random, log: host.log }, { jobs, selectors, into }, signal);
    show(host, collected);
    return collected;
  } catch (error) {
    if (!isCoded(error, "ARTIFACTS_MISSING") || ifNone === "fail") throw error;
    const text = `${error.message} \`if-no-artifacts\` is ${ifNone}, so the step goes on.`;
    if (ifNone === "warn") host.warning(text);
    else host.line(text);
    return undefined;
  }
}

/** Unlike a job without an archive, this is no matter of `if-no-artifacts`: what is listed and cannot be had is missing. */
function gone(job: Job, cause: CodedError): CodedError {
  const message = `The archive of job ${printable(job.name)} (${job.id}) is gone: GitLab lists it and answers 404 to its download.`;
  return new CodedError("ARTIFACTS_GONE", message, { cause });
}

function show(host: Host, { files, jobs, path }: Collected): void {
  const close = host.section(`${counted(files.length, "file")} of ${counted(jobs, "job")} in ${printable(path)}`);
  for (const file of [...files].sort((one, other) => (one.path < other.path ? -1 : 1)))
    host.line(`  ${printable(file.path)} (${counted(file.sizeBytes, "byte")})`, "dim");
  close();
}
