import type { Context } from "hono";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { createByteBudget } from "../http/byte-budget.ts";
import { derived, type LiveConfig } from "../live-config.ts";
import type { RelayEvent } from "../model/event.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { SourceConfig } from "../model/source-config.ts";
import type { EventFacts, Observe } from "../observe/signal.ts";
import { compileRoutes } from "../routes/match.ts";
import type { Source } from "../sources/source.ts";
import { sourceOf } from "../sources/source-of.ts";
import type { Persisted, Store } from "../store/store.ts";
import { dedupeKey, interpret } from "./interpret.ts";
import { keptHeaders } from "./kept-headers.ts";
import { keptReading } from "./kept-reading.ts";
import { type Planned, planDeliveries } from "./plan-deliveries.ts";
import { type RawRequest, readRequest } from "./read-request.ts";

/** What receiving needs of the world. */
export interface ReceiveDeps {
  readonly config: Pick<LiveConfig, "current">;
  readonly store: Pick<Store, "persist">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly observe: Observe;
  /** Called once deliveries are on disk. */
  readonly onStored: () => void;
}

/** No sender waits longer than this for its answer (GitHub Enterprise Server), so no honest body takes longer. */
const BODY_DEADLINE_MS = 30_000;

/** The bodies of all requests under way together: ten of the largest a forge sends. */
const BODIES_IN_MEMORY_BYTES = 256 * 1_024 * 1_024;

/** A forge shows the answer in its log of deliveries; this many routes say enough there. */
const MOST_REASONS = 20;

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
  const budget = createByteBudget(BODIES_IN_MEMORY_BYTES);

  return async function receiveWebhooks(c) {
    // One configuration for all of a request, should it be replaced while the body comes.
    const { sources, routes } = compiled();
    const source = sources.get(c.req.param("source") ?? "");
    if (source === undefined) throw new CodedError("WEBHOOK_UNKNOWN_SOURCE", "There is no source of this name.");
    const { config, speaks } = source;
    const expected = { mediaTypes: speaks.mediaTypes, maxBodyBytes: config.maxBodyBytes, deadlineMs: BODY_DEADLINE_MS };
    const account = budget.open();
    try {
      const request = await readRequest(c, expected, account, clock);
      const receivedAt = clock.now();
      if (!isAuthentic(speaks, config.name, request, receivedAt, observe)) return c.json({ ping: true }, 200);
      const { event, key, reading, payload } = toEvent(config, speaks, request, receivedAt, newId());
      const plan = planDeliveries(routes, { ...event, payload }, reading, newId);
      // Without deliveries there is nothing to do twice, and a redelivery after the routes were corrected must count.
      const persisted = await store.persist(event, plan.deliveries, plan.deliveries.length > 0 ? key : undefined);
      report(observe, event, plan, persisted);
      if (persisted.kind === "stored" && plan.deliveries.length > 0) deps.onStored();
      return answer(c, plan, persisted);
    } finally {
      account.close();
    }
  };
}

function compile({ sources, routes }: RelayConfig) {
  return {
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
): boolean {
  const verification = speaks.verify(headers, body, now);
  const remark = speaks.remark?.(headers);
  switch (verification.kind) {
    case "refused": {
      const why = remark === undefined ? verification.why : `${verification.why}. ${remark}`;
      observe({ kind: "sender-not-authentic", source, why, sizeBytes: body.length });
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

function toEvent(config: SourceConfig, source: Source, { headers, body }: RawRequest, receivedAt: Date, id: string) {
  const { identity, payloadSha256, reading, payload } = interpret(source, headers, body);
  const event: RelayEvent = {
    id,
    source: config.name,
    sourceKind: config.kind,
    type: identity.type,
    ...(identity.senderId === undefined ? {} : { senderId: identity.senderId }),
    receivedAt,
    headers: keptHeaders(headers),
    body,
    payloadSha256,
    reading: keptReading(reading),
  };
  return { event, key: dedupeKey(config.name, identity), reading, payload };
}

function report(observe: Observe, { source, type }: RelayEvent, plan: Planned, { kind, eventId }: Persisted): void {
  const facts: EventFacts = { source, type, event: eventId };
  if (kind === "seen-before") {
    observe({ kind: "event-seen-before", ...facts });
  } else {
    const { deliveries, reason } = plan;
    observe({
      kind: "event-stored",
      ...facts,
      deliveries: deliveries.length,
      ...(reason === undefined ? {} : { reason }),
    });
  }
  for (const { route, why } of plan.others) observe({ kind: "route-passed-over", event: eventId, route, why });
  if (kind === "stored")
    for (const { route, why } of plan.maybe) observe({ kind: "route-taken-maybe", event: eventId, route, why });
}

function answer(c: Context, plan: Planned, { kind, eventId, deliveries }: Persisted): Response {
  if (kind === "seen-before") return c.json({ event: eventId, deliveries, duplicate: true }, 200);
  const maybe = plan.maybe.slice(0, MOST_REASONS);
  if (deliveries.length > 0) return c.json({ event: eventId, deliveries, ...(maybe.length > 0 ? { maybe } : {}) }, 202);
  const routes = plan.others.slice(0, MOST_REASONS);
  return c.json({ event: eventId, deliveries, reason: plan.reason, ...(routes.length > 0 ? { routes } : {}) }, 200);
}
