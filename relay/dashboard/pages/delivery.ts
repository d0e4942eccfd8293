import { CATALOGUE, type ErrorCode } from "../../../shared/errors/catalogue.ts";
import { judgeRoutes } from "../../admin/judge-routes.ts";
import type { Session } from "../../admin/session.ts";
import { explainDelivery } from "../../explain/explain-delivery.ts";
import type { Delivery } from "../../model/delivery.ts";
import type { RelayEvent } from "../../model/event.ts";
import type { FeedbackState, ListedDelivery } from "../../model/listed.ts";
import { dossierOf, notInStore } from "../../operate/dossier.ts";
import { ACTIONS, isPossible } from "../actions.ts";
import type { DashboardGround } from "../ground.ts";
import { type Content, html, type Markup, preformatted, told } from "../markup.ts";
import { attemptList } from "../parts/attempt-list.ts";
import { pipelineBadge, stateBadge, TONES } from "../parts/badge.ts";
import { eventFacts, headersPart, payloadPart } from "../parts/event-parts.ts";
import { judgementList } from "../parts/judgements.ts";
import { livePart, type Page } from "../parts/layout.ts";
import { linkOut } from "../parts/link-out.ts";
import { prose } from "../parts/prose.ts";
import { shortRef } from "../parts/ref-and-commit.ts";
import { facts } from "../parts/table.ts";
import { age, instantAndAge } from "../parts/time.ts";
import { pathTo } from "../path-to.ts";

/**
 * All about one delivery: where it stands and what to do first.
 *
 * @throws CodedError NOT_IN_STORE, and those of the store
 */
export async function deliveryPage(ground: DashboardGround, session: Session, id: string): Promise<Page> {
  const { store, clock, config, routes } = ground;
  const now = clock.now();
  const { event, delivery, attempts, deliveries } = await dossierOf(store, id);
  if (delivery === undefined) throw notInStore(id, "delivery");
  const [listed] = await store.list({ ids: [id], limit: 1 });
  const feedback = await store.feedbackOf(id);
  const about =
    listed?.ref === undefined ? delivery.route : `${listed.repository ?? listed.source}, ${shortRef(listed.ref)}`;
  return {
    title: about,
    in: "Deliveries",
    live: true,
    aside: session.access === "act" ? livePart("actions", actionLinks(delivery)) : undefined,
    content: html`${livePart("standing", standing(delivery, now))}
<div class="two">
<section aria-labelledby="facts-heading"><h2 id="facts-heading">Delivery</h2>${livePart("facts", deliveryFacts(delivery, deliveries, feedback, now))}</section>
<section aria-labelledby="attempts-heading"><h2 id="attempts-heading">Attempts</h2>${livePart("attempts", attemptList(attempts, now))}</section>
</div>
<section id="routes" aria-labelledby="routes-heading"><h2 id="routes-heading">Routes <small>as the configuration in force judges this change</small></h2>${livePart("judgements", judgementList(judgeRoutes(config.current, routes(), event, delivery.changeIndex), deliveries))}</section>
<section aria-labelledby="event-heading"><h2 id="event-heading">Event <small><a href="${pathTo("events", [event.id])}"><code>${event.id}</code></a></small></h2>${eventFacts(event, now)}</section>
${headersPart(event)}${requestPart(ground, event, delivery)}${payloadPart(event)}`,
  };
}

/** Where it stands, why, and what to do: what a person came for. */
function standing(delivery: Delivery, now: Date): Markup {
  const { state, reason, pipeline, pipelineStatus, dueAt, supersededBy } = delivery;
  const hint =
    state === "held" || state === "dead" || delivery.inDoubt ? CATALOGUE[reason?.code as ErrorCode]?.hint : undefined;
  const because =
    reason === undefined || state === "delivered"
      ? undefined
      : html`<p>${told(reason.text)} <small>${reason.code}</small></p>`;
  return html`<section class="notice ${TONES[state]}" aria-label="Where it stands">
<p class="lead">${stateBadge(delivery)} ${
    pipeline === undefined
      ? undefined
      : html` Pipeline ${linkOut(pipeline.webUrl, `#${pipeline.id}`)} ${pipelineBadge(pipelineStatus)}`
  }${state === "pending" ? html` ${dueAt > now ? "goes" : "could go since"} ${dueAt > now ? age(dueAt, now) : instantAndAge(dueAt, now)}` : undefined}</p>
${because}${hint === undefined || reason?.text.includes(hint) === true ? undefined : html`<p><strong>What to do:</strong> ${prose(hint)}</p>`}
${supersededBy === undefined ? undefined : html`<p>A newer push took its place: <a href="${pathTo("deliveries", [supersededBy])}">its delivery</a>.</p>`}</section>`;
}

function deliveryFacts(
  delivery: Delivery,
  all: readonly ListedDelivery[],
  feedback: FeedbackState | undefined,
  now: Date,
): Markup {
  const { id, route, lane, createdAt, refIndex, redeliveryOf, attempts } = delivery;
  const again = all.filter((one) => one.redeliveryOf === id);
  const link = (to: string, text: Content) => html`<a href="${pathTo("deliveries", [to])}">${text}</a>`;
  return facts({
    Id: html`<code>${id}</code>`,
    Route: html`<a href="${pathTo("routes")}#route-${route}">${route}</a>`,
    Lane: html`<a href="${pathTo("deliveries", [], { lane })}">${lane}</a>`,
    Created: instantAndAge(createdAt, now),
    "Next ref": refIndex === 0 ? undefined : `number ${refIndex + 1} of the route's list`,
    Attempts: attempts,
    "Redelivery of": redeliveryOf === undefined ? undefined : link(redeliveryOf, redeliveryOf),
    "Redelivered as":
      again.length === 0 ? undefined : again.map((one) => html`<div>${link(one.id, one.id)} ${stateBadge(one)}</div>`),
    "Told its commit": feedback === undefined ? undefined : feedbackWords(feedback, now),
  });
}

function feedbackWords({ sent, dueAt, tries, fault }: FeedbackState, now: Date): Markup {
  const next =
    dueAt === undefined ? "" : `; the next time ${age(dueAt, now)}${tries === 0 ? "" : `, after ${tries} that failed`}`;
  return html`${sent ?? "nothing yet"}${next}${fault === undefined ? undefined : html`<small class="block">${told(fault)}</small>`}`;
}

/** The request that would be made for it now, folded; its token is hidden. */
function requestPart({ config }: DashboardGround, event: RelayEvent, delivery: Delivery): Markup {
  const call = explainDelivery(config.current, event, delivery);
  const shown =
    "fault" in call
      ? html`<p>None can be made: ${told(call.fault)}</p>`
      : html`<pre tabindex="0" aria-label="Request">${preformatted(requestText(call))}</pre>`;
  return html`<details class="card" id="request"><summary>The request to GitLab as it would be made now, its token hidden</summary>${shown}</details>`;
}

/** So much of a body is shown. */
const MOST_SHOWN = 20_000;

function requestText({
  method,
  url,
  headers,
  body,
}: Extract<ReturnType<typeof explainDelivery>, { method: string }>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const cut = body.length > MOST_SHOWN ? `${body.slice(0, MOST_SHOWN)}…` : body;
  return [`${method} ${url}`, ...lines, "", cut].join("\n");
}

function actionLinks(delivery: Delivery): Markup {
  const possible = ACTIONS.filter((action) => isPossible(action.name, delivery.state));
  return html`<div class="actions">${possible.map(({ name, verb }) => html`<a class="button" href="${pathTo("deliveries", [delivery.id, name])}">${verb}…</a>`)}</div>`;
}
