import type { Clock } from "../../shared/time/clock.ts";
import type { Observe } from "../observe/signal.ts";

/** What has come from a source since the relay started. */
export interface SourceCounts {
  readonly stored: number;
  readonly seenBefore: number;
  readonly notAuthentic: number;
  readonly lastNotAuthentic?: { readonly at: Date; readonly why: string };
}

/** Counts what comes from each source, from the signals it is handed. */
export interface SourceTally {
  readonly startedAt: Date;
  readonly note: Observe;
  of(source: string): SourceCounts;
}

const NONE: SourceCounts = { stored: 0, seenBefore: 0, notAuthentic: 0 };

/** A tally that begins now. It knows as many sources as the configurations of its time had: strangers' names never come so far. */
export function createSourceTally(clock: Pick<Clock, "now">): SourceTally {
  const counts = new Map<string, SourceCounts>();
  const of = (source: string) => counts.get(source) ?? NONE;
  return {
    startedAt: clock.now(),
    of,
    note(signal) {
      switch (signal.kind) {
        case "event-stored":
          counts.set(signal.source, { ...of(signal.source), stored: of(signal.source).stored + 1 });
          return;
        case "event-seen-before":
          counts.set(signal.source, { ...of(signal.source), seenBefore: of(signal.source).seenBefore + 1 });
          return;
        case "sender-not-authentic": {
          const lastNotAuthentic = { at: clock.now(), why: signal.why };
          const notAuthentic = of(signal.source).notAuthentic + 1;
          counts.set(signal.source, { ...of(signal.source), notAuthentic, lastNotAuthentic });
          return;
        }
        default:
      }
    },
  };
}
