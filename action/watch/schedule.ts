const SHARE_OF_ELAPSED = 0.05;
const SHORTEST_MS = 1_000;
const LONGEST_MS = 15_000;
/** Taken off at most, never added: many steps started together drift apart, and none looks later than the schedule says. */
const JITTER = 0.1;

/**
 * The pause before the next look at a pipeline.
 *
 * 5 % of the time elapsed, between 1 s and 15 s: a pipeline's end is noticed within about 5 % of its duration, in fewer
 * calls than a fixed 5 s. A `pollIntervalMs` given by the user is taken as it is.
 *
 * @param random a number in [0, 1)
 */
export function nextLookMs(elapsedMs: number, random: number, pollIntervalMs?: number): number {
  if (pollIntervalMs !== undefined) return pollIntervalMs;
  const step = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, elapsedMs * SHARE_OF_ELAPSED));
  return Math.round(step * (1 - JITTER * random));
}
