import { parseDurationMs } from "./duration.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A moment as a person writes it: an instant with its zone, a date (midnight UTC), or how long ago it was. Undefined when the text is none
 * of these.
 */
export function parseMoment(text: string, now: Date): Date | undefined {
  const written = text.trim();
  if (DATE.test(written) || INSTANT.test(written)) {
    const at = new Date(written);
    // Date takes the 30th of February for the 2nd of March.
    const day = new Date(`${written.slice(0, 10)}T00:00:00Z`);
    const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written.slice(0, 10));
    return Number.isNaN(at.getTime()) || !exists ? undefined : at;
  }
  // A bare number would be seconds, which nobody means here.
  const agoMs = /^\d+$/.test(written) ? undefined : parseDurationMs(written);
  return agoMs === undefined || agoMs > now.getTime() ? undefined : new Date(now.getTime() - agoMs);
}
