import { type Status, statusText } from "../../shared/gitlab/pipeline.ts";

const SHARE_OF_ELAPSED = 0.2;
const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;
/** A tree of so many calls is listed as often as a single pipeline; a larger one in proportion less often. */
const FREE_CALLS = 3;
const LONGEST_FOR_MANY_MS = 300_000;

/** When the jobs of a pipeline were last listed, and the pipeline's status as seen just before. */
export interface LastListing {
  readonly atMs: number;
  readonly status: Status;
}

/**
 * Whether a pipeline's jobs are worth another listing for the sake of the progress shown.
 *
 * They are when the pipeline itself has changed, else about every fourth look: a job's end does not touch the pipeline.
 *
 * @param calls what listing everything that is under way in the tree takes
 */
export function listingDue(last: LastListing | undefined, status: Status, waitedMs: number, calls: number): boolean {
  if (last === undefined || statusText(last.status) !== statusText(status)) return true;
  const forOneMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs * SHARE_OF_ELAPSED));
  const pauseMs = Math.min(LONGEST_FOR_MANY_MS, forOneMs * Math.max(1, calls / FREE_CALLS));
  return waitedMs - last.atMs >= pauseMs;
}
