import { uploadArtifacts } from "../artifacts/upload.ts";
import type { JobResult } from "../world/ci-file.ts";
import type { JobRow } from "../world/rows.ts";

/** Sends a job on its way to a runner: through the states before, then `pending`. */
export function enqueueJob(job: JobRow, at: number): void {
  const wait = job.spec.before?.[job.waits];
  if (wait !== undefined) {
    job.waits += 1;
    job.status = wait.status;
    job.nextAt = at + wait.forMs;
    return;
  }
  job.status = "pending";
  job.queuedAt = at;
  job.nextAt = at + (job.spec.queuedMs ?? 0);
}

/** A runner takes the job. */
export function startJob(job: JobRow, at: number): void {
  job.status = "running";
  job.startedAt = at;
  schedule(job, at + (job.spec.runMs ?? 0));
}

/** The job is over; what it made is uploaded. */
export function endJob(job: JobRow, result: JobResult, at: number, failureReason?: string): void {
  job.status = result;
  job.finishedAt = at;
  delete job.nextAt;
  if (result === "failed") job.failureReason = failureReason ?? job.spec.failureReason ?? "script_failure";
  if (job.kind === "build" && job.startedAt !== undefined) uploadArtifacts(job, at);
}

/** Cancels the job: at once, or after a while when its runner lets the script finish gracefully. */
export function cancelJob(job: JobRow, at: number): void {
  const graceMs = job.spec.cancelMs ?? 0;
  if (job.status === "running" && graceMs > 0) {
    job.status = "canceling";
    schedule(job, at + graceMs);
    return;
  }
  job.status = "canceled";
  job.finishedAt = at;
  delete job.nextAt;
}

/** How the job's present attempt ends. */
export function resultOf(job: JobRow): JobResult {
  const { result = "success" } = job.spec;
  if (typeof result === "string") return result;
  return result[Math.min(job.attempt, result.length - 1)] ?? "success";
}

function schedule(job: JobRow, at: number): void {
  if (Number.isFinite(at)) job.nextAt = at;
  else delete job.nextAt;
}
