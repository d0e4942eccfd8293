import type { DatabaseSync } from "node:sqlite";
import { integer, type Row, text } from "../rows.ts";
import { type MovedMark, markMoved } from "./moved-mark.ts";

/** Which of the events a move is about. */
export type MovedPart =
  /** Whatever a relay may still act on. */
  | "live"
  /** What is done with, and only looked at. */
  | "history";

/** How many rows there are, by table. */
export type MovedCounts = Readonly<Record<string, number>>;

const STANDING: Readonly<Record<MovedPart, string>> = { live: "standing <> 'done'", history: "standing = 'done'" };

/** Of the parts of an event, as `MovedCounts` has them. */
const COUNTS_SQL = (of: string) => `
  with chosen as (select seq, id from events where ${of}),
    started as (select d.seq, d.id from chosen c join deliveries d on d.event_id = c.id)
  select
    (select count(*) from chosen) as events,
    (select count(*) from chosen c join bodies b on b.event_seq = c.seq) as bodies,
    (select count(*) from started) as deliveries,
    (select count(*) from started) as progress,
    (select count(*) from started s join attempts a on a.delivery_id = s.id) as attempts,
    (select count(*) from started s join feedback f on f.delivery_seq = s.seq) as feedback`;

/** What nobody knows when it was there first. */
const LAST_SQL = `
  select (select max(seq) from events) as events, (select max(seq) from deliveries) as deliveries,
    (select max(line) from deliveries) as line`;

/** A store in SQLite that is being moved: nobody else changes it. */
export class MoveSource {
  /** Where it was moved to by an earlier run; undefined while it is not. */
  readonly mark: MovedMark | undefined;
  readonly #db: DatabaseSync;
  readonly #unlock: () => void;

  /** @param db in a transaction, unless there is a mark */
  constructor(db: DatabaseSync, mark: MovedMark | undefined, unlock: () => void) {
    this.#db = db;
    this.mark = mark;
    this.#unlock = unlock;
  }

  /** The rows of a statement, one after the other. */
  rows(sql: string, ...values: readonly string[]): Iterable<Row> {
    return this.#db.prepare(sql).iterate(...values);
  }

  /**
   * The events of a part below a seq, the newest first, with the length of their bodies: at most `most`, of at most so many bytes but for the
   * last.
   */
  eventsBelow(part: MovedPart, seq: number, most: number, mostBytes: number): readonly number[] {
    const below = `
      select e.seq, coalesce(length(b.bytes), 0) as bytes from events e left join bodies b on b.event_seq = e.seq
      where e.${STANDING[part]} and e.seq < ? order by e.seq desc limit ?`;
    const found: number[] = [];
    let bytes = 0;
    for (const row of this.#db.prepare(below).iterate(seq, most)) {
      found.push(integer(row, "seq"));
      bytes += integer(row, "bytes");
      if (bytes >= mostBytes) break;
    }
    return found;
  }

  counts(part: MovedPart): MovedCounts {
    return numbersOf(this.#db.prepare(COUNTS_SQL(STANDING[part])).get() ?? {});
  }

  /** How many rows a table has. */
  countOf(table: string): number {
    return integer(this.#db.prepare(`select count(*) as count from ${table}`).get() ?? {}, "count");
  }

  /** How many deliveries of a part are in each state. */
  states(part: MovedPart): MovedCounts {
    const sql = `
      select d.state, count(*) as count from events e join deliveries d on d.event_id = e.id
      where e.${STANDING[part]} group by d.state`;
    return Object.fromEntries(
      this.#db
        .prepare(sql)
        .all()
        .map((row) => [text(row, "state"), integer(row, "count")]),
    );
  }

  /** The highest of what is drawn in a row, so that the new store goes on from there. */
  last(): { readonly events: number; readonly deliveries: number; readonly line: number } {
    const { events = 0, deliveries = 0, line = 0 } = numbersOf(this.#db.prepare(LAST_SQL).get() ?? {});
    return { events, deliveries, line };
  }

  /** Writes down that it was moved, durably: from now on no relay starts on it. */
  markMoved(mark: MovedMark): void {
    markMoved(this.#db, mark);
    this.#db.exec("commit");
  }

  /** Lets go of it; what was not marked is as it was before. */
  close(): void {
    this.#db.close();
    this.#unlock();
  }
}

function numbersOf(row: Row): MovedCounts {
  return Object.fromEntries(Object.keys(row).map((column) => [column, integer(row, column)]));
}
