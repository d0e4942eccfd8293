import { counted } from "../../../shared/text/counted.ts";
import type { History, Span } from "../history.ts";
import { html, type Markup } from "../markup.ts";
import { frame, heightOf, leftOf, round, SPAN_WIDTH } from "./frame.ts";

/** How many deliveries each half hour of the last day has made, and how many of those are dead or held. */
export function throughputPicture(history: History): Markup {
  const top = niceAbove(Math.max(1, ...history.map(total)));
  const bars = history.map((span, at) => {
    const [x, wide] = [round(leftOf(at) + 1), round(SPAN_WIDTH - 2)];
    const [all, bad] = [heightOf(total(span) / top), heightOf(stuck(span) / top)];
    const base = heightOf(0);
    return html`${total(span) === 0 ? undefined : html`<rect class="bar" x="${x}" y="${all}" width="${wide}" height="${round(base - all)}" rx="1" />`}${stuck(span) === 0 ? undefined : html`<rect class="bar stuck" x="${x}" y="${Math.min(bad, base - 2)}" width="${wide}" height="${round(base - Math.min(bad, base - 2))}" />`}`;
  });
  return frame({
    id: "throughput",
    title: "Deliveries made in each half hour",
    words: throughputWords(history),
    grid: [0, top / 2, top].filter(Number.isInteger).map((value) => ({ share: value / top, label: short(value) })),
    drawn: bars,
    firstAt: history[0]?.since ?? new Date(0),
  });
}

/** The same in a sentence. */
export function throughputWords(history: History): string {
  const all = history.reduce((sum, span) => sum + total(span), 0);
  const bad = history.reduce((sum, span) => sum + stuck(span), 0);
  const busiest = history.reduce<Span | undefined>(
    (best, span) => (total(span) > (best === undefined ? 0 : total(best)) ? span : best),
    undefined,
  );
  if (busiest === undefined) return "No delivery was made in the last 24 hours.";
  const least = history.some(({ capped }) => capped) ? "at least " : "";
  return `${capital(least)}${counted(all, "delivery")} in the last 24 hours, ${bad === 0 ? "none" : bad} of them dead or held; most, ${total(busiest)}, in the half hour from ${busiest.since.toISOString().slice(11, 16)}.`;
}

/** Deliveries made in a span. */
export function total({ states }: Span): number {
  return Object.values(states).reduce((sum, count) => sum + count, 0);
}

/** Those of them that wait for a person. */
export function stuck({ states }: Span): number {
  return states.dead + states.held;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 1, 2, 3, 4, 6, 8, 10, 20, 30, …: the first that is not below `value`. */
function niceAbove(value: number): number {
  for (let unit = 1; ; unit *= 10) for (const step of [1, 2, 3, 4, 6, 8]) if (step * unit >= value) return step * unit;
}

function short(value: number): string {
  return value >= 10_000 ? `${value / 1_000}k` : String(value);
}
