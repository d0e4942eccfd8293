import type { FeedbackDue, FeedbackNote, FeedbackState } from "../../model/listed.ts";
import { feedbackDueOf } from "../feedback-due.ts";
import { date, EVENT_COLUMNS, integer, type Row } from "../rows.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import type { Database } from "./database.ts";

/** Rows of busy sources that are passed over in one look; more would make each look take long while a forge is slow. */
const MOST_PASSED_OVER = 5_000;

/** Deliveries whose commit is to be told something. Planned for the limit it is asked with: a plan for any limit would read whole tables. */
const DUE_SQL = `
  select ${DELIVERY_COLUMNS}, ${EVENT_COLUMNS}, e.reading, f.sent, f.tries, f.revision
  from (select * from feedback where due_at <= $1 order by due_at, delivery_seq limit $2) f
    join deliveries d on d.seq = f.delivery_seq join progress p on p.seq = d.seq join events e on e.id = d.event_id
  where not d.source = any($3) order by f.due_at, f.delivery_seq limit $4`;

/**
 * What was told last may be the older word of two relays, one of which was stopped for a while: then the row is due again, although a
 * newer note has settled it.
 */
const NOTE_SQL = `
  update feedback f set sent = coalesce($2, f.sent),
    due_at = case
      when f.revision = $3 then $4::timestamptz
      when $2 is not null and f.due_at is null then p.moved_at
      else f.due_at end,
    tries = case when f.revision = $3 then $5 else f.tries end,
    fault = case when f.revision = $3 then $6 else f.fault end
  from deliveries d join progress p using (seq) where d.id = $1 and f.delivery_seq = d.seq`;

const OF_SQL = `
  select f.sent, f.tries, f.due_at, f.fault from deliveries d join feedback f on f.delivery_seq = d.seq where d.id = $1`;

/**
 * What commits have been told, and are to be told. A trigger makes a row due, and counts its revision, with every move of its
 * delivery; a note of an older revision is kept as what was sent, but leaves the row due.
 */
export class Feedback {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async of(deliveryId: string): Promise<FeedbackState | undefined> {
    const [row] = await this.#db.run("Reading feedback", async (db) => db.query(OF_SQL, [deliveryId]));
    return row === undefined ? undefined : stateOf(row);
  }

  async due(now: Date, limit: number, busySources: readonly string[] = []): Promise<readonly FeedbackDue[]> {
    const looked = busySources.length === 0 ? limit : MOST_PASSED_OVER + limit;
    const values = [now, looked, busySources, limit];
    const rows = await this.#db.run("Looking for feedback to give", async (db) => db.queryOnce(DUE_SQL, values));
    return rows.flatMap(feedbackDueOf);
  }

  async note(id: string, { revision, sent, dueAt, tries, fault }: FeedbackNote): Promise<void> {
    const values = [id, sent ?? null, revision, dueAt ?? null, tries, fault ?? null];
    await this.#db.transaction("Noting feedback", async (tx) => tx.last(NOTE_SQL, values));
  }
}

function stateOf(row: Row): FeedbackState {
  const { sent, due_at: dueAt, fault } = row;
  return {
    tries: integer(row, "tries"),
    ...(typeof sent === "string" ? { sent } : {}),
    ...(dueAt instanceof Date ? { dueAt: date(row, "due_at") } : {}),
    ...(typeof fault === "string" ? { fault } : {}),
  };
}
