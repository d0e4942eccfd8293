import type { Pipeline } from "../../shared/gitlab/pipeline.ts";

/** So much earlier than the quickest of its predecessors a pipeline may end without its end being noticed late. */
const EARLY = 0.95;
/** From this many on, the quickest counts as an exception: a run whose rules left almost nothing to do. */
const ENOUGH = 4;

/**
 * How long at least a pipeline will take, going by earlier ones of its ref that succeeded; undefined when they tell nothing.
 *
 * A list of pipelines has no durations. When a pipeline was last touched is mostly when it ended; where it was touched again
 * later it seems longer than it was, so the quicker ones are gone by.
 */
export function notBefore(pipelines: readonly Pipeline[]): number | undefined {
  const took = pipelines
    .map(({ createdAt, updatedAt }) => Date.parse(updatedAt ?? "") - Date.parse(createdAt ?? ""))
    .filter((ms) => ms > 0)
    .toSorted((one, other) => one - other);
  const quickest = took[took.length >= ENOUGH ? 1 : 0];
  return quickest === undefined ? undefined : Math.round(quickest * EARLY);
}
