import { type Found, NEWEST_DELIVERIES, NEWEST_EVENTS } from "../find.ts";
import type { DashboardGround } from "../ground.ts";
import { html } from "../markup.ts";
import { deliveryTable } from "../parts/delivery-table.ts";
import { eventTable } from "../parts/event-table.ts";
import type { Page } from "../parts/layout.ts";
import { pathTo } from "../path-to.ts";
import { countedEvents } from "./events.ts";

/** What was found, or what it means that nothing was. */
export async function foundPage(
  { store, clock }: DashboardGround,
  text: string,
  { deliveries, events }: Extract<Found, { kind: "lists" }>,
): Promise<Page> {
  const now = clock.now();
  const nothing = deliveries.length + events.length === 0;
  return {
    title: text === "" ? "Find a push" : `Find: ${text}`,
    content: nothing
      ? html`<section class="notice asks" aria-labelledby="nothing-heading"><h2 id="nothing-heading">Nothing stored is about that</h2>
<p>Either it did not arrive, or it was refused at the door and not stored.</p>
<p><a href="${pathTo("sources")}">Sources</a> shows what was refused since the start, and why. In the forge's own log of deliveries, 401 means a wrong secret, and a timeout that the relay was not reached. <code>sluice relay catch-up</code> makes up for what was missed.</p>
<p class="quiet">Ids, repositories (<code>acme/app</code>), branches, tags and full refs are looked for in everything that is stored; commits in the newest ${NEWEST_DELIVERIES.toLocaleString("en")} deliveries and ${NEWEST_EVENTS} events.</p></section>`
      : html`<section aria-labelledby="deliveries-heading"><h2 id="deliveries-heading">Deliveries</h2>${deliveryTable("Deliveries that were found, newest first", deliveries, now, "None: what was found started nothing.")}</section>
<section aria-labelledby="events-heading"><h2 id="events-heading">Events</h2>${eventTable("Events that were found, newest first", await countedEvents(store, events), now, "None beside those of the deliveries.")}</section>`,
  };
}
