import { parseDurationMs } from "../../shared/time/duration.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** When something ends, or what is wrong with how that was written. */
export type Expiry =
  | { readonly kind: "at"; readonly instant: string }
  | { readonly kind: "wrong"; readonly why: string };

/** Reads a date (midnight UTC), an instant with its zone, or a time from now with its unit (`90d`, `12h`). */
export function readExpiry(text: string, now: Date): Expiry {
  const ms = instantMs(text.trim(), now.getTime());
  if (ms === undefined)
    return wrong("it is no date, instant or time from now. Write one like 2027-01-31, 2027-01-31T12:00:00Z or 90d.");
  if (ms <= now.getTime()) return wrong("it is in the past. Write a time to come.");
  return { kind: "at", instant: new Date(ms).toISOString() };
}

/** The largest instant JavaScript knows. */
const MOST_MS = 8.64e15;

function instantMs(text: string, nowMs: number): number | undefined {
  if (DATE.test(text) || INSTANT.test(text)) {
    const ms = Date.parse(text);
    // Date.parse takes 2027-02-30 for the 2nd of March.
    const isThatDay =
      Number.isFinite(ms) && new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));
    return isThatDay ? ms : undefined;
  }
  // A bare number would be seconds, which nobody means here.
  const lengthMs = /^\d+$/.test(text) ? undefined : parseDurationMs(text);
  return lengthMs === undefined || nowMs + lengthMs > MOST_MS ? undefined : nowMs + lengthMs;
}

function wrong(why: string): Expiry {
  return { kind: "wrong", why };
}
