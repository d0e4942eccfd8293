import type { z } from "zod";
import type { Attempt } from "../../relay/model/delivery.ts";
import type { EventKind, Reading, RelayEvent } from "../../relay/model/event.ts";
import type { FeedbackState, ListedDelivery } from "../../relay/model/listed.ts";
import type { attemptSchema, deliverySchema, feedbackSchema } from "../../shared/relay-api/delivery.ts";
import type { readingSchema, wholeEventSchema } from "../../shared/relay-api/event.ts";

/** A delivery as the relay's own rooms have it. */
export function deliveryFromWire(wire: z.output<typeof deliverySchema>): ListedDelivery {
  const { event, eventType, createdAt, receivedAt, dueAt, inDoubt, sourceKind, ...plain } = wire;
  return {
    ...given(plain),
    eventId: event,
    type: eventType,
    // A later relay may know more kinds than this command; they are only printed.
    sourceKind: sourceKind as EventKind,
    createdAt: new Date(createdAt),
    receivedAt: new Date(receivedAt),
    // It means something only while pending, and is told then.
    dueAt: new Date(dueAt ?? createdAt),
    inDoubt: inDoubt === true,
  };
}

/** An attempt of a delivery as the relay's own rooms have it. */
export function attemptFromWire(deliveryId: string, wire: z.output<typeof attemptSchema>): Attempt {
  const { startedAt, endedAt, ...plain } = wire;
  return {
    ...given(plain),
    deliveryId,
    startedAt: new Date(startedAt),
    ...(endedAt === undefined ? {} : { endedAt: new Date(endedAt) }),
  };
}

/** What a commit has been told, as the relay's own rooms have it. */
export function feedbackFromWire({ dueAt, ...plain }: z.output<typeof feedbackSchema>): FeedbackState {
  return { ...given(plain), ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }) };
}

/** An event as the relay's own rooms have it. */
export function eventFromWire(wire: z.output<typeof wholeEventSchema>, body: Uint8Array): RelayEvent {
  const { id, source, sourceKind, type, senderId, receivedAt, payloadSha256, headers, reading } = wire;
  return {
    id,
    source,
    type,
    payloadSha256,
    headers,
    body,
    ...(senderId === undefined ? {} : { senderId }),
    sourceKind: sourceKind as EventKind,
    receivedAt: new Date(receivedAt),
    reading: readingFromWire(reading),
  };
}

function readingFromWire(wire: z.output<typeof readingSchema>): Reading {
  switch (wire.kind) {
    case "push":
      return { kind: "push", origin: given(wire.origin), changes: wire.changes.map(given) };
    case "call":
      // The relay keeps the digest of the token to itself.
      return { ...wire, tokenSha256: "" };
    case "other":
    case "schedule":
      return wire;
  }
}

type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** The same without fields that are there and undefined, which JSON never has. */
function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
