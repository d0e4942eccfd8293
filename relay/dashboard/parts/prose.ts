import { html, type Markup } from "../markup.ts";

/** A sentence of ours in which names stand between backticks. */
export function prose(text: string): Markup {
  return html`${text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
