import { formatDuration } from "../../shared/time/duration.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How long an instant is past or to come, in days from one day on: `3d ago`, `in 12d`, `2h 5m ago`. */
export function ago(instant: string, now: Date): string {
  const ms = Date.parse(instant) - now.getTime();
  if (Number.isNaN(ms)) return "at an unknown time";
  const length = Math.abs(ms);
  if (length < MINUTE_MS) return ms > 0 ? "in a moment" : "just now";
  const text = length >= DAY_MS ? `${Math.round(length / DAY_MS)}d` : formatDuration(length);
  return ms > 0 ? `in ${text}` : `${text} ago`;
}
