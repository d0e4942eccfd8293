import { cronTimes } from "../../../shared/time/cron-times.ts";
import { formatDuration } from "../../../shared/time/duration.ts";
import { laneOf } from "../../model/lane.ts";
import type { Errand, RouteConditions, RouteConfig, ScheduleConfig } from "../../model/route-config.ts";
import type { DashboardGround } from "../ground.ts";
import { type Content, html, type Markup } from "../markup.ts";
import type { Page } from "../parts/layout.ts";
import { facts, table } from "../parts/table.ts";
import { instant, instantAndAge } from "../parts/time.ts";
import { pathTo } from "../path-to.ts";

/** Times of a schedule that are named. */
const NEXT = 3;

/** What the configuration in force says of routes and schedules. */
export async function routesPage({ config, clock, store }: DashboardGround): Promise<Page> {
  const { routes, schedules } = config.current;
  const now = clock.now();
  const last = await Promise.all(schedules.map(async ({ name }) => newestOf(store, name)));
  return {
    title: "Routes and schedules",
    in: "Routes",
    content: html`<p class="quiet">As the configuration in force has them, in its order. A change goes along every route that matches.</p>
${routes.map(routeSection)}
${routes.length === 0 ? html`<p class="empty">The configuration has no route: no webhook starts anything.</p>` : undefined}
<section aria-labelledby="schedules-heading"><h2 id="schedules-heading">Schedules</h2>${table({
      caption: "Schedules, with their next times",
      columns: ["Schedule", "Cron", "Next", "Last", "Starts"],
      rows: schedules.map((one, at) => [
        linked(one.name),
        html`<code>${one.cron}</code> <small>${one.timeZone}</small>`,
        nextTimes(one, now).map((time) => html`<div>${instantAndAge(time, now)}</div>`),
        last[at] ?? html`<span class="quiet">none stored</span>`,
        startsWhat(one),
      ]),
      empty: "The configuration has no schedule.",
    })}</section>`,
  };
}

async function newestOf(store: DashboardGround["store"], schedule: string): Promise<Markup | undefined> {
  const [newest] = await store.listEvents({ sources: [schedule], limit: 1 });
  return newest && html`<a href="${pathTo("events", [newest.id])}">${instant(newest.receivedAt)}</a>`;
}

function routeSection(route: RouteConfig, at: number): Markup {
  const { name, from, when, debounceMs, feedback, order, onAmbiguous } = route;
  return html`<section id="route-${name}" aria-labelledby="route-heading-${at}"><h2 id="route-heading-${at}">${linked(name)}</h2>
${facts({
  From: from,
  When: conditions(when),
  Starts: startsWhat(route),
  Debounce: debounceMs === undefined ? undefined : `waits ${formatDuration(debounceMs)} for a newer push of the ref`,
  Order: order === "arrival" ? "one after the other, as they come" : undefined,
  "Answer lost": onAmbiguous === "hold" ? "looked up, else held" : "looked up, else called again",
  Feedback: feedback === undefined ? undefined : `told to the commit as ${feedback.context}`,
})}</section>`;
}

function linked(name: string): Markup {
  return html`${name} <small><a href="${pathTo("deliveries", [], { route: name })}">deliveries<span class="unseen"> of ${name}</span></a></small>`;
}

function startsWhat({ trigger }: Errand): Markup {
  const lane = laneOf(trigger.gitlab, trigger.project);
  return html`${lane} at ${trigger.refs.map((ref, at) => html`${at === 0 ? "" : ", then "}<code>${ref}</code>`)}<small class="block">payload: ${trigger.payload}${variablesOf(trigger.variables)}</small>`;
}

function variablesOf(variables: Readonly<Record<string, string>>): string {
  const names = Object.keys(variables);
  return names.length === 0 ? "" : `; variables: ${names.join(", ")}`;
}

/** The conditions as the configuration writes them. */
function conditions(when: RouteConditions): Content {
  const { repository, branches, tags, actions, sender, paths, defaultBranch, skipCi, expression } = when;
  const written: readonly (readonly [string, readonly string[] | undefined])[] = [
    ["repository", repository],
    ["branches", branches],
    ["tags", tags],
    ["actions", actions],
    ["sender", sender],
    ["paths", paths],
    ["default branch", defaultBranch === undefined ? undefined : [defaultBranch ? "yes" : "no"]],
    ["skip-ci", skipCi ? ["honoured"] : undefined],
    ["if", expression === undefined ? undefined : [expression]],
  ];
  return written
    .filter(([, values]) => values !== undefined)
    .map(
      ([name, values]) =>
        html`<div>${name}: ${values?.map((value, at) => html`${at === 0 ? "" : ", "}<code>${value}</code>`)}</div>`,
    );
}

function nextTimes({ cron, timeZone }: ScheduleConfig, now: Date): readonly Date[] {
  const times = cronTimes(cron, timeZone);
  const found: Date[] = [];
  for (let next = times.next(now); next !== undefined && found.length < NEXT; next = times.next(next)) found.push(next);
  return found;
}
