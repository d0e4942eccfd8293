import { CodedError } from "../../shared/errors/coded-error.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Attempt } from "../model/delivery.ts";
import type { RelayEvent } from "../model/event.ts";
import type { FeedbackState, ListedDelivery } from "../model/listed.ts";
import type { Store } from "../store/store.ts";

/** All the store knows about one event, or about one of its deliveries. */
export interface Dossier {
  readonly event: RelayEvent;
  /** The delivery that was asked for; absent when it was the event. */
  readonly delivery?: ListedDelivery;
  /** Of that delivery, in their order. */
  readonly attempts: readonly Attempt[];
  /** What that delivery's commit has been told; absent where it wants nothing to be told. */
  readonly feedback?: FeedbackState;
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
  store: Pick<Store, "event" | "attempts" | "list" | "feedbackOf">,
  id: string,
): Promise<Dossier> {
  const [delivery] = await store.list({ ids: [id], limit: 1 });
  const event = await store.event(delivery?.eventId ?? id);
  if (event === undefined) throw notInStore(id, "delivery or event");
  const feedback = delivery && (await store.feedbackOf(delivery.id));
  const deliveries = await store.list({ events: [event.id], limit: MOST_DELIVERIES });
  return {
    event,
    ...(delivery === undefined ? {} : { delivery }),
    attempts: delivery === undefined ? [] : await store.attempts(delivery.id),
    ...(feedback === undefined ? {} : { feedback }),
    deliveries: deliveries.toReversed(),
  };
}

/** The error for an id that the store does not have. */
export function notInStore(id: string, what: string): CodedError {
  return new CodedError("NOT_IN_STORE", `There is no ${what} ${printable(id, 100)}.`);
}
