import { counted } from "../../../shared/text/counted.ts";
import { DELIVERY_STATES } from "../../model/delivery.ts";
import type { ListedDelivery } from "../../model/listed.ts";
import type { Backlog } from "../../store/store.ts";
import type { DashboardGround } from "../ground.ts";
import { html, type Markup } from "../markup.ts";
import { stateBadge } from "../parts/badge.ts";
import { deliveryTable } from "../parts/delivery-table.ts";
import { gitlabTable } from "../parts/gitlab-table.ts";
import { livePart, type Page } from "../parts/layout.ts";
import { readSources, sourceTable } from "../parts/source-table.ts";
import { instantAndAge, utc } from "../parts/time.ts";
import { pathTo } from "../path-to.ts";
import { historyTable } from "../pictures/history-table.ts";
import { lagPicture, lagWords } from "../pictures/lag.ts";
import { throughputPicture, throughputWords } from "../pictures/throughput.ts";

/** So many of those that wait for a person are named; a link leads to the others. */
const NAMED = 5;

/** How the relay fares: what waits for a person first. */
export async function overviewPage(ground: DashboardGround): Promise<Page> {
  const { store, clock, history, sightings, dispatching } = ground;
  const now = clock.now();
  const backlog = await store.backlog();
  const waiting = await store.list({ states: ["held", "dead"], limit: NAMED });
  const day = await history();
  const sources = await readSources(ground);
  const outage = sightings.storeOutage();
  return {
    title: "Overview",
    in: "Overview",
    live: true,
    content: html`
${livePart("health", outage === undefined && dispatching() ? undefined : notCarrying(outage?.why ?? "The dispatcher has stopped."))}
${livePart("counts", counts(backlog))}
${livePart("waiting", waitingPart(backlog, waiting, now))}
${livePart(
  "pictures",
  html`<div class="two">
<section aria-labelledby="throughput-heading"><h2 id="throughput-heading">Deliveries</h2>
<figure>${throughputPicture(day)}<figcaption><span class="key">${key("bar")}made</span><span class="key">${key("bar stuck")}of those dead or held now</span><br>${throughputWords(day)}</figcaption></figure></section>
<section aria-labelledby="lag-heading"><h2 id="lag-heading">From arrival to pipeline</h2>
<figure>${lagPicture(day)}<figcaption><span class="key">${key("dot")}median</span><span class="key">${key("bar longest")}longest</span><br>${lagWords(day)}</figcaption></figure></section>
</div>
<details class="card" id="numbers"><summary>The last 24 hours as numbers</summary>${historyTable(day)}</details>`,
)}
${livePart("sources", html`<section aria-labelledby="sources-heading"><h2 id="sources-heading">Sources</h2>${sourceTable(sources, now)}</section>`)}
${livePart("gitlabs", html`<section aria-labelledby="gitlabs-heading"><h2 id="gitlabs-heading">GitLabs</h2>${gitlabTable(ground, now)}</section>`)}`,
    aside: livePart("as-of", html`<p class="quiet">as of ${utc(now)}</p>`),
  };
}

function counts(backlog: Backlog): Markup {
  return html`<ul class="counts" aria-label="Deliveries by state">${DELIVERY_STATES.map(
    (state) =>
      html`<li><a href="${pathTo("deliveries", [], { state })}"><strong>${backlog[state].toLocaleString("en")}</strong> ${stateBadge({ state })}</a></li>`,
  )}</ul>`;
}

function waitingPart(backlog: Backlog, waiting: readonly ListedDelivery[], now: Date): Markup {
  const many = backlog.dead + backlog.held;
  const oldest = oldestWords(backlog, now);
  if (many === 0)
    return html`<section class="notice good" aria-labelledby="waiting-heading"><h2 id="waiting-heading">Nothing waits for a person</h2>${oldest}</section>`;
  const all = html`<p><a href="${pathTo("deliveries", [], { state: ["held", "dead"] })}">All ${counted(many, "delivery")} that wait for a person</a></p>`;
  return html`<section class="notice asks" aria-labelledby="waiting-heading"><h2 id="waiting-heading">${many === 1 ? "1 delivery waits" : `${counted(many, "delivery")} wait`} for a person</h2>
${oldest}${deliveryTable("Deliveries that wait for a person, newest first", waiting, now, "")}${many > waiting.length ? all : undefined}</section>`;
}

function oldestWords({ oldestUndeliveredAt: made, oldestDueAt: due }: Backlog, now: Date): Markup {
  if (made === undefined) return html`<p>Everything else is delivered or canceled: nothing is on its way.</p>`;
  const going = due === undefined ? "" : html`; one could go since ${instantAndAge(due, now)}`;
  return html`<p>The oldest delivery on its way was made ${instantAndAge(made, now)}${going}.</p>`;
}

function notCarrying(why: string): Markup {
  return html`<section class="notice bad" aria-labelledby="health-heading"><h2 id="health-heading">No delivery is carried</h2><p>${why}</p></section>`;
}

function key(mark: string): Markup {
  const longest = mark === "bar longest";
  return html`<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">${
    mark === "dot"
      ? html`<circle class="dot" cx="5" cy="5" r="3.5" />`
      : longest
        ? html`<line class="longest" x1="5" x2="5" y1="1" y2="9" />`
        : html`<rect class="${mark}" width="10" height="10" rx="2" />`
  }</svg>`;
}
