const SHARE_OF_ELAPSED = 0.05;
const SHORTEST_MS = 1_000;
const LONGEST_MS = 15_000;
/** While no end is expected yet; an end that comes early all the same is noticed within so much of its time. */
const SPARSE_SHARE_OF_ELAPSED = 0.25;
const SPARSE_SHORTEST_MS = 2_000;
const SPARSE_LONGEST_MS = 90_000;
/** Taken off at most, never added: many steps started together drift apart, and none looks later than the schedule says. */
const JITTER = 0.1;

/** What the schedule goes by beside the time. */
export interface ScheduleHints {
  /** A pause the user wants; taken as it is. */
  readonly pollIntervalMs?: number;
  /** Before this much time has gone by, the end is not expected. */
  readonly notBeforeMs?: number;
}

/**
 * The pause before the next look at a tree of pipelines.
 *
 * 5 % of the time elapsed, between 1 s and 15 s: the end is noticed within about 5 % of the duration, in fewer calls than a
 * fixed 5 s. As long as the end is not expected, 25 % of it and at most 90 s, but not beyond that moment: from then on as above.
 *
 * @param random a number in [0, 1)
 */
export function nextLookMs(elapsedMs: number, random: number, hints: ScheduleHints = {}): number {
  const { pollIntervalMs, notBeforeMs = 0 } = hints;
  if (pollIntervalMs !== undefined) return pollIntervalMs;
  const dense = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, elapsedMs * SHARE_OF_ELAPSED));
  const sparse = Math.min(SPARSE_LONGEST_MS, Math.max(SPARSE_SHORTEST_MS, elapsedMs * SPARSE_SHARE_OF_ELAPSED));
  const step = Math.max(dense, Math.min(sparse, notBeforeMs - elapsedMs));
  return Math.round(step * (1 - JITTER * random));
}
