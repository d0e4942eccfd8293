import { isCoded } from "../errors/coded-error.ts";
import type { Clock } from "../time/clock.ts";
import { nextDelayMs, type RetryPolicy } from "./policy.ts";

/** What pauses are made with. */
export interface RetryDeps {
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** When to try again. */
export interface RetryRules {
  readonly policy: RetryPolicy;
  /** Whether this failure may pass by itself and the work may safely be done again. */
  readonly retryable: (error: unknown) => boolean;
  /** Told before each pause. */
  readonly onPause?: (error: unknown, attempt: number, pauseMs: number) => void;
}

/**
 * Does the work, and does it again after a pause while it fails with something retryable and the policy allows.
 *
 * The last failure is thrown as it came. A CodedError's `retryAfterMs` is waited out. Once the signal aborts there is no
 * further attempt, and the signal's reason is thrown.
 */
export async function retry<T>(
  deps: RetryDeps,
  rules: RetryRules,
  work: (attempt: number) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      signal?.throwIfAborted();
      if (!rules.retryable(error)) throw error;
      const retryAfterMs = isCoded(error) ? error.retryAfterMs : undefined;
      const pauseMs = nextDelayMs(rules.policy, attempt, deps.random(), retryAfterMs);
      if (pauseMs === "stop") throw error;
      rules.onPause?.(error, attempt, pauseMs);
      await deps.clock.sleep(pauseMs, signal);
    }
  }
}
