import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import { parseMoment } from "../../shared/time/parse-moment.ts";

/**
 * A moment as a person writes it: an instant with its zone, a date (midnight UTC), or how long ago it was.
 *
 * @throws CodedError USAGE, which names the option
 */
export function readMoment(option: string, text: string, now: Date): Date {
  const moment = parseMoment(text, now);
  if (moment !== undefined) return moment;
  throw new CodedError("USAGE", `${option}: "${printable(text.trim(), 60)}" is no time.`, {
    hint: "Write an instant (2026-11-22T03:00:00Z), a date (2026-11-22), or how long ago it was (2h, 3d).",
  });
}
