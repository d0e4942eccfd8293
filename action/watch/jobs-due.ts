import { type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";

const SHARE_OF_ELAPSED = 0.2;
const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;

/** The jobs as they were last listed. */
export interface LastListing {
  readonly atMs: number;
  /** The pipeline as seen just before. */
  readonly pipeline: Pipeline;
}

/**
 * Whether the jobs are worth another listing for the sake of the progress shown.
 *
 * They are when the pipeline itself has changed, else about every fourth look: a job's end does not touch the pipeline,
 * and listing the jobs costs at least one call more.
 */
export function jobsDue(last: LastListing | undefined, pipeline: Pipeline, waitedMs: number): boolean {
  if (last === undefined) return true;
  if (statusText(last.pipeline.status) !== statusText(pipeline.status)) return true;
  return waitedMs - last.atMs >= Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs * SHARE_OF_ELAPSED));
}
