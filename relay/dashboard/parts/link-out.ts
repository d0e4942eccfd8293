import { type Content, html, type Markup } from "../markup.ts";

/** A link to somewhere else; an address that is not http or https stands there as text. */
export function linkOut(address: string, text: Content = address): Markup {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return html`${text}`;
  return html`<a href="${url.href}" rel="noreferrer noopener external">${text}</a>`;
}
