import { formatDuration } from "../../../shared/time/duration.ts";
import { html, type Markup } from "../markup.ts";

/** An instant in UTC, to the second. */
export function instant(at: Date): Markup {
  return html`<time datetime="${at.toISOString()}">${utc(at)}</time>`;
}

/** An instant in UTC, and how long ago that was or how long it is until then. */
export function instantAndAge(at: Date, now: Date): Markup {
  return html`<span class="when">${instant(at)} <small>${age(at, now)}</small></span>`;
}

/** How long ago an instant was, or how long it is until then: `3m ago`, `in 20s`, `now`. */
export function age(at: Date, now: Date): string {
  const ms = now.getTime() - at.getTime();
  if (Math.abs(ms) < 1_000) return "now";
  const span = formatDuration(Math.floor(Math.abs(ms) / 1_000) * 1_000);
  return ms > 0 ? `${span} ago` : `in ${span}`;
}

/** `2026-11-23 01:28:18 UTC`. */
export function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
