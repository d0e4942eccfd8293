import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { parseDurationMs } from "../../shared/time/duration.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A moment as a person writes it: an instant with its zone, a date (midnight UTC), or how long ago it was.
 *
 * @throws CodedError USAGE, which names the option
 */
export function readMoment(option: string, text: string, now: Date): Date {
  const written = text.trim();
  if (DATE.test(written) || INSTANT.test(written)) {
    const at = new Date(written);
    // Date takes the 30th of February for the 2nd of March.
    const day = new Date(`${written.slice(0, 10)}T00:00:00Z`);
    if (
      !Number.isNaN(at.getTime()) &&
      !Number.isNaN(day.getTime()) &&
      day.toISOString().startsWith(written.slice(0, 10))
    )
      return at;
  }
  // A bare number would be seconds, which nobody means here.
  const agoMs = /^\d+$/.test(written) ? undefined : parseDurationMs(written);
  if (agoMs !== undefined && agoMs <= now.getTime()) return new Date(now.getTime() - agoMs);
  throw new CodedError("USAGE", `${option}: "${printable(text, 60)}" is no time.`, {
    hint: "Write an instant (2026-11-22T03:00:00Z), a date (2026-11-22), or how long ago it was (2h, 3d).",
  });
}
