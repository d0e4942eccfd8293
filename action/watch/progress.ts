import { type Job, type Status, statusText } from "../../shared/gitlab/pipeline.ts";
import { printable } from "../../shared/text/printable.ts";
import { formatDuration } from "../../shared/time/duration.ts";
import type { Tone } from "../tone.ts";

/** One line of progress. */
export interface ProgressLine {
  readonly text: string;
  readonly tone: Tone;
}

/** Statuses of a job that has not begun; not worth a line each. */
const NOT_BEGUN = new Set<Status>([
  "created",
  "waiting_for_resource",
  "preparing",
  "waiting_for_callback",
  "pending",
  "scheduled",
  "skipped",
]);

/**
 * What to print about jobs since the last listing: a line for each that began, ended or waits for a person.
 *
 * A job that began and ended between two listings gets one line. Jobs are told in the order GitLab made them.
 */
export function jobProgress(before: readonly Job[], after: readonly Job[]): readonly ProgressLine[] {
  const known = new Map(before.map((job) => [job.id, statusText(job.status)]));
  return [...after]
    .sort((one, other) => one.id - other.id)
    .filter((job) => known.get(job.id) !== statusText(job.status) && !NOT_BEGUN.has(job.status))
    .map(lineOf);
}

function lineOf(job: Job): ProgressLine {
  const name = `${printable(job.name, 100)} (${printable(job.stage, 60)})`;
  const after = job.durationS === undefined ? "" : ` after ${formatDuration(job.durationS * 1_000)}`;
  switch (job.status) {
    case "running":
      return { text: `  ${name} started`, tone: "dim" };
    case "success":
      return { text: `  ${name} succeeded${after}`, tone: "good" };
    case "failed":
      return job.allowFailure
        ? { text: `  ${name} failed${after}${reason(job)}, which is allowed`, tone: "dim" }
        : { text: `  ${name} failed${after}${reason(job)}: ${printable(job.webUrl)}`, tone: "bad" };
    case "canceled":
      return { text: `  ${name} was canceled${after}`, tone: "dim" };
    case "manual":
      return { text: `  ${name} waits for a person to start it: ${printable(job.webUrl)}`, tone: "dim" };
    default:
      return { text: `  ${name} is ${printable(statusText(job.status), 60)}`, tone: "dim" };
  }
}

function reason(job: Job): string {
  return job.failureReason === undefined ? "" : ` (${printable(job.failureReason, 80)})`;
}
