import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Attempt, Delivery } from "../model/delivery.ts";
import type { RelayEvent } from "../model/event.ts";
import type { ListedDelivery } from "../model/listed.ts";
import type { Store } from "../store/store.ts";

/** All the store knows about one event, or about one of its deliveries. */
export interface Dossier {
  readonly event: RelayEvent;
  /** The delivery that was asked for; absent when it was the event. */
  readonly delivery?: Delivery;
  /** Of that delivery, in their order. */
  readonly attempts: readonly Attempt[];
  /** Every delivery of the event, oldest first, that one included. */
  readonly deliveries: readonly ListedDelivery[];
}

/** More deliveries of one event are not listed. */
const MOST_DELIVERIES = 1_000;

/**
 * Gathers what there is about the delivery or event of this id.
 *
 * @throws CodedError NOT_IN_STORE, and those of the store
 */
export async function dossierOf(
  store: Pick<Store, "delivery" | "event" | "attempts" | "list">,
  id: string,
): Promise<Dossier> {
  const delivery = await store.delivery(id);
  const event = await store.event(delivery?.eventId ?? id);
  if (event === undefined) throw notInStore(id, "delivery or event");
  const deliveries = await store.list({ events: [event.id], limit: MOST_DELIVERIES });
  return {
    event,
    ...(delivery === undefined ? {} : { delivery }),
    attempts: delivery === undefined ? [] : await store.attempts(delivery.id),
    deliveries: deliveries.toReversed(),
  };
}

/** The error for an id that the store does not have. */
export function notInStore(id: string, what: string): CodedError {
  return new CodedError("NOT_IN_STORE", `There is no ${what} ${printable(id, 100)}.`);
}
