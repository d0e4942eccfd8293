import type { NewDelivery } from "./store.ts";

/** Why a delivery stands where it stands. */
export interface Reason {
  readonly code: string;
  readonly text: string;
}

/** Reasons come from GitLab's answers; what is kept of one stays within a page. */
export const MOST_REASON_CHARS = 1_000;

/** Why a delivery is canceled whose place a newer one took. */
export function inFavourOf(newer: string): Reason {
  const text = `Delivery ${newer}, of a newer push of the same ref, took its place.`;
  return { code: "DELIVERY_SUPERSEDED", text };
}

/**
 * The delivery of an event whose content was there before: a person decides, unless it is held for another reason anyway.
 *
 * @param first the event the content came as before
 */
export function heldAsRepeated(delivery: NewDelivery, first: string): NewDelivery {
  const text = `The same content came before under another id, as event ${first}.`;
  return { held: { code: "DELIVERY_REPEATED_CONTENT", text }, ...delivery };
}
