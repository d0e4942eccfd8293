import type { Job } from "../../shared/gitlab/pipeline.ts";
import type { LogPart } from "./logs/read-log.ts";

/** The end of one job's log, read. */
export interface JobLog {
  readonly job: Job;
  /** Foreign text, made plain. */
  readonly parts: readonly LogPart[];
  /** How much of the log comes before; absent when unknown. */
  readonly leftOutBytes?: number;
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
