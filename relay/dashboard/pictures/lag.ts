import { formatDuration } from "../../../shared/time/duration.ts";
import type { History, Span } from "../history.ts";
import { html, type Markup } from "../markup.ts";
import { frame, heightOf, leftOf, round, SPAN_WIDTH } from "./frame.ts";

/** How long deliveries took from arrival to pipeline, of one half hour. */
export interface Lag {
  readonly medianMs: number;
  readonly longestMs: number;
}

/** Lines worth having on a scale where each is a multiple of the one before. */
const TICKS_MS = [10, 100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000] as const;

/** How long the deliveries of each half hour of the last day took: the median as a line, the longest as a stroke above it. */
export function lagPicture(history: History): Markup {
  const lags = history.map((span) => lagOf(span));
  const told = lags.filter((lag) => lag !== undefined);
  const shareOf = scale(told);
  const x = (at: number) => round(leftOf(at + 0.5));
  const strokes = lags.map((lag, at) =>
    lag === undefined || lag.longestMs === lag.medianMs
      ? undefined
      : html`<line class="longest" x1="${x(at)}" x2="${x(at)}" y1="${heightOf(shareOf(lag.medianMs))}" y2="${heightOf(shareOf(lag.longestMs))}" />`,
  );
  const dots = lags.map((lag, at) =>
    lag === undefined
      ? undefined
      : html`<circle class="dot" cx="${x(at)}" cy="${heightOf(shareOf(lag.medianMs))}" r="${round(Math.min(2.5, SPAN_WIDTH / 4))}" />`,
  );
  const path = lags
    .map((lag, at) =>
      lag === undefined ? "" : `${lags[at - 1] === undefined ? "M" : "L"}${x(at)} ${heightOf(shareOf(lag.medianMs))}`,
    )
    .join("");
  return frame({
    id: "lag",
    title: "Time from arrival to pipeline in each half hour",
    words: lagWords(history),
    grid: ticksOf(told).map((ms) => ({ share: shareOf(ms), label: formatDuration(ms) })),
    drawn: [...strokes, html`<path class="median" d="${path}" />`, ...dots],
    firstAt: history[0]?.since ?? new Date(0),
  });
}

/** The same in a sentence. */
export function lagWords(history: History): string {
  const waits = history.flatMap(({ waitsMs }) => waitsMs).sort((a, b) => a - b);
  const longest = waits.at(-1);
  if (longest === undefined) return "No delivery of the last 24 hours has become a pipeline.";
  return `Half of those looked at took ${formatDuration(middle(waits))} or less from arrival to pipeline; the longest took ${formatDuration(longest)}.`;
}

/** The lag of a span; undefined when none of its deliveries became a pipeline. */
export function lagOf({ waitsMs }: Pick<Span, "waitsMs">): Lag | undefined {
  const sorted = waitsMs.toSorted((a, b) => a - b);
  const longestMs = sorted.at(-1);
  return longestMs === undefined ? undefined : { medianMs: middle(sorted), longestMs };
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** From the last tick below to the first above, each as far from the next as it is times as long. */
function scale(lags: readonly Lag[]): (ms: number) => number {
  const ticks = ticksOf(lags);
  const [low, high] = [Math.log(ticks[0] ?? 1), Math.log(ticks.at(-1) ?? 1)];
  return (ms) => (high === low ? 0 : Math.min(1, Math.max(0, (Math.log(Math.max(1, ms)) - low) / (high - low))));
}

function ticksOf(lags: readonly Lag[]): readonly number[] {
  const shortest = Math.min(1_000, ...lags.map(({ medianMs }) => medianMs));
  const longest = Math.max(10_000, ...lags.map(({ longestMs }) => longestMs));
  const first = Math.max(
    0,
    TICKS_MS.findLastIndex((tick) => tick <= shortest),
  );
  const last = TICKS_MS.findIndex((tick) => tick >= longest);
  return TICKS_MS.slice(first, last === -1 ? undefined : last + 1);
}
