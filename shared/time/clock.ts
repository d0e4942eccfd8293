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

/** The longest that Node's timers can wait: about 25 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    const options = signal === undefined ? {} : { signal };
    try {
      // A longer timer would fire at once.
      let leftMs = ms;
      for (; leftMs > LONGEST_TIMER_MS; leftMs -= LONGEST_TIMER_MS)
        await sleepReal(LONGEST_TIMER_MS, undefined, options);
      await sleepReal(leftMs, undefined, options);
    } catch (error) {
      // Node rejects with its own AbortError; callers want the reason they gave.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
