import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { RelayEvent } from "../../model/event.ts";
import type { NewDelivery, Persisted } from "../store.ts";
import { text } from "./rows.ts";

/** Writes events with their deliveries. Each method runs inside a transaction its caller has opened. */
export class EventWriter {
  readonly #seen: StatementSync;
  readonly #known: StatementSync;
  readonly #event: StatementSync;
  readonly #key: StatementSync;
  readonly #delivery: StatementSync;

  constructor(db: DatabaseSync) {
    this.#seen = db.prepare("select event_id from dedupe_keys where key = ?");
    this.#known = db.prepare("select id from deliveries where event_id = ? order by seq");
    this.#event = db.prepare(`
      insert into events (id, source, source_kind, type, sender_id, received_at, payload_sha256, headers, reading, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#key = db.prepare("insert into dedupe_keys (key, event_id, created_at) values (?, ?, ?)");
    this.#delivery = db.prepare(`
      insert into deliveries (id, event_id, route, change_index, state, created_at, due_at)
      values (?, ?, ?, ?, 'pending', ?, ?)`);
  }

  /** Stores the event unless its dedupe key is there already, be it from an earlier call of the same transaction. */
  persist(event: RelayEvent, deliveries: readonly NewDelivery[], dedupeKey: string | undefined): Persisted {
    const first = dedupeKey === undefined ? undefined : this.#seen.get(dedupeKey);
    if (first !== undefined) {
      const eventId = text(first, "event_id");
      return { kind: "seen-before", eventId, deliveries: this.#known.all(eventId).map((row) => text(row, "id")) };
    }
    const at = event.receivedAt.getTime();
    this.#event.run(
      event.id,
      event.source,
      event.sourceKind,
      event.type,
      event.senderId ?? null,
      at,
      event.payloadSha256,
      JSON.stringify(event.headers),
      JSON.stringify(event.reading),
      event.body,
    );
    if (dedupeKey !== undefined) this.#key.run(dedupeKey, event.id, at);
    for (const { id, route, changeIndex } of deliveries) this.#delivery.run(id, event.id, route, changeIndex, at, at);
    return { kind: "stored", eventId: event.id, deliveries: deliveries.map(({ id }) => id) };
  }
}
