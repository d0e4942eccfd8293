import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Observe } from "../observe/signal.ts";

/** What rounds are made of. */
export interface RoundsDeps {
  readonly clock: Clock;
  readonly observe: Observe;
  /** What a round does, in words for the log: `telling commits`. */
  readonly doing: string;
  /** Does what is due; says whether there may be more of it at once. Rejects where the store does not work. */
  readonly round: (ends: Ends) => Promise<"more" | "done">;
  /** Resolves once what rounds have left under way has ended, too. Absent: they leave nothing. */
  readonly ended?: () => Promise<void>;
}

/** How a round is to end before it has done everything. */
export interface Ends {
  /** Aborted when nothing further is to be begun. */
  readonly stopping: AbortSignal;
  /** Aborted when what is under way is to end, too. */
  readonly signal: AbortSignal;
}

/** Work that is looked for again and again. */
export interface Rounds {
  /** Begins; once. */
  start(): void;
  /** Begins no further round; resolves once everything under way has ended. */
  stop(): Promise<void>;
  /** Ends what is under way. */
  abort(reason: Error): void;
}

/**
 * How often it is looked for work. A second also lets what a delivery goes through quickly, from stored to created, be told as one
 * status instead of three.
 */
const EVERY_MS = 1_000;

/** Rounds that have not begun. */
export function rounds({ clock, observe, doing, round, ended }: RoundsDeps): Rounds {
  const stopping = new AbortController();
  const ending = new AbortController();
  const ends: Ends = { stopping: AbortSignal.any([stopping.signal, ending.signal]), signal: ending.signal };
  let loop: Promise<void> | undefined;
  let failing = false;

  const run = async () => {
    while (!stopping.signal.aborted) {
      let more: "more" | "done" = "done";
      try {
        more = await round(ends);
        failing = false;
      } catch (error) {
        const code = isCoded(error) ? error.code : "INTERNAL";
        if (!failing && !ending.signal.aborted) observe({ kind: "store-failing", doing, code, text: oneLine(error) });
        failing = true;
      }
      if (more === "done") await clock.sleep(EVERY_MS, stopping.signal).catch(() => {});
    }
    // Whatever the store had against it has been told, or is told by the next start.
    await ended?.().catch(() => {});
  };
  return {
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
    abort: (reason) => ending.abort(reason),
  };
}
