import type { CodedError } from "../../../shared/errors/coded-error.ts";
import { html, type Markup, told } from "../markup.ts";
import { prose } from "../parts/prose.ts";
import { DASHBOARD } from "../path-to.ts";

/** What an error says to a person: what happened, and what to do. */
export function faultWords(error: CodedError): Markup {
  return html`<section class="notice bad" aria-label="What went wrong"><p class="lead">${told(error.message)}</p><p>${prose(error.hint)}</p><p><small>${error.code}</small></p></section>
<p><a href="${DASHBOARD}">To the overview</a></p>`;
}
