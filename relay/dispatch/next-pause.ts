import { nextDelayMs } from "../../shared/retry/policy.ts";
import type { DispatchConfig } from "../model/relay-config.ts";

/** Nobody asks for more in earnest; a longer Retry-After is waited for this long and then tried. */
export const MOST_RETRY_AFTER_MS = 3_600_000;

/** What of the dispatch configuration pauses are made of. */
export type PausePolicy = Pick<DispatchConfig, "maxAttempts" | "baseDelayMs" | "maxDelayMs" | "delaysMs">;

/**
 * The pause after a try that failed, in milliseconds, or "stop" when that was the last one.
 *
 * Doubled from pause to pause with jitter over the upper half; or, where the configuration names the pauses themselves, the one
 * in turn, drawn out by up to a tenth so that what failed together does not come back together. Either is never shorter than
 * what the other side asks for.
 *
 * @param tries those so far, the one that just failed included
 * @param random a number in [0, 1)
 * @param askedMs the pause GitLab asks for; beyond an hour it counts as one
 */
export function nextPauseMs(policy: PausePolicy, tries: number, random: number, askedMs?: number): number | "stop" {
  const { maxAttempts, baseDelayMs: baseMs, maxDelayMs: maxMs, delaysMs } = policy;
  const atLeastMs = askedMs === undefined ? undefined : Math.min(askedMs, MOST_RETRY_AFTER_MS);
  if (delaysMs === undefined) {
    const doubling = { maxAttempts, baseMs, maxMs, maxRetryAfterMs: MOST_RETRY_AFTER_MS };
    return nextDelayMs(doubling, tries, random, atLeastMs);
  }
  if (tries >= maxAttempts) return "stop";
  const pauseMs = delaysMs[Math.min(tries, delaysMs.length) - 1] ?? maxMs;
  return Math.round(Math.max(pauseMs, atLeastMs ?? 0) + (pauseMs / 10) * random);
}

/** The longest pause the policy itself makes. */
export function longestPauseMs({ maxDelayMs, delaysMs }: PausePolicy): number {
  return delaysMs === undefined ? maxDelayMs : Math.max(...delaysMs);
}
