import type { Attempt, Delivery, DeliveryState } from "../model/delivery.ts";
import type { EventKind, Reading, RelayEvent } from "../model/event.ts";
import type { ListedDelivery, ListedEvent } from "../model/listed.ts";

/**
 * A row as the store's database hands it over. Columns go by the same names in every schema of ours, which is strict, so each has the
 * type it declares: of SQLite times are milliseconds since 1970 and truth is 1, of PostgreSQL they are a Date and `true`.
 */
export type Row = Readonly<Record<string, unknown>>;

/** What `listedEventOf` reads of a row of `events e`; the id goes by another name, so that a delivery's can stand beside it. */
export const EVENT_COLUMNS = `e.id as listed_event, e.source, e.source_kind, e.type, e.sender_id, e.repository, e.received_at,
  e.payload_sha256`;

/** A row with the columns of a delivery as one. */
export function deliveryOf(row: Row): Delivery {
  return {
    id: text(row, "id"),
    eventId: text(row, "event_id"),
    route: text(row, "route"),
    changeIndex: integer(row, "change_index"),
    // The schema's check allows nothing else.
    state: text(row, "state") as DeliveryState,
    attempts: integer(row, "attempts"),
    createdAt: date(row, "created_at"),
    dueAt: date(row, "due_at"),
    lane: text(row, "lane"),
    refIndex: integer(row, "ref_index"),
    inDoubt: truth(row, "in_doubt"),
    ...optional(row, "redelivery_of", (value) => ({ redeliveryOf: value })),
    ...optional(row, "superseded_by", (value) => ({ supersededBy: value })),
    ...optional(row, "reason_code", (code) => ({ reason: { code, text: text(row, "reason_text") } })),
    ...optional(row, "pipeline_url", (webUrl) => ({
      pipeline: { id: integer(row, "pipeline_id"), projectId: integer(row, "pipeline_project"), webUrl },
    })),
    ...optional(row, "pipeline_status", (value) => ({ pipelineStatus: value })),
  };
}

/** Such a row joined with its event's as a delivery in a list. */
export function listedDeliveryOf(row: Row): ListedDelivery {
  return {
    ...deliveryOf(row),
    source: text(row, "source"),
    sourceKind: text(row, "source_kind") as EventKind,
    type: text(row, "type"),
    ...optional(row, "repository", (value) => ({ repository: value })),
    ...optional(row, "ref", (value) => ({ ref: value })),
    ...optional(row, "commit_sha", (value) => ({ commit: value })),
    receivedAt: date(row, "received_at"),
  };
}

/** A row of `events` as an event in a list. */
export function listedEventOf(row: Row): ListedEvent {
  return {
    id: text(row, "listed_event"),
    source: text(row, "source"),
    sourceKind: text(row, "source_kind") as EventKind,
    type: text(row, "type"),
    ...optional(row, "sender_id", (value) => ({ senderId: value })),
    ...optional(row, "repository", (value) => ({ repository: value })),
    receivedAt: date(row, "received_at"),
    payloadSha256: text(row, "payload_sha256"),
  };
}

/** A row of `events` as the event it was, with its body as that was unpacked. */
export function eventOf(row: Row, body: Uint8Array): RelayEvent {
  return {
    id: text(row, "id"),
    source: text(row, "source"),
    sourceKind: text(row, "source_kind") as EventKind,
    type: text(row, "type"),
    ...optional(row, "sender_id", (value) => ({ senderId: value })),
    receivedAt: date(row, "received_at"),
    headers: JSON.parse(text(row, "headers")) as Record<string, string>,
    body,
    payloadSha256: text(row, "payload_sha256"),
    reading: readingOf(row),
  };
}

/** What was read of an event's body. */
export function readingOf(row: Row): Reading {
  return JSON.parse(text(row, "reading")) as Reading;
}

/** A row of `attempts` as an attempt. */
export function attemptOf(row: Row): Attempt {
  return {
    deliveryId: text(row, "delivery_id"),
    number: integer(row, "number"),
    kind: row["kind"] === "look-up" ? "look-up" : "trigger",
    startedAt: date(row, "started_at"),
    ...(row["ended_at"] === null ? {} : { endedAt: date(row, "ended_at") }),
    ...optional(row, "result", (value) => ({ result: value })),
    ...(row["status"] === null ? {} : { status: integer(row, "status") }),
    ...optional(row, "text", (value) => ({ text: value })),
  };
}

/** A column that holds text. */
export function text(row: Row, column: string): string {
  return String(row[column]);
}

/** A column that holds a whole number. */
export function integer(row: Row, column: string): number {
  return Number(row[column]);
}

/** A column that holds a time. */
export function date(row: Row, column: string): Date {
  return new Date(integer(row, column));
}

/** A column that holds yes or no. */
export function truth(row: Row, column: string): boolean {
  return integer(row, column) === 1;
}

/** A column that holds text or nothing. */
function optional<T extends object>(row: Row, column: string, then: (value: string) => T): Partial<T> {
  const value = row[column];
  return typeof value === "string" ? then(value) : {};
}
