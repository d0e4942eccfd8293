import type { Job } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";

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

/** Names for a sentence: `a, b and 3 more`, each with the reason GitLab gives. */
export function namesText(jobs: readonly Job[], most = 5): string {
  const names = jobs
    .slice(0, most)
    .map(
      ({ name, failureReason }) =>
        printable(name, 100) + (failureReason === undefined ? "" : ` (${printable(failureReason, 80)})`),
    );
  const rest = jobs.length - names.length;
  return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}
