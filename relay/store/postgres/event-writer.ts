import { readingOf, text } from "../rows.ts";
import type { NewDelivery, Persisted } from "../store.ts";
import { type Database, type Queries, type Row, rowsParameter, type Transaction } from "./database.ts";
import { type Superseding, turnsOf, writeDeliveries } from "./delivery-writer.ts";
import { indexedText } from "./indexed-text.ts";
import { locksFor, locksForDeliveries, readKnown, readWaiting } from "./known.ts";
import { DeliveriesPlan } from "./plan-deliveries.ts";
import {
  type EventsPlan,
  type PersistCall,
  type PlannedAnswer,
  type PlannedEvent,
  partsOfHeadKey,
  planEvents,
  type StoredHeadRow,
} from "./plan-events.ts";
import type { Turn, WorkQueue } from "./work-queue.ts";

/** Events with bodies and keys. One parameter holds all bodies, one after the other, since their bytes travel as they are then. */
const EVENTS_SQL = `
  with r as materialized (
    select nextval('events_seq_seq') as seq, given.* from (
      select * from json_to_recordset($1) as given (
        ord integer, id text, source text, source_kind text, type text, sender_id text, received_at timestamptz,
        payload_sha256 text, headers text, reading text, repository text, dedupe_key text, content_key text, starts boolean,
        encoding text, size integer, at integer, length integer)
      order by ord) given
  ), e as (
    insert into events (seq, id, source, source_kind, type, sender_id, received_at, payload_sha256, headers, reading,
      repository, dedupe_key, content_key) overriding system value
    select seq, id, source, source_kind, type, sender_id, received_at, payload_sha256, headers::json, reading::json,
      repository, dedupe_key, content_key
    from r
  ), b as (
    insert into bodies (event_seq, encoding, size, bytes)
    select seq, encoding, size, substring($2::bytea from at for length) from r
  ), k as (
    insert into dedupe_keys (key, event_id, created_at)
    select dedupe_key, id, received_at from r where dedupe_key is not null
  ), c as (
    insert into content_keys (key, event_id, created_at)
    select distinct on (content_key) content_key, id, received_at from r where content_key is not null
    order by content_key, ord desc
    on conflict (key) do update
      set event_id = excluded.event_id, created_at = excluded.created_at, expires_at = null
  )
  insert into rested (event_id, standing, rested_at) select id, 'done', received_at from r where not starts`;

const HEADS_SQL = `
  with r as materialized (
    select * from json_to_recordset($1) as r (
      source text, repository text, ref text, before_sha text, after_sha text, received_at timestamptz, event_id text,
      reconciled boolean)
  ), forgotten as (
    delete from heads h using r
    where r.after_sha is null and (h.source, h.repository, h.ref) = (r.source, r.repository, r.ref)
  )
  insert into heads select * from r where after_sha is not null order by source, repository, ref
  on conflict (source, repository, ref) do update
    set before_sha = excluded.before_sha, after_sha = excluded.after_sha, received_at = excluded.received_at,
      event_id = excluded.event_id, reconciled = excluded.reconciled`;

const STARTED_SQL = "select event_id, id from deliveries where event_id = any ($1) order by seq";

/** Held fast, so that it is not let go of meanwhile. */
const KNOWN_SQL = "select source, reading from events where id = $1 for key share";

/** What is written with events, by others. */
export interface EventWriterParts {
  readonly moves: Superseding;
  readonly queue: Pick<WorkQueue, "add" | "ring">;
  readonly schedules: { note(queries: Queries, name: string, at: Date): Promise<unknown> };
}

/** Writes events with what they start. */
export class EventWriter {
  readonly #database: Database;
  readonly #parts: EventWriterParts;

  constructor(database: Database, parts: EventWriterParts) {
    this.#database = database;
    this.#parts = parts;
  }

  /** Stores events unless their ids are there already, be it from an earlier call of the same; all or none. */
  async persist(calls: readonly PersistCall[]): Promise<readonly Persisted[]> {
    const { answers, turns } = await this.#database.transaction(
      "Storing an event",
      async (tx) => {
        const plan = planEvents(calls, await readKnown(tx, this.#database.schema, calls));
        const now = new Date(Math.max(...calls.map(({ event }) => event.receivedAt.getTime())));
        const [turns] = await Promise.all([this.#write(tx, plan, now), this.#noteSchedules(tx, calls)]);
        const started = await startedBy(tx, plan.answers);
        return { turns, answers: plan.answers.map((answer) => answerOf(answer, started)) };
      },
      { locks: locksFor(calls) },
    );
    if (turns.length > 0) this.#parts.queue.ring();
    return answers;
  }

  /** Adds deliveries to an event that is there; false when it is not. */
  async add(eventId: string, wanted: readonly NewDelivery[], now: Date): Promise<boolean> {
    const turns = await this.#database.transaction(
      "Adding deliveries",
      async (tx) => {
        const [[row], waiting] = await Promise.all([
          tx.query(KNOWN_SQL, [eventId]),
          readWaiting(tx, this.#database.schema, wanted),
        ]);
        if (row === undefined) return undefined;
        const plan = new DeliveriesPlan(waiting);
        plan.add({ id: eventId, source: text(row, "source"), reading: readingOf(row) }, wanted, now);
        return await this.#writeDeliveries(tx, plan, now);
      },
      { locks: locksForDeliveries(wanted) },
    );
    if (turns !== undefined && turns.length > 0) this.#parts.queue.ring();
    return turns !== undefined;
  }

  /** Everything is asked for at once, and answered in this order, so that deliveries find their event there. */
  async #write(tx: Transaction, plan: EventsPlan, now: Date): Promise<readonly Turn[]> {
    const [, , turns] = await Promise.all([
      writeEvents(tx, plan.events),
      writeHeads(tx, plan.heads),
      this.#writeDeliveries(tx, plan.deliveries, now),
    ]);
    return turns;
  }

  async #writeDeliveries(tx: Transaction, plan: DeliveriesPlan, now: Date): Promise<readonly Turn[]> {
    const { superseded, rows } = plan;
    // Before the new ones take their places in line: one whose place they take may have been the only one in it.
    const freed = superseded.length === 0 ? [] : await this.#parts.moves.supersede(tx, superseded, now);
    const turns = [...freed, ...turnsOf(rows)];
    await Promise.all([
      writeDeliveries(tx, rows),
      turns.length === 0 ? undefined : this.#parts.queue.add(tx, turns, now),
    ]);
    return turns;
  }

  async #noteSchedules(tx: Transaction, calls: readonly PersistCall[]): Promise<void> {
    const times = calls.flatMap(({ keys: { schedule } }) => (schedule === undefined ? [] : [schedule]));
    await Promise.all(times.map(({ name, dueAt }) => this.#parts.schedules.note(tx, name, dueAt)));
  }
}

async function writeEvents(tx: Transaction, events: readonly PlannedEvent[]): Promise<void> {
  if (events.length === 0) return;
  let at = 1;
  const rows = events.map(({ event, body, startsSomething, idKey, contentKey }, ord) => {
    const { reading } = event;
    const row = {
      ord,
      id: event.id,
      source: event.source,
      source_kind: event.sourceKind,
      type: event.type,
      sender_id: event.senderId,
      received_at: event.receivedAt,
      payload_sha256: event.payloadSha256,
      headers: JSON.stringify(event.headers),
      reading: JSON.stringify(reading),
      repository: reading.kind === "push" ? indexedText(reading.origin.repository) : undefined,
      dedupe_key: idKey === undefined ? undefined : indexedText(idKey),
      content_key: contentKey === undefined ? undefined : indexedText(contentKey),
      starts: startsSomething,
      encoding: body.encoding,
      size: body.size,
      at,
      length: body.bytes.length,
    };
    at += body.bytes.length;
    return row;
  });
  await tx.query(EVENTS_SQL, [rowsParameter(rows), Buffer.concat(events.map(({ body }) => body.bytes))]);
}

async function writeHeads(tx: Transaction, heads: ReadonlyMap<string, StoredHeadRow | undefined>): Promise<void> {
  if (heads.size === 0) return;
  const rows = [...heads].map(([key, head]) => {
    const [source, repository, ref] = partsOfHeadKey(key);
    return {
      source,
      repository,
      ref,
      before_sha: head?.before,
      after_sha: head?.after,
      received_at: head?.receivedAt,
      event_id: head?.eventId,
      reconciled: head?.reconciled,
    };
  });
  await tx.query(HEADS_SQL, [rowsParameter(rows)]);
}

/** The deliveries of events that were seen before, those of this very transaction included. */
async function startedBy(tx: Transaction, answers: readonly PlannedAnswer[]): Promise<readonly Row[]> {
  const ids = answers.flatMap((answer) => (answer.kind === "seen-before" ? [answer.eventId] : []));
  return ids.length === 0 ? [] : await tx.query(STARTED_SQL, [ids]);
}

function answerOf(answer: PlannedAnswer, started: readonly Row[]): Persisted {
  if (answer.kind === "stored") return answer;
  const { eventId } = answer;
  const deliveries = started.filter((row) => row["event_id"] === eventId).map((row) => text(row, "id"));
  return { kind: "seen-before", eventId, deliveries };
}
