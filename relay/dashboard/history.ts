import type { Clock } from "../../shared/time/clock.ts";
import type { Store } from "../store/store.ts";
import type { Tally } from "../store/tally.ts";

/** What a span of time has seen. */
export interface Span extends Tally {
  readonly since: Date;
}

/** What the last day has seen, oldest span first. */
export type History = readonly Span[];

/** Half hours, the last of which is the present one. */
export const SPANS = 48;
/** The length of each. */
export const SPAN_MS = 30 * 60_000;

/** Reads no more than this of each span. */
const MOST = { perState: 5_000, waits: 50 } as const;

/** A span that is over changes little: what is late, is delivered later. */
const KEPT_MS = 60_000;

/**
 * Reads what the last day has seen from the store, a span at a time; between two of them other work comes first.
 *
 * Spans that are over are kept for a minute, and pages that ask at the same time share one reading.
 */
export function createHistory(
  store: Pick<Store, "tally">,
  clock: Pick<Clock, "now" | "monotonicMs">,
): () => Promise<History> {
  const kept = new Map<number, { readonly span: Span; readonly atMs: number }>();
  let reading: Promise<History> | undefined;

  const spanAt = async (sinceMs: number, isPresent: boolean): Promise<Span> => {
    const known = kept.get(sinceMs);
    if (!isPresent && known !== undefined && clock.monotonicMs() - known.atMs < KEPT_MS) return known.span;
    const since = new Date(sinceMs);
    const span = { since, ...(await store.tally({ since, until: new Date(sinceMs + SPAN_MS) }, MOST)) };
    if (!isPresent) kept.set(sinceMs, { span, atMs: clock.monotonicMs() });
    await new Promise<void>((resolve) => setImmediate(resolve));
    return span;
  };

  const read = async (): Promise<History> => {
    const presentMs = Math.floor(clock.now().getTime() / SPAN_MS) * SPAN_MS;
    const firstMs = presentMs - (SPANS - 1) * SPAN_MS;
    for (const sinceMs of kept.keys()) if (sinceMs < firstMs) kept.delete(sinceMs);
    const spans: Span[] = [];
    for (let at = firstMs; at <= presentMs; at += SPAN_MS) spans.push(await spanAt(at, at === presentMs));
    return spans;
  };

  return async () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return await reading;
  };
}
