import type { Judgements } from "../../admin/judge-routes.ts";
import type { ListedDelivery } from "../../model/listed.ts";
import { html, type Markup, told } from "../markup.ts";
import { pathTo } from "../path-to.ts";
import { badge } from "./badge.ts";
import { shortRef } from "./ref-and-commit.ts";

/** What the routes of now say of an event's changes: those that match first, each other one with its reason. */
export function judgementList({ routes, why }: Judgements, deliveries: readonly ListedDelivery[]): Markup {
  if (routes.length === 0) return html`<p>No route was asked: ${why ?? "there is none"}.</p>`;
  const refs = new Set(routes.map(({ ref }) => ref));
  const sorted = [
    ...routes.filter(({ matches }) => matches !== "no"),
    ...routes.filter(({ matches }) => matches === "no"),
  ];
  return html`<ul class="routes">${sorted.map(({ route, ref, matches, why: because }) => {
    const of = refs.size > 1 ? html` <span class="ref">${shortRef(ref)}</span>` : undefined;
    const own = deliveries.filter((one) => one.route === route && (one.ref === undefined || one.ref === ref));
    return html`<li>${BADGES[matches]}<strong>${route}</strong>${of} ${because === undefined ? undefined : told(because)}${matches === "no" ? undefined : deliveryLinks(own)}</li>`;
  })}</ul>`;
}

const BADGES = {
  yes: badge("good", "matches"),
  maybe: badge("asks", "maybe"),
  no: badge("quiet", "does not match"),
} as const;

function deliveryLinks(own: readonly ListedDelivery[]): Markup {
  if (own.length === 0)
    return html` <small>has no delivery: it did not match when the event came, or was not there yet</small>`;
  return html` ${own.map((one, at) => html`${at === 0 ? "" : ", "}<a href="${pathTo("deliveries", [one.id])}">${one.state}</a>`)}`;
}
