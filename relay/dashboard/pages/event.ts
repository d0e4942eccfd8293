import { judgeRoutes } from "../../admin/judge-routes.ts";
import type { Session } from "../../admin/session.ts";
import { dossierOf, notInStore } from "../../operate/dossier.ts";
import type { DashboardGround } from "../ground.ts";
import { html } from "../markup.ts";
import { deliveryTable } from "../parts/delivery-table.ts";
import { eventFacts, headersPart, payloadPart } from "../parts/event-parts.ts";
import { judgementList } from "../parts/judgements.ts";
import { livePart, type Page } from "../parts/layout.ts";
import { pathTo } from "../path-to.ts";

/**
 * All about one event: what came, what each route says of it, and its deliveries.
 *
 * @throws CodedError NOT_IN_STORE, and those of the store
 */
export async function eventPage(ground: DashboardGround, session: Session, id: string): Promise<Page> {
  const { store, clock, config, routes } = ground;
  const now = clock.now();
  const { event, deliveries } = await dossierOf(store, id);
  // The id of a delivery leads to its event elsewhere; here it would be two addresses of one page.
  if (event.id !== id) throw notInStore(id, "event");
  const { reading } = event;
  const title =
    reading.kind === "push" ? `${event.type} to ${reading.origin.repository}` : `${event.type} from ${event.source}`;
  return {
    title,
    in: "Events",
    live: true,
    aside:
      session.access === "act" && reading.kind === "push"
        ? html`<div class="actions"><a class="button" href="${pathTo("events", [id, "match-again"])}">Match again…</a></div>`
        : undefined,
    content: html`${livePart(
      "deliveries",
      html`<section class="notice ${deliveries.length === 0 ? "quiet" : "good"}" aria-labelledby="deliveries-heading"><h2 id="deliveries-heading">${deliveries.length === 0 ? "It started nothing" : "Deliveries"}</h2>
${deliveryTable("Deliveries of this event", deliveries, now, reading.kind === "other" ? `It is kept, and no route is asked: ${reading.why}.` : "No route took it. Below is what each says now.")}</section>`,
    )}
<section id="routes" aria-labelledby="routes-heading"><h2 id="routes-heading">Routes <small>as the configuration in force judges it</small></h2>${livePart("judgements", judgementList(judgeRoutes(config.current, routes(), event), deliveries))}</section>
<section aria-labelledby="event-heading"><h2 id="event-heading">Event <small><code>${event.id}</code></small></h2>${eventFacts(event, now)}</section>
${headersPart(event)}${payloadPart(event)}`,
  };
}
