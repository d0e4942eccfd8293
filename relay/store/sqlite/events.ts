import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { RelayEvent } from "../../model/event.ts";
import type { PackedBody } from "../pack-body.ts";
import { heldAsRepeated } from "../reasons.ts";
import { readingOf, text } from "../rows.ts";
import type { EventKeys, NewDelivery, Persisted } from "../store.ts";
import type { DeliveryWriter } from "./delivery-writer.ts";
import type { Heads } from "./heads.ts";
import type { ScheduleRows } from "./schedule-rows.ts";

/** Writes events with what they start. Each method runs inside a transaction its caller has opened. */
export class EventWriter {
  readonly #deliveries: DeliveryWriter;
  readonly #heads: Heads;
  readonly #seen: StatementSync;
  readonly #same: StatementSync;
  readonly #started: StatementSync;
  readonly #known: StatementSync;
  readonly #event: StatementSync;
  readonly #body: StatementSync;
  readonly #idKey: StatementSync;
  readonly #contentKey: StatementSync;
  readonly #schedules: ScheduleRows;

  constructor(db: DatabaseSync, deliveries: DeliveryWriter, heads: Heads, schedules: ScheduleRows) {
    this.#deliveries = deliveries;
    this.#heads = heads;
    this.#seen = db.prepare("select event_id from dedupe_keys where key = ?");
    this.#same = db.prepare("select event_id from content_keys where key = ? and created_at >= ?");
    this.#started = db.prepare("select id from deliveries where event_id = ? order by seq");
    this.#known = db.prepare("select source, reading from events where id = ?");
    this.#event = db.prepare(`
      insert into events (id, source, source_kind, type, sender_id, received_at, payload_sha256, headers, reading, repository,
        dedupe_key, content_key, standing, rested_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#body = db.prepare("insert into bodies (event_seq, encoding, size, bytes) values (?, ?, ?, ?)");
    this.#idKey = db.prepare("insert into dedupe_keys (key, event_id, created_at) values (?, ?, ?)");
    this.#contentKey = db.prepare("insert or replace into content_keys (key, event_id, created_at) values (?, ?, ?)");
    this.#schedules = schedules;
  }

  /** Stores the event unless its id is there already, be it from an earlier call of the same transaction. */
  persist(event: RelayEvent, body: PackedBody, wanted: readonly NewDelivery[], given: EventKeys): Persisted {
    if (given.schedule !== undefined) this.#schedules.note(given.schedule.name, given.schedule.dueAt);
    // An event that starts nothing is no first one: what comes again after the routes were corrected must count.
    const keys: EventKeys = wanted.length > 0 ? given : {};
    const first = keys.id === undefined ? undefined : this.#seen.get(keys.id);
    const told = wanted.length === 0 ? undefined : this.#heads.toldBefore(event, given.reconciled === true);
    const eventId = first === undefined ? told : text(first, "event_id");
    if (eventId !== undefined) {
      if (first === undefined) this.#heads.passOver(event);
      return { kind: "seen-before", eventId, deliveries: this.#started.all(eventId).map((row) => text(row, "id")) };
    }
    const same = keys.content && this.#same.get(keys.content.key, keys.content.notBefore.getTime());
    const repeated = same === undefined ? undefined : text(same, "event_id");
    const { content: _, ...withoutContent } = keys;
    this.#insert(event, body, wanted.length > 0, repeated === undefined ? keys : withoutContent);
    const deliveries = repeated === undefined ? wanted : wanted.map((one) => heldAsRepeated(one, repeated));
    this.#heads.note(event, keys.reconciled === true);
    return { kind: "stored", eventId: event.id, ...this.#deliveries.write(event, deliveries, event.receivedAt) };
  }

  /** Adds deliveries to an event that is there; false when it is not. */
  add(eventId: string, deliveries: readonly NewDelivery[], now: Date): boolean {
    const row = this.#known.get(eventId);
    if (row === undefined) return false;
    this.#deliveries.write({ id: eventId, source: text(row, "source"), reading: readingOf(row) }, deliveries, now);
    return true;
  }

  #insert(event: RelayEvent, { encoding, size, bytes }: PackedBody, startsSomething: boolean, keys: EventKeys): void {
    const at = event.receivedAt.getTime();
    const { lastInsertRowid } = this.#event.run(
      event.id,
      event.source,
      event.sourceKind,
      event.type,
      event.senderId ?? null,
      at,
      event.payloadSha256,
      JSON.stringify(event.headers),
      JSON.stringify(event.reading),
      event.reading.kind === "push" ? event.reading.origin.repository : null,
      keys.id ?? null,
      keys.content?.key ?? null,
      startsSomething ? "open" : "done",
      at,
    );
    this.#body.run(lastInsertRowid, encoding, size, bytes);
    if (keys.id !== undefined) this.#idKey.run(keys.id, event.id, at);
    if (keys.content !== undefined) this.#contentKey.run(keys.content.key, event.id, at);
  }
}
