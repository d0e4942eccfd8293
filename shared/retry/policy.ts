/** How a repeatable request is repeated. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly maxAttempts: number;
  /** The first pause; each later one is twice as long. */
  readonly baseMs: number;
  /** No pause is longer, save one the other side asks for by `Retry-After`. */
  readonly maxMs: number;
  /** A `Retry-After` beyond this ends the attempts instead. */
  readonly maxRetryAfterMs: number;
}

/** For GETs of an interactive step: four attempts over about seven seconds. */
export const READ_RETRY: RetryPolicy = { maxAttempts: 4, baseMs: 1_000, maxMs: 8_000, maxRetryAfterMs: 120_000 };

/**
 * The pause before the next attempt, or "stop".
 *
 * Full jitter over the upper half of the exponential step, so that many clients spread out and none comes back at once.
 * `Retry-After` is a lower bound: we wait it out and add the jitter on top.
 *
 * @param attempt the attempt that just failed, from 1
 * @param random a number in [0, 1)
 */
export function nextDelayMs(
  policy: RetryPolicy,
  attempt: number,
  random: number,
  retryAfterMs?: number,
): number | "stop" {
  if (attempt >= policy.maxAttempts) return "stop";
  const step = Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1));
  const jittered = Math.round(step / 2 + (step / 2) * random);
  if (retryAfterMs === undefined) return jittered;
  return retryAfterMs > policy.maxRetryAfterMs ? "stop" : retryAfterMs + Math.round((step / 2) * random);
}
