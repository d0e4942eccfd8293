import type { Job } from "../../shared/gitlab/pipeline.ts";

/** The end of one job's log, as the job wrote it: escape sequences, sections and all. Foreign text. */
export interface JobLog {
  readonly job: Job;
  readonly text: string;
}

/** What was fetched after a run's end for the sake of its report. */
export interface Details {
  /** The logs that could be read, in the order of their jobs; which jobs, `job-logs` says. */
  readonly logs: readonly JobLog[];
  /** Why logs that were wanted are missing, in one sentence of ours; said once for all of them. */
  readonly logsMissing?: string;
  /** Earlier runs of jobs that were retried; empty when there were none or nobody looked. */
  readonly retriedJobs: readonly Job[];
}

/** The details of a run after which nothing was fetched. */
export const NO_DETAILS: Details = { logs: [], retriedJobs: [] };
