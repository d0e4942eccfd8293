import type { Job } from "../../shared/gitlab/pipeline.ts";

const A_MOMENT_MS = 60_000;

/** Whether a job has ended only just now: it may be listed before its archive is, or before that can be had. */
export function hasJustEnded({ finishedAt }: Job, now: Date): boolean {
  return finishedAt !== undefined && Math.abs(now.getTime() - Date.parse(finishedAt)) < A_MOMENT_MS;
}
