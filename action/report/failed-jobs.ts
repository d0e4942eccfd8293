import type { Job } from "../../shared/gitlab/pipeline.ts";

/** Jobs whose failure failed the pipeline. */
export function failedJobs(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter((job) => job.status === "failed" && !job.allowFailure);
}

/** Jobs that failed and were allowed to. */
export function forgivenJobs(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter((job) => job.status === "failed" && job.allowFailure);
}

/** Jobs that wait for a person. */
export function manualJobs(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter((job) => job.status === "manual" && !job.allowFailure);
}
