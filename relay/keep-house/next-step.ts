/** How much is removed at once. */
export interface Step {
  /** Events at most. */
  readonly most: number;
  /** The pause after it. */
  readonly pauseMs: number;
}

/** A few events: their bodies may be of any size. */
export const firstStep: Step = { most: 8, pauseMs: 0 };

const MOST_AT_ONCE = 256;
/** Nobody notices that the store was busy for so long. */
const SHORT_MS = 5;
const LONG_MS = 20;
/** The store is kept busy for a fifth of the time at most. */
const PAUSES_PER_STEP = 4;
const SHORTEST_PAUSE_MS = 10;

/** The next step after one that took so long: larger ones while they are short, smaller ones where they are long. */
export function nextStep({ most }: Step, tookMs: number): Step {
  const pauseMs = Math.max(SHORTEST_PAUSE_MS, PAUSES_PER_STEP * tookMs);
  if (tookMs > LONG_MS) return { most: Math.max(1, Math.floor(most / 2)), pauseMs };
  return { most: tookMs < SHORT_MS ? Math.min(MOST_AT_ONCE, most * 2) : most, pauseMs };
}
