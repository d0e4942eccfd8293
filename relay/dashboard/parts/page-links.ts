import { html, type Markup } from "../markup.ts";

/** Links to newer and older pages of a list; nothing where there is neither. */
export function pageLinks(newest: string | undefined, older: string | undefined): Markup | undefined {
  if (newest === undefined && older === undefined) return undefined;
  return html`<nav class="pages" aria-label="Pages of this list">${newest === undefined ? undefined : html`<a class="button" href="${newest}">Newest</a>`}${older === undefined ? undefined : html`<a class="button" rel="next" href="${older}">Older</a>`}</nav>`;
}
