import type { Context } from "hono";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { ByteBudget } from "../http/byte-budget.ts";
import { clientOf } from "../http/client.ts";
import { derived, type LiveConfig } from "../live-config.ts";
import type { RelayEvent, SourceReading } from "../model/event.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { EventFacts, Observe } from "../observe/signal.ts";
import { compileRoutes } from "../routes/match.ts";
import type { Headers, Source } from "../sources/source.ts";
import { sourceOf } from "../sources/source-of.ts";
import type { Persisted, Store } from "../store/store.ts";
import { type Answer, answerTo, answerToNews } from "./answer.ts";
import { eventKeys } from "./event-keys.ts";
import { gitlabOf } from "./gitlab-of.ts";
import { type Planned, planDeliveries } from "./plan-deliveries.ts";
import { type RawRequest, readRequest } from "./read-request.ts";
import { toEvent } from "./to-event.ts";

/** What receiving needs of the world. */
export interface ReceiveDeps {
  readonly config: Pick<LiveConfig, "current">;
  readonly store: Pick<Store, "persist" | "notePipeline">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly observe: Observe;
  /** The memory that bodies under way share. */
  readonly bodies: ByteBudget;
  /** Called once deliveries are on disk. */
  readonly onStored: () => void;
}

/** No sender waits longer than this for its answer (GitHub Enterprise Server), so no honest body takes longer. */
const BODY_DEADLINE_MS = 30_000;

/**
 * Handles `POST /hooks/:source`: receive → verify → normalise → match → persist → answer.
 *
 * It answers 2xx only once the event and its deliveries are on disk, and does nothing slow before that: forges give up
 * after 5 to 10 s and most never try again. What it refuses it throws as a coded error, whose status the catalogue has.
 *
 * @example app.post("/hooks/:source", receiveWebhooks(deps))
 */
export function receiveWebhooks(deps: ReceiveDeps): (c: Context) => Promise<Response> {
  const { clock, store, newId, observe } = deps;
  const compiled = derived(deps.config, compile);

  return async function receiveWebhooks(c) {
    // One configuration for all of a request, should it be replaced while the body comes.
    const { sources, routes, gitlabs } = compiled();
    const source = sources.get(c.req.param("source") ?? "");
    if (source === undefined) throw new CodedError("WEBHOOK_UNKNOWN_SOURCE", "There is no source of this name.");
    const { config, speaks } = source;
    const beganMs = clock.monotonicMs();
    const expected = { mediaTypes: speaks.mediaTypes, maxBodyBytes: config.maxBodyBytes, deadlineMs: BODY_DEADLINE_MS };
    const account = deps.bodies.open();
    try {
      const request = await readRequest(c, expected, account, clock);
      const receivedAt = clock.now();
      if (!isAuthentic(speaks, config.name, request, receivedAt, observe, () => addressOf(c)))
        return c.json({ ping: true }, 200);
      const { event, identity, reading, payload } = toEvent(config, speaks, request, receivedAt, newId());
      if (reading.kind === "pipeline") return reply(c, await noteNews(reading, request.headers, receivedAt, gitlabs));
      const plan = planDeliveries(routes, { ...event, payload }, reading, newId);
      const keys = eventKeys(config, identity, event.payloadSha256, receivedAt);
      const persistBeganMs = clock.monotonicMs();
      const persisted = await store.persist(event, plan.deliveries, keys);
      const nowMs = clock.monotonicMs();
      report(observe, event, plan, persisted, { tookMs: nowMs - beganMs, persistMs: nowMs - persistBeganMs });
      if (persisted.kind === "stored" && plan.deliveries.length > 0) deps.onStored();
      return reply(c, answerTo(plan, persisted));
    } finally {
      account.close();
    }
  };

  function addressOf(c: Context): string {
    return clientOf(c, deps.config.current.listen.trustProxy).address;
  }

  /** News is acted on and not kept: there is one for every step of every pipeline. */
  async function noteNews(news: News, headers: Headers, now: Date, gitlabs: RelayConfig["gitlab"]): Promise<Answer> {
    const gitlab = gitlabOf(gitlabs, headers, news);
    const delivery = gitlab === undefined ? undefined : await store.notePipeline({ ...news, gitlab }, now);
    const { pipelineId, status } = news;
    if (delivery !== undefined) observe({ kind: "pipeline-told", delivery: delivery.id, pipelineId, status });
    return answerToNews(news, delivery);
  }
}

type News = Extract<SourceReading, { kind: "pipeline" }>;

function reply(c: Context, { status, body }: Answer): Response {
  return c.json(body, status);
}

function compile({ gitlab, sources, routes }: RelayConfig) {
  return {
    gitlabs: gitlab,
    sources: new Map([...sources].map(([name, config]) => [name, { config, speaks: sourceOf(config) }])),
    routes: compileRoutes(routes),
  };
}

/**
 * Whether the request is its sender's; false for a ping that nobody has proved and that needs no more than an answer.
 *
 * @throws CodedError WEBHOOK_UNAUTHENTICATED
 */
function isAuthentic(
  speaks: Source,
  source: string,
  { headers, body }: RawRequest,
  now: Date,
  observe: Observe,
  addressOf: () => string,
): boolean {
  const verification = speaks.verify(headers, body, now);
  const remark = speaks.remark?.(headers);
  switch (verification.kind) {
    case "refused": {
      const why = remark === undefined ? verification.why : `${verification.why}. ${remark}`;
      observe({ kind: "sender-not-authentic", source, why, sizeBytes: body.length, address: addressOf() });
      // One message for every cause: which part was wrong is for our log only.
      throw new CodedError("WEBHOOK_UNAUTHENTICATED", "The request is not authenticated.");
    }
    case "ping":
      observe({ kind: "connection-tested", source });
      return false;
    case "authentic":
      if (remark !== undefined) observe({ kind: "sender-unexpected", source, why: remark });
      return true;
  }
}

function report(
  observe: Observe,
  { source, type }: RelayEvent,
  plan: Planned,
  persisted: Persisted,
  took: Pick<EventFacts, "tookMs" | "persistMs">,
): void {
  const facts: EventFacts = { source, type, event: persisted.eventId, ...took };
  if (persisted.kind === "seen-before") observe({ kind: "event-seen-before", ...facts });
  else observe({ kind: "event-stored", ...facts, ...outcomeOf(plan, persisted) });
  for (const remark of plan.others) observe({ kind: "route-passed-over", event: facts.event, ...remark });
  if (persisted.kind === "stored")
    for (const remark of plan.maybe) observe({ kind: "route-taken-maybe", event: facts.event, ...remark });
}

function outcomeOf({ deliveries, reason }: Planned, { held, superseded }: Extract<Persisted, { kind: "stored" }>) {
  return {
    deliveries: deliveries.length,
    ...(reason === undefined ? {} : { reason }),
    ...(held.length === 0 ? {} : { held: held.length }),
    ...(superseded.length === 0 ? {} : { superseded: superseded.length }),
  };
}
