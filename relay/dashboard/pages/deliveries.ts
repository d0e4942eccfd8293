import { counted } from "../../../shared/text/counted.ts";
import { DELIVERY_STATES } from "../../model/delivery.ts";
import type { DashboardGround } from "../ground.ts";
import { attribute, html, type Markup } from "../markup.ts";
import { stateBadge } from "../parts/badge.ts";
import { deliveryTable } from "../parts/delivery-table.ts";
import { livePart, type Page } from "../parts/layout.ts";
import { pageLinks } from "../parts/page-links.ts";
import { pathTo } from "../path-to.ts";
import { type DeliveriesQuery, PAGE_SIZE, queryBefore, readDeliveriesQuery } from "../read-deliveries-query.ts";

/** Deliveries by what is asked for, newest first, a page at a time. */
export async function deliveriesPage(
  ground: DashboardGround,
  query: Readonly<Record<string, readonly string[]>>,
): Promise<Page> {
  const { store, clock } = ground;
  const now = clock.now();
  const { asked, filter, problems } = readDeliveriesQuery(query, now);
  const found = await store.list({ ...filter, limit: PAGE_SIZE + 1 });
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const older =
    found.length > PAGE_SIZE && last !== undefined ? pathTo("deliveries", [], queryBefore(asked, last.id)) : undefined;
  const newest = filter.before === undefined ? undefined : pathTo("deliveries", [], asked);
  const many =
    older === undefined && newest === undefined ? counted(page.length, "delivery") : `${page.length} at a time`;
  return {
    title: "Deliveries",
    in: "Deliveries",
    live: true,
    content: html`<section aria-label="Filters">${filterForm(ground, asked)}
${problems.map((problem) => html`<p role="alert" class="notice bad">${problem}</p>`)}</section>
${livePart(
  "list",
  html`<section aria-labelledby="list-heading"><h2 id="list-heading">Newest first <small>${many}</small></h2>
${deliveryTable("Deliveries, newest first", page, now, "No delivery is like that. A push that started nothing is under Events.")}
${pageLinks(newest, older)}</section>`,
)}`,
  };
}

function filterForm({ config }: DashboardGround, asked: DeliveriesQuery["asked"]): Markup {
  const { routes, schedules, sources } = config.current;
  const names = [...routes, ...schedules].map(({ name }) => name);
  return html`<form class="filters" action="${pathTo("deliveries")}">
<fieldset><legend>State</legend>${DELIVERY_STATES.map(
    (state) =>
      html`<label><input type="checkbox" name="state" value="${state}"${attribute("checked", asked.state.includes(state))}>${stateBadge({ state })}</label>`,
  )}</fieldset>
${choice("route", "Route or schedule", asked.route, names)}
${choice("source", "Source", asked.source, [...sources.keys(), ...schedules.map(({ name }) => name)])}
${field("repository", "Repository", asked.repository, "acme/app")}
${field("ref", "Branch or full ref", asked.ref, "main, refs/tags/v1")}
${field("since", "Since", asked.since, "2h, 3d, 2026-11-22")}
${field("until", "Until", asked.until, "1h")}
${asked.lane === "" ? undefined : field("lane", "Lane", asked.lane, "main:group/project")}
<div class="actions"><button class="main">Filter</button><a class="button" href="${pathTo("deliveries")}">Clear</a></div>
</form>`;
}

function field(name: string, label: string, value: string, example: string): Markup {
  return html`<div><label for="by-${name}">${label}</label><input id="by-${name}" name="${name}" value="${value}" placeholder="${example}" autocomplete="off" spellcheck="false" maxlength="300"></div>`;
}

/** A choice among the names there are; one that was asked for and is there no more stays asked for. */
function choice(name: string, label: string, value: string, names: readonly string[]): Markup {
  const all = [...new Set(value === "" ? names : [...names, value])];
  return html`<div><label for="by-${name}">${label}</label><select id="by-${name}" name="${name}"><option value="">any</option>${all.map(
    (one) => html`<option value="${one}"${attribute("selected", one === value)}>${one}</option>`,
  )}</select></div>`;
}
