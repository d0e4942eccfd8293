import type { Session } from "../../admin/session.ts";
import { notInStore } from "../../operate/dossier.ts";
import type { MatchedAgain } from "../../operate/match-again.ts";
import type { Action } from "../actions.ts";
import { isPossible } from "../actions.ts";
import type { DashboardGround } from "../ground.ts";
import { html, type Markup, told } from "../markup.ts";
import { deliveryTable } from "../parts/delivery-table.ts";
import { ownToken, type Page } from "../parts/layout.ts";
import { pathTo } from "../path-to.ts";

/**
 * Says what an action will do to a delivery, and asks once.
 *
 * @throws CodedError NOT_IN_STORE, and those of the store
 */
export async function confirmPage(
  { store, clock, newId }: DashboardGround,
  session: Session,
  action: Action,
  id: string,
): Promise<Page> {
  const [delivery] = await store.list({ ids: [id], limit: 1 });
  if (delivery === undefined) throw notInStore(id, "delivery");
  const back = pathTo("deliveries", [id]);
  const possible = isPossible(action.name, delivery.state);
  const warning =
    delivery.state === "held" && action.name !== "cancel"
      ? html`<p class="notice asks card">A pipeline for it may exist already. Look in GitLab for one with the variable <code>SLUICE_DELIVERY</code> of this delivery: <code>${id}</code>.</p>`
      : undefined;
  return {
    title: `${action.verb} this delivery?`,
    in: "Deliveries",
    content: html`<section aria-label="What it is about">${deliveryTable("The delivery", [delivery], clock.now(), "")}</section>
${warning}
<section aria-label="Confirmation"><p>${possible ? action.says : `It is ${delivery.state}, and so it cannot be done.`}</p>
<form method="post" action="${pathTo("deliveries", [id, action.name])}">${ownToken(session)}${action.name === "redeliver" ? onceOnly(newId()) : undefined}
${action.name === "cancel" && possible ? html`<div class="field"><label for="reason">Why (for whoever asks later; may be empty)</label><input id="reason" name="reason" maxlength="300" autocomplete="off"></div>` : undefined}
<div class="actions">${possible ? html`<button class="${action.name === "cancel" ? "danger" : "main"}">${action.verb}</button>` : undefined}<a class="button" href="${back}">Back</a></div></form></section>`,
  };
}

/** Has the form do what it does once, however often it is sent: a double click sends it twice. */
function onceOnly(id: string): Markup {
  return html`<input type="hidden" name="once" value="${id}">`;
}

/** Says what the routes of now would make of an event, and asks once. */
export function confirmMatchPage(session: Session, id: string, { made, left, others }: MatchedAgain): Page {
  const back = pathTo("events", [id]);
  return {
    title: "Match this event again?",
    in: "Events",
    content: html`<section aria-label="What would happen">
${made.length === 0 ? html`<p>The routes of now make nothing new of it.</p>` : html`<p>The routes of now make of it, from the stored bytes:</p><ul>${made.map(({ route, lane }) => html`<li><strong>${route}</strong>: a new delivery to ${lane}</li>`)}</ul>`}
${left.length === 0 ? undefined : html`<p>These have their delivery already: ${left.map(({ route }) => route).join(", ")}.</p>`}
${others.length === 0 ? undefined : html`<p>These do not match:</p><ul>${others.map(({ route, why }) => html`<li><strong>${route}</strong>: ${told(why)}</li>`)}</ul>`}
</section>
<section aria-label="Confirmation"><form method="post" action="${pathTo("events", [id, "match-again"])}">${ownToken(session)}
<div class="actions">${made.length === 0 ? undefined : html`<button class="main">Make ${made.length === 1 ? "it" : "them"}</button>`}<a class="button" href="${back}">Back</a></div></form></section>`,
  };
}
