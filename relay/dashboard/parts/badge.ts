import type { Delivery, DeliveryState } from "../../model/delivery.ts";
import { html, type Markup } from "../markup.ts";

/** How good a thing stands: colour and shape go with it, beside the word. */
export type Tone = "good" | "bad" | "waits" | "under-way" | "quiet" | "asks";

/** A word with a colour and a shape of its own. */
export function badge(tone: Tone, word: string): Markup {
  return html`<span class="badge ${tone}">${SHAPES[tone]}${word}</span>`;
}

/** A delivery's state. */
export function stateBadge({
  state,
  inDoubt = false,
}: Pick<Delivery, "state"> & { readonly inDoubt?: boolean }): Markup {
  return badge(TONES[state], inDoubt ? `${state}, in doubt` : state);
}

/** GitLab's word for a pipeline's status; one we do not know is told all the same. */
export function pipelineBadge(status: string | undefined): Markup {
  if (status === undefined) return badge("quiet", "status not told");
  return badge(PIPELINE_TONES.get(status) ?? "quiet", status);
}

/** The tone of each state. */
export const TONES: Readonly<Record<DeliveryState, Tone>> = {
  pending: "waits",
  dispatching: "under-way",
  delivered: "good",
  dead: "bad",
  held: "asks",
  canceled: "quiet",
};

const PIPELINE_TONES: ReadonlyMap<string, Tone> = new Map([
  ["success", "good"],
  ["failed", "bad"],
  ["running", "under-way"],
  ["pending", "waits"],
  ["created", "waits"],
  ["preparing", "waits"],
  ["waiting_for_resource", "waits"],
  ["scheduled", "waits"],
  ["manual", "asks"],
]);

const shape = (inside: Markup) =>
  html`<svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">${inside}</svg>`;

/** Told apart without colour: tick, cross, ring, half disc, dash, two bars. */
const SHAPES: Readonly<Record<Tone, Markup>> = {
  good: shape(html`<path class="line" d="M2.5 8.5l3.5 3.5 7.5-8" />`),
  bad: shape(html`<path class="line" d="M3.5 3.5l9 9M12.5 3.5l-9 9" />`),
  waits: shape(html`<circle class="line" cx="8" cy="8" r="5" />`),
  "under-way": shape(
    html`<circle class="line" cx="8" cy="8" r="5.5" /><path class="full" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />`,
  ),
  quiet: shape(html`<path class="line" d="M3 8h10" />`),
  asks: shape(html`<path class="line" d="M5.5 3v10M10.5 3v10" />`),
};
