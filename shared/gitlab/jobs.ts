import { isCoded } from "../errors/coded-error.ts";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import { listAll } from "./paginate.ts";
import type { Job, Pipeline, ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { Tail, textOfTail } from "./tail.ts";
import { listOf, parseJob } from "./wire.ts";

/** Which of a pipeline's jobs are listed. */
export interface ListJobsOptions {
  /** Only jobs in these statuses. */
  readonly scope?: readonly string[];
  /** Also the earlier runs of jobs that were retried. */
  readonly includeRetried?: boolean;
}

/** The jobs of a pipeline in the order they were made, bridges excluded. All pages. GitLab itself lists the newest first. */
export async function listPipelineJobs(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  pipelineId: number,
  options: ListJobsOptions = {},
  signal?: AbortSignal,
): Promise<readonly Job[]> {
  const query = new URLSearchParams();
  for (const status of options.scope ?? []) query.append("scope[]", status);
  if (options.includeRetried === true) query.set("include_retried", "true");
  const path = `${route`projects/${project}/pipelines/${pipelineId}/jobs`}?${query.toString()}`;
  const what = `listing the jobs of pipeline ${pipelineId} of ${projectName(project)}`;
  const jobs = await listAll(gitlab, { path, what, credential }, parseJob, signal);
  return [...jobs].sort((one, other) => one.id - other.id);
}

/** The pipeline as embedded in one of its jobs: the way a job token of GitLab 18 can see it. Undefined while it has no job. */
export async function peekPipeline(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  pipelineId: number,
  signal?: AbortSignal,
): Promise<Pipeline | undefined> {
  const path = `${route`projects/${project}/pipelines/${pipelineId}/jobs`}?per_page=1`;
  const what = `reading pipeline ${pipelineId} of ${projectName(project)} by its jobs`;
  const [job] = await call(gitlab, { path, what, credential }, listOf(parseJob), signal);
  return job?.pipeline;
}

/** The job as it stands now. */
export function getJob(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  signal?: AbortSignal,
): Promise<Job> {
  const path = route`projects/${project}/jobs/${jobId}`;
  return call(gitlab, { path, what: `reading job ${jobId} of ${projectName(project)}`, credential }, parseJob, signal);
}

/** Starts a manual or delayed job now, with variables of its own. Throws GITLAB_REQUEST_REFUSED when it cannot be played. */
export function playJob(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  variables: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<void> {
  const path = route`projects/${project}/jobs/${jobId}/play`;
  const attributes = Object.entries(variables).map(([key, value]) => ({ key, value }));
  const json = attributes.length === 0 ? {} : { job_variables_attributes: attributes };
  const what = `playing job ${jobId} of ${projectName(project)}`;
  // A trigger job's answer is no job's: nothing of it is needed.
  return call(gitlab, { method: "POST", path, what, credential, json }, () => undefined, signal);
}

/** How much of a job's log is read. */
export interface TraceTailOptions {
  /** Default 64 KiB. */
  readonly maxBytes?: number;
}

/** The end of a job's log. */
export interface TraceTail {
  /** Escape sequences and all; empty when there is no log. Where it was cut it starts at a whole line. */
  readonly text: string;
  /** How much of the log comes before; absent when the server does not say. */
  readonly leftOutBytes?: number;
}

/**
 * The end of a job's log.
 *
 * Asks for the end only; a GitLab that sends the whole log all the same has it read through in little memory.
 */
export async function jobTraceTail(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  options: TraceTailOptions = {},
  signal?: AbortSignal,
): Promise<TraceTail> {
  const { maxBytes = 64 * 1_024 } = options;
  const path = route`projects/${project}/jobs/${jobId}/trace`;
  const what = `reading the log of job ${jobId} of ${projectName(project)}`;
  const headers = { accept: "text/plain", range: `bytes=-${maxBytes}` };
  try {
    const answer = await gitlab.open({ method: "GET", path, what, credential, headers }, signal);
    const tail = new Tail(maxBytes);
    for await (const chunk of answer.body) tail.push(chunk);
    const cutByServer = answer.status === 206 && answer.headers["content-range"]?.startsWith("bytes 0-") !== true;
    const text = textOfTail(tail.bytes(), tail.cut || cutByServer);
    const totalBytes = cutByServer ? totalOf(answer.headers["content-range"]) : tail.seenBytes;
    return totalBytes === undefined ? { text } : { text, leftOutBytes: totalBytes - Buffer.byteLength(text) };
  } catch (error) {
    // No last bytes of an empty log: 416.
    if (isCoded(error) && error.status === 416) return { text: "", leftOutBytes: 0 };
    throw error;
  }
}

function totalOf(contentRange: string | undefined): number | undefined {
  const total = /\/(\d+)$/.exec(contentRange ?? "")?.[1];
  return total === undefined ? undefined : Number(total);
}
