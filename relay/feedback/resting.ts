import { nextDelayMs } from "../../shared/retry/policy.ts";

/** Beyond that a forge is not worth the wait; it is asked again then in any case. */
const MOST_PAUSE_MS = 900_000;
const POLICY = {
  maxAttempts: Number.POSITIVE_INFINITY,
  baseMs: 5_000,
  maxMs: MOST_PAUSE_MS,
  maxRetryAfterMs: Number.POSITIVE_INFINITY,
};

/** Nobody asks for more in earnest; a limit of an hour is GitHub's longest. */
const MOST_ASKED_MS = 3_600_000;

/**
 * The pause after so many failures in a row: five seconds, doubling up to a quarter of an hour, with jitter; never shorter than what was
 * asked for, up to an hour.
 *
 * @param random a number in [0, 1)
 */
export function restMs(failures: number, random: number, askedMs?: number): number {
  const asked = askedMs === undefined ? undefined : Math.min(askedMs, MOST_ASKED_MS);
  const delayMs = nextDelayMs(POLICY, failures, random, asked);
  return delayMs === "stop" ? MOST_PAUSE_MS : delayMs;
}

/** Servers that are left alone for a while, by name. */
export class Resting {
  readonly #random: () => number;
  readonly #resting = new Map<string, { failures: number; untilMs: number }>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Until when a server is left alone; undefined when it may be called now. */
  untilMs(name: string, nowMs: number): number | undefined {
    const untilMs = this.#resting.get(name)?.untilMs;
    return untilMs !== undefined && untilMs > nowMs ? untilMs : undefined;
  }

  /** Leaves a server alone after a failure; returns for how long, and whether it is the first failure in a row. */
  fail(name: string, nowMs: number, askedMs?: number): { readonly pauseMs: number; readonly first: boolean } {
    const failures = (this.#resting.get(name)?.failures ?? 0) + 1;
    const pauseMs = restMs(failures, this.#random(), askedMs);
    this.#resting.set(name, { failures, untilMs: nowMs + pauseMs });
    return { pauseMs, first: failures === 1 };
  }

  /** It works; true when it had failed before. */
  works(name: string): boolean {
    return this.#resting.delete(name);
  }

  /** Whatever has failed may be tried again, under another configuration. */
  forget(): void {
    this.#resting.clear();
  }
}
