import { SPAN_MS, SPANS } from "../history.ts";
import { type Content, html, type Markup } from "../markup.ts";

/** A picture's measures: the same for all, so that their hours stand below each other. */
const FRAME = { width: 640, height: 190, left: 44, right: 6, top: 10, bottom: 24 } as const;

/** Where a span begins, and how wide it is. */
export const SPAN_WIDTH = (FRAME.width - FRAME.left - FRAME.right) / SPANS;

/** How far from the left a span begins, counted from 0. */
export function leftOf(span: number): number {
  return FRAME.left + span * SPAN_WIDTH;
}

/** How far from the top a share of the height is: 0 is the bottom. */
export function heightOf(share: number): number {
  const bottom = FRAME.height - FRAME.bottom;
  return round(bottom - share * (bottom - FRAME.top));
}

/** A number as short as a picture needs it. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line across the picture, with what it stands for. */
export interface GridLine {
  readonly share: number;
  readonly label: string;
}

/** What a picture shows, in pictures and in words. */
export interface Picture {
  readonly id: string;
  /** What it is of. */
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly words: string;
  readonly grid: readonly GridLine[];
  readonly drawn: Content;
  readonly firstAt: Date;
}

const SIX_HOURS_MS = 6 * 3_600_000;

/** A picture over the last day; its hours are UTC. */
export function frame({ id, title, words, grid, drawn, firstAt }: Picture): Markup {
  const { width, height, left, right } = FRAME;
  return html`<svg class="picture" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-words">
<title id="${id}-title">${title}</title><desc id="${id}-words">${words}</desc>
${grid.map(({ share, label }) => html`<line class="grid" x1="${left}" x2="${width - right}" y1="${heightOf(share)}" y2="${heightOf(share)}" /><text x="${left - 6}" y="${heightOf(share) + 4}" text-anchor="end">${label}</text>`)}
${hours(firstAt).map(({ x, label }) => html`<text x="${x}" y="${height - 6}" text-anchor="middle">${label}</text>`)}
${drawn}</svg>`;
}

function hours(firstAt: Date): readonly { readonly x: number; readonly label: string }[] {
  const first = Math.ceil(firstAt.getTime() / SIX_HOURS_MS) * SIX_HOURS_MS;
  return [0, 1, 2, 3].map((n) => {
    const at = first + n * SIX_HOURS_MS;
    const label = `${new Date(at).toISOString().slice(11, 13)}:00`;
    const x = leftOf((at - firstAt.getTime()) / SPAN_MS);
    return { x: round(Math.min(Math.max(x, FRAME.left), width() - 16)), label };
  });
}

function width(): number {
  return FRAME.width - FRAME.right;
}
