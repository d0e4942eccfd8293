import type { z } from "zod";
import type { attemptSchema, deliverySchema, feedbackSchema } from "../../shared/relay-api/delivery.ts";
import type { Attempt } from "../model/delivery.ts";
import type { FeedbackState, ListedDelivery } from "../model/listed.ts";

/** A delivery as the API answers it. */
export type WireDelivery = z.output<typeof deliverySchema>;

/** A delivery as the API answers it; when it is due, and whether it is in doubt, is told while that means something. */
export function wireDelivery(delivery: ListedDelivery): WireDelivery {
  const { eventId, type, createdAt, receivedAt, dueAt, inDoubt, state, ...plain } = delivery;
  return {
    ...plain,
    state,
    event: eventId,
    eventType: type,
    createdAt: createdAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    ...(state === "pending" ? { dueAt: dueAt.toISOString(), inDoubt } : {}),
  };
}

/** An attempt as the API answers it. */
export function wireAttempt(attempt: Attempt): z.output<typeof attemptSchema> {
  const { deliveryId: _, startedAt, endedAt, ...plain } = attempt;
  return {
    ...plain,
    startedAt: startedAt.toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
  };
}

/** What a commit has been told, as the API answers it. */
export function wireFeedback({ dueAt, ...plain }: FeedbackState): z.output<typeof feedbackSchema> {
  return { ...plain, ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }) };
}
