import type { SQLOutputValue } from "node:sqlite";
import type { Attempt, Delivery, DeliveryState } from "../../model/delivery.ts";
import type { Reading, RelayEvent, SourceKind } from "../../model/event.ts";

/** A row as SQLite hands it over; the schema is strict, so each column has the type it declares. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** What `deliveryOf` reads of a row. */
export const DELIVERY_COLUMNS = `id, event_id, route, change_index, state, attempts, released_after, created_at, due_at,
  reason_code, reason_text, pipeline_id, pipeline_project, pipeline_url`;

/** A row of `deliveries` as a delivery. */
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
    ...(row["reason_code"] === null
      ? {}
      : { reason: { code: text(row, "reason_code"), text: text(row, "reason_text") } }),
    ...(row["pipeline_id"] === null
      ? {}
      : {
          pipeline: {
            id: integer(row, "pipeline_id"),
            projectId: integer(row, "pipeline_project"),
            webUrl: text(row, "pipeline_url"),
          },
        }),
  };
}

/** A row of `events` as the event it was. */
export function eventOf(row: Row): RelayEvent {
  return {
    id: text(row, "id"),
    source: text(row, "source"),
    sourceKind: text(row, "source_kind") as SourceKind,
    type: text(row, "type"),
    ...(row["sender_id"] === null ? {} : { senderId: text(row, "sender_id") }),
    receivedAt: date(row, "received_at"),
    headers: JSON.parse(text(row, "headers")) as Record<string, string>,
    body: bytes(row, "body"),
    payloadSha256: text(row, "payload_sha256"),
    reading: JSON.parse(text(row, "reading")) as Reading,
  };
}

/** A row of `attempts` as an attempt. */
export function attemptOf(row: Row): Attempt {
  return {
    deliveryId: text(row, "delivery_id"),
    number: integer(row, "number"),
    startedAt: date(row, "started_at"),
    ...(row["ended_at"] === null ? {} : { endedAt: date(row, "ended_at") }),
    ...(row["result"] === null ? {} : { result: text(row, "result") }),
    ...(row["status"] === null ? {} : { status: integer(row, "status") }),
    ...(row["text"] === null ? {} : { text: text(row, "text") }),
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

/** A column that holds milliseconds since 1970. */
export function date(row: Row, column: string): Date {
  return new Date(integer(row, column));
}

function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  return value instanceof Uint8Array ? value : new Uint8Array();
}
