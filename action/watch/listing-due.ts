import { type Status, statusText } from "../../shared/gitlab/pipeline.ts";

const SHARE_OF_ELAPSED = 0.2;
const SHORTEST_MS = 2_000;
const LONGEST_FOR_MANY_MS = 300_000;
/** The longest a list is good for, where listing the tree takes so few calls; a larger one is listed in proportion less often. */
const UNWATCHED = { longestMs: 60_000, freeCalls: 3 } as const;
const WATCHED = { longestMs: 15_000, freeCalls: 20 } as const;

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
 * @param isWatched whether a person watches the tree, who shall not see it stand still
 */
export function listingDue(
  last: LastListing | undefined,
  status: Status,
  waitedMs: number,
  calls: number,
  isWatched: boolean,
): boolean {
  if (last === undefined || statusText(last.status) !== statusText(status)) return true;
  const { longestMs, freeCalls } = isWatched ? WATCHED : UNWATCHED;
  const forOneMs = Math.min(longestMs, Math.max(SHORTEST_MS, waitedMs * SHARE_OF_ELAPSED));
  const pauseMs = Math.min(LONGEST_FOR_MANY_MS, forOneMs * Math.max(1, calls / freeCalls));
  return waitedMs - last.atMs >= pauseMs;
}
