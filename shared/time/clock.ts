import { setTimeout as sleepReal } from "node:timers/promises";

/** Time as an argument: real in production, moved by hand in tests. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /** Milliseconds of a clock that never jumps, for measuring how long something took. */
  monotonicMs(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await sleepReal(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Node rejects with its own AbortError; callers want the reason they gave.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
