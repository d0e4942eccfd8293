import type { PipelineRow } from "../world/rows.ts";

/** The instant at which the pipeline next changes by itself; Infinity when it never does. */
export function nextChangeAt(pipeline: PipelineRow): number {
  if (!pipeline.begun) return pipeline.createdAt;
  let first = pipeline.script?.untilMs ?? Number.POSITIVE_INFINITY;
  for (const job of pipeline.jobs) {
    if (job.nextAt !== undefined && job.nextAt < first) first = job.nextAt;
  }
  return first;
}
