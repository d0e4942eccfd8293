import type { ListedEvent } from "../../model/listed.ts";
import type { DashboardGround } from "../ground.ts";
import { html } from "../markup.ts";
import { type CountedEvent, eventTable } from "../parts/event-table.ts";
import { livePart, type Page } from "../parts/layout.ts";
import { pageLinks } from "../parts/page-links.ts";
import { pathTo } from "../path-to.ts";
import { PAGE_SIZE } from "../read-deliveries-query.ts";

/** Events, newest first, also those that started nothing. */
export async function eventsPage(
  { store, clock }: DashboardGround,
  query: Readonly<Record<string, readonly string[]>>,
): Promise<Page> {
  const one = (name: string) => query[name]?.[0]?.trim() ?? "";
  const asked = { repository: one("repository"), source: one("source") };
  const before = one("before");
  const found = await store.listEvents({
    limit: PAGE_SIZE + 1,
    ...(asked.repository === "" ? {} : { repository: asked.repository }),
    ...(asked.source === "" ? {} : { sources: [asked.source] }),
    ...(before === "" ? {} : { before }),
  });
  const page = await countedEvents(store, found.slice(0, PAGE_SIZE));
  const last = page.at(-1)?.event.id;
  const older =
    found.length > PAGE_SIZE && last !== undefined ? pathTo("events", [], { ...asked, before: last }) : undefined;
  return {
    title: "Events",
    in: "Events",
    live: true,
    content: html`<section aria-label="Filters"><form class="filters" action="${pathTo("events")}">
<div><label for="by-repository">Repository</label><input id="by-repository" name="repository" value="${asked.repository}" placeholder="acme/app" autocomplete="off" spellcheck="false" maxlength="300"></div>
<div><label for="by-source">Source or schedule</label><input id="by-source" name="source" value="${asked.source}" autocomplete="off" spellcheck="false" maxlength="300"></div>
<div class="actions"><button class="main">Filter</button><a class="button" href="${pathTo("events")}">Clear</a></div>
</form></section>
${livePart(
  "list",
  html`<section aria-labelledby="list-heading"><h2 id="list-heading">Newest first</h2>
${eventTable("Events, newest first", page, clock.now(), "No such event is stored. What was refused is under Sources.")}
${pageLinks(before === "" ? undefined : pathTo("events", [], asked), older)}</section>`,
)}`,
  };
}

/** More deliveries of the events of one page are not counted. */
const MOST_COUNTED = 2_000;

/** The events with how many deliveries each has. */
export async function countedEvents(
  store: Pick<DashboardGround["store"], "list">,
  events: readonly ListedEvent[],
): Promise<readonly CountedEvent[]> {
  if (events.length === 0) return [];
  const deliveries = await store.list({ events: events.map(({ id }) => id), limit: MOST_COUNTED });
  const counts = Map.groupBy(deliveries, ({ eventId }) => eventId);
  return events.map((event) => ({ event, deliveries: counts.get(event.id)?.length ?? 0 }));
}
