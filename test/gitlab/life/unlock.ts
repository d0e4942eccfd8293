import type { JobRow, PipelineRow } from "../world/rows.ts";
import { compositeStatus, type Part } from "./composite.ts";
import { enqueueJob } from "./job-steps.ts";
import { isComplete } from "./status.ts";

/** The jobs that count: each name's latest attempt. */
export function latestJobs(pipeline: PipelineRow): JobRow[] {
  return pipeline.jobs.filter((job) => !job.retried);
}

/** What a job contributes to a composite status. */
export function partOf(job: JobRow): Part {
  return { status: job.status, allowFailure: job.spec.allowFailure ?? false };
}

/** Statuses of what comes before under which a job of each kind of `when` runs. */
const RUNS_AFTER: Readonly<Record<string, readonly string[]>> = {
  on_success: ["success", "skipped"],
  manual: ["success", "skipped"],
  delayed: ["success", "skipped"],
  on_failure: ["failed"],
  always: ["success", "failed", "skipped"],
};

/** Starts, parks or skips every created job whose predecessors are through. */
export function unlockJobs(pipeline: PipelineRow, at: number): void {
  const jobs = latestJobs(pipeline).sort((a, b) => a.stageIndex - b.stageIndex || a.id - b.id);
  for (let changed = true; changed; ) {
    changed = false;
    for (const job of jobs) {
      if (job.status === "created" && unlock(job, jobs, at)) changed = true;
    }
  }
}

function unlock(job: JobRow, jobs: readonly JobRow[], at: number): boolean {
  const { needs, when = "on_success" } = job.spec;
  const before =
    needs === undefined
      ? compositeStatus(jobs.filter((other) => other.stageIndex < job.stageIndex).map(partOf))
      : compositeStatus(jobs.filter((other) => needs.includes(baseName(other))).map(partOf), true);
  const status = before ?? "success";
  if (!isComplete(status)) return false;
  if (!(RUNS_AFTER[when] ?? []).includes(status) || (needs !== undefined && status === "skipped")) {
    job.status = "skipped";
  } else if (when === "manual") {
    job.status = "manual";
  } else if (when === "delayed") {
    job.status = "scheduled";
    job.nextAt = at + (job.spec.delayMs ?? 0);
  } else {
    enqueueJob(job, at);
  }
  return true;
}

/** `needs: [build]` means all copies of a parallel job. */
function baseName(job: JobRow): string {
  return job.spec.name;
}
