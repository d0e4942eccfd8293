import { CodedError } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { Delivery } from "../model/delivery.ts";
import { errandOf } from "../model/errand.ts";
import type { Reading, RelayEvent } from "../model/event.ts";
import { laneOf } from "../model/lane.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { NewDelivery, Store } from "../store/store.ts";
import { notInStore } from "./dossier.ts";

/** What starting deliveries once more stands on. */
export interface RedeliverDeps {
  readonly store: Pick<Store, "delivery" | "event" | "add">;
  readonly config: RelayConfig;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Starts a delivery once more, as a new one of the same stored event, along the route of the same name as it is now; resolves with the
 * new one's id. Nothing recognises it as done before: every call makes one.
 *
 * @throws CodedError NOT_IN_STORE, DELIVERY_IN_FLIGHT, DELIVERY_ROUTE_GONE, and those of the store
 */
export async function redeliver({ store, config, clock, newId }: RedeliverDeps, id: string): Promise<string> {
  const delivery = await store.delivery(id);
  const event = delivery && (await store.event(delivery.eventId));
  if (delivery === undefined || event === undefined) throw notInStore(id, "delivery");
  if (delivery.state === "pending" || delivery.state === "dispatching")
    throw new CodedError("DELIVERY_IN_FLIGHT", `Delivery ${id} is ${delivery.state}. It was not redelivered.`);
  const again = redeliveryOf(delivery, event, config, newId());
  if (!(await store.add(event.id, [again], clock.now()))) throw notInStore(id, "delivery");
  return again.id;
}

/** A person waits for it, so it waits for no newer push; in its line, where it has one, it comes last. */
function redeliveryOf(
  { id: of, route, changeIndex }: Delivery,
  { reading }: RelayEvent,
  config: RelayConfig,
  id: string,
): NewDelivery {
  const change = reading.kind === "push" ? reading.changes.find(({ index }) => index === changeIndex) : undefined;
  const wantsFeedback = config.routes.find(({ name }) => name === route)?.feedback !== undefined;
  return {
    id,
    route,
    changeIndex,
    ...wayOf(config, route, reading),
    redeliveryOf: of,
    ...(wantsFeedback && change?.commit !== undefined ? { feedback: true } : {}),
  };
}

/** Where it goes by the configuration of today, whose secrets need not be known for that. */
function wayOf(config: RelayConfig, route: string, reading: Reading): Pick<NewDelivery, "lane" | "ordered"> {
  if (reading.kind === "call" && config.dropIn !== undefined)
    return { lane: laneOf(config.dropIn.gitlab, reading.project) };
  const errand = errandOf(config, route);
  if (errand === undefined || reading.kind === "call")
    throw new CodedError("DELIVERY_ROUTE_GONE", `The configuration has no ${route} any more. Nothing was redelivered.`);
  const { trigger, order } = errand;
  return { lane: laneOf(trigger.gitlab, trigger.project), ...(order === "arrival" ? { ordered: true } : {}) };
}
