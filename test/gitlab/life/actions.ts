import type { JobRow, PipelineRow, User, VariableRow } from "../world/rows.ts";
import { type Births, refreshPipeline } from "./advance.ts";
import { cancelJob, enqueueJob } from "./job-steps.ts";
import { isCancelable, isComplete } from "./status.ts";
import { latestJobs } from "./unlock.ts";

/** What retrying needs: the world's births, and new job rows. */
export interface Retries extends Births {
  /** A fresh row for another attempt at the job, already in the pipeline and the store. */
  repeatJob(job: JobRow, user: User | null, at: number): JobRow;
}

/** Cancels everything that can be canceled, child pipelines included. */
export function cancelPipeline(births: Births, pipeline: PipelineRow, at: number): void {
  for (const job of latestJobs(pipeline)) {
    if (job.downstream?.source === "parent_pipeline") cancelPipeline(births, job.downstream, at);
    if (isCancelable(job.status)) cancelJob(job, at);
  }
  if (pipeline.script !== undefined && !isComplete(pipeline.status)) pin(pipeline, "canceled");
  refreshPipeline(births, pipeline, at);
}

/** Cancels one job. */
export function cancelOneJob(births: Births, job: JobRow, at: number): void {
  cancelJob(job, at);
  refreshPipeline(births, job.pipeline, at);
}

/** Tries every failed or canceled job again, and what was skipped after it. Nothing to retry: nothing happens. */
export function retryPipeline(births: Retries, pipeline: PipelineRow, user: User | null, at: number): void {
  const again = latestJobs(pipeline).filter(({ status }) => status === "failed" || status === "canceled");
  if (again.length === 0) return;
  for (const job of again) births.repeatJob(job, user, at);
  resume(births, pipeline, Math.min(...again.map((job) => job.stageIndex)), at);
}

/** Whether `retry` works on the job. */
export function isRetryable(job: JobRow): boolean {
  return !job.retried && ["success", "failed", "canceled"].includes(job.status);
}

/** Makes another attempt at one job and returns it. */
export function retryJob(births: Retries, job: JobRow, user: User | null, at: number): JobRow {
  const next = births.repeatJob(job, user, at);
  enqueueJob(next, at);
  resume(births, job.pipeline, job.stageIndex, at);
  return next;
}

/** Whether `play` works on the job. */
export function isPlayable(job: JobRow): boolean {
  return !job.retried && (job.status === "manual" || job.status === "scheduled");
}

/** Starts a manual or delayed job now. */
export function playJob(
  births: Births,
  job: JobRow,
  user: User | null,
  variables: readonly VariableRow[],
  at: number,
): void {
  job.user = user;
  if (variables.length > 0) job.playVariables = variables;
  enqueueJob(job, at);
  resume(births, job.pipeline, job.stageIndex, at);
}

/** Jobs of later stages that were skipped get another chance. */
function resume(births: Births, pipeline: PipelineRow, afterStage: number, at: number): void {
  for (const job of latestJobs(pipeline)) {
    if (job.status === "skipped" && (job.stageIndex > afterStage || job.spec.needs !== undefined))
      job.status = "created";
  }
  delete pipeline.script;
  refreshPipeline(births, pipeline, at);
}

function pin(pipeline: PipelineRow, status: string): void {
  pipeline.script = {
    statuses: [{ status, forMs: Number.POSITIVE_INFINITY }],
    index: 0,
    untilMs: Number.POSITIVE_INFINITY,
  };
}
