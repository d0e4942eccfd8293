import type { Credential } from "./auth.ts";
import type { GitLab } from "./http.ts";
import type { Job, Pipeline, ProjectRef } from "./pipeline.ts";

export interface ListJobsOptions {
  /** Only jobs in these statuses. */
  readonly scope?: readonly string[];
  /** Also the earlier runs of jobs that were retried. */
  readonly includeRetried?: boolean;
}

/** The jobs of a pipeline, newest first, bridges excluded. All pages. */
export function listPipelineJobs(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _pipelineId: number,
  _options: ListJobsOptions = {},
  _signal?: AbortSignal,
): Promise<readonly Job[]> {
  throw new Error("Being written.");
}

/** The pipeline as embedded in one of its jobs: the way a job token of GitLab 18 can see it. Undefined while it has no job. */
export function peekPipeline(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _pipelineId: number,
  _signal?: AbortSignal,
): Promise<Pipeline | undefined> {
  throw new Error("Being written.");
}

export function getJob(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _jobId: number,
  _signal?: AbortSignal,
): Promise<Job> {
  throw new Error("Being written.");
}
