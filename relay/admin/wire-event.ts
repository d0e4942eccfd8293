import type { z } from "zod";
import type { eventSchema, readingSchema, wholeEventSchema } from "../../shared/relay-api/event.ts";
import type { Reading, RelayEvent } from "../model/event.ts";
import type { ListedEvent } from "../model/listed.ts";

/** An event in a list as the API answers it. */
export function wireEvent({ receivedAt, ...plain }: ListedEvent): z.output<typeof eventSchema> {
  return { ...plain, receivedAt: receivedAt.toISOString() };
}

/** An event as the API answers it: all but its bytes. */
export function wireWholeEvent({ body, reading, receivedAt, ...plain }: RelayEvent): z.output<typeof wholeEventSchema> {
  return {
    ...plain,
    ...(reading.kind === "push" ? { repository: reading.origin.repository } : {}),
    receivedAt: receivedAt.toISOString(),
    sizeBytes: body.length,
    reading: wireReading(reading),
  };
}

/** The digest of the token that a call came with stays here. */
function wireReading(reading: Reading): z.output<typeof readingSchema> {
  switch (reading.kind) {
    case "push":
      return { kind: "push", origin: reading.origin, changes: [...reading.changes] };
    case "call":
      return { kind: "call", project: reading.project, ref: reading.ref };
    case "other":
    case "schedule":
      return reading;
  }
}
