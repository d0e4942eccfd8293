import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { RelayEvent } from "../model/event.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import { planDeliveries } from "../receive/plan-deliveries.ts";
import { toEvent } from "../receive/to-event.ts";
import { compileRoutes, type RouteRemark } from "../routes/match.ts";
import { sourceOf } from "../sources/source-of.ts";
import type { NewDelivery, Store } from "../store/store.ts";
import { notInStore } from "./dossier.ts";
import type { RedeliverDeps } from "./redeliver.ts";

/** What the routes of today make of a stored event. */
export interface MatchedAgain {
  /** A delivery for every change and route that had none yet. */
  readonly made: readonly NewDelivery[];
  /** Routes that match and had their delivery already. */
  readonly left: readonly { readonly route: string; readonly delivery: string }[];
  /** Routes that do not match, and why. */
  readonly others: readonly RouteRemark[];
}

/** More deliveries of one event are not looked at. */
const MOST_DELIVERIES = 10_000;

/** What matching again stands on. */
export interface MatchDeps extends Omit<RedeliverDeps, "store"> {
  readonly store: Pick<Store, "event" | "list" | "add">;
  /** Decides and stores nothing. */
  readonly dryRun: boolean;
}

/**
 * Matches a stored event against the routes of today, as if it came now, and stores the deliveries it has not got yet.
 *
 * @throws CodedError NOT_IN_STORE, EVENT_NOT_MATCHABLE, and those of the store
 */
export async function matchAgain(deps: MatchDeps, eventId: string): Promise<MatchedAgain> {
  const { store, config, clock, newId, dryRun } = deps;
  const event = await store.event(eventId);
  if (event === undefined) throw notInStore(eventId, "event");
  const { deliveries, others } = plan(event, config, newId);
  const before = await store.list({ events: [eventId], limit: MOST_DELIVERIES });
  const had = (one: NewDelivery) =>
    before.findLast(({ route, changeIndex }) => route === one.route && changeIndex === one.changeIndex);
  const made = deliveries.filter((one) => had(one) === undefined);
  if (made.length > 0 && !dryRun) await store.add(eventId, made, clock.now());
  const left = deliveries.flatMap((one) => {
    const delivery = had(one);
    return delivery === undefined ? [] : [{ route: one.route, delivery: delivery.id }];
  });
  return { made, left, others };
}

function plan(event: RelayEvent, config: RelayConfig, newId: () => string) {
  const { id, source: name, reading, headers, body, receivedAt } = event;
  if (reading.kind !== "push") throw notMatchable(id, `no route is asked about it: it is ${whatElse(reading)}`);
  const source = config.sources.get(name);
  if (source === undefined) throw notMatchable(id, `the configuration has no source ${name} any more`);
  const { reading: again, payload } = toEvent(source, sourceOf(source), { headers, body }, receivedAt, id);
  if (again.kind !== "push")
    throw notMatchable(id, `the source ${name}, which is of kind ${source.kind} now, does not take it for a push`);
  const stored = new Set(reading.changes.map(({ index }) => index));
  const changes = again.changes.filter(({ index }) => stored.has(index));
  const planned = planDeliveries(compileRoutes(config.routes), { ...event, payload }, { ...again, changes }, newId);
  // A person waits for them: they wait for no newer push.
  return { ...planned, deliveries: planned.deliveries.map(withoutDebounce) };
}

function withoutDebounce(delivery: NewDelivery): NewDelivery {
  const { debounce: _, ...rest } = delivery;
  return rest;
}

function whatElse(reading: Exclude<RelayEvent["reading"], { kind: "push" }>): string {
  switch (reading.kind) {
    case "other":
      return printable(reading.why);
    case "schedule":
      return "a schedule's time";
    case "call":
      return "a call that came through the drop-in";
  }
}

function notMatchable(id: string, why: string): CodedError {
  return new CodedError("EVENT_NOT_MATCHABLE", `Event ${id} cannot be matched again: ${why}.`);
}
