import { formatDuration } from "../../../shared/time/duration.ts";
import type { Attempt } from "../../model/delivery.ts";
import { html, type Markup, told } from "../markup.ts";
import { badge } from "./badge.ts";
import { instantAndAge } from "./time.ts";

/** Every attempt of a delivery in its order: when, how long, what came back, and GitLab's words. */
export function attemptList(attempts: readonly Attempt[], now: Date): Markup {
  if (attempts.length === 0) return html`<p class="empty">None yet: nothing has been sent for it.</p>`;
  return html`<ol class="steps">${attempts.map(
    ({ number, kind, startedAt, endedAt, result, status, text }) => html`<li class="${toneOf(result)}">
<div><strong>${number}.</strong> ${kind === "look-up" ? "Look for its pipeline" : "Call to GitLab"} ${resultBadge(result)}${status === undefined ? undefined : html` <small>HTTP ${status}</small>`}</div>
<div>${instantAndAge(startedAt, now)} <small>${endedAt === undefined ? "not answered yet" : `took ${formatDuration(endedAt.getTime() - startedAt.getTime())}`}</small></div>
${text === undefined ? undefined : html`<blockquote>${told(text)}</blockquote>`}</li>
`,
  )}</ol>`;
}

function resultBadge(result: string | undefined): Markup {
  if (result === undefined) return badge("under-way", "under way");
  if (result === "adopted") return badge("good", "found by its marker");
  return badge(toneOf(result), result);
}

function toneOf(result: string | undefined): "good" | "bad" | "under-way" {
  if (result === undefined) return "under-way";
  return result === "delivered" || result === "adopted" ? "good" : "bad";
}
