import type { Clock } from "../../shared/time/clock.ts";
import type { Observe, Signal } from "../observe/signal.ts";

/** Tells pages that something has happened, until the relay ends. */
export interface Live {
  /** Takes note of what happens. */
  readonly observe: Observe;
  /**
   * Tells one page: resolves when something has happened since it was asked last, at the latest after `LOOK_AGAIN_MS`, and not more often than once
   * a second.
   */
  follow(): Following | undefined;
  /** Begins. */
  start(): void;
  /** Ends every page's stream, so that the relay can end. */
  stop(): Promise<void>;
}

/** One page that is kept up to date. */
export interface Following {
  /** `over` once there is nothing more to tell. */
  next(): Promise<"moved" | "over">;
  /** To be called when the page is gone. */
  end(): void;
}

/** More pages are not kept up to date. */
const MOST_PAGES = 50;
/** Ages on a page grow old too, and commands beside the relay ring no bell here. */
const LOOK_AGAIN_MS = 25_000;
/** A page is told at most so often. */
const REST_MS = 1_000;
/** After this a page has to ask anew, so that a login that is over ends. */
const LONGEST_MS = 15 * 60_000;

/** What shows on no page. */
const UNSHOWN: ReadonlySet<Signal["kind"]> = new Set(["route-passed-over", "route-taken-maybe", "commit-told"]);

/** Keeps pages up to date. */
export function createLive(clock: Clock): Live {
  const pages = new Set<{ readonly ring: () => void; readonly end: () => void }>();
  let over = false;
  return {
    observe({ kind }) {
      if (!UNSHOWN.has(kind)) for (const page of pages) page.ring();
    },
    follow() {
      if (over || pages.size >= MOST_PAGES) return undefined;
      const ended = new AbortController();
      const beganMs = clock.monotonicMs();
      let bell = new AbortController();
      const page = { ring: () => bell.abort(), end: () => ended.abort() };
      pages.add(page);
      return {
        async next() {
          await pause(clock, LOOK_AGAIN_MS, AbortSignal.any([bell.signal, ended.signal]));
          await pause(clock, REST_MS, ended.signal);
          bell = new AbortController();
          return ended.signal.aborted || clock.monotonicMs() - beganMs > LONGEST_MS ? "over" : "moved";
        },
        end() {
          pages.delete(page);
          ended.abort();
        },
      };
    },
    start() {},
    async stop() {
      over = true;
      for (const page of pages) page.end();
    },
  };
}

/** Sleeps so long, or until the signal. */
async function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await clock.sleep(ms, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
