import type { DatabaseSync, StatementSync } from "node:sqlite";
import { integer, type Row, text } from "../rows.ts";

/** The last in a lane's line; the first line after it is free. */
const LAST_IN_LINE_SQL = "select max(line) as last from deliveries where lane = ? and line is not null";

/** The first in a lane's line. */
const FIRST_IN_LINE_SQL = "select seq from deliveries where lane = ? and line is not null order by line limit 1";

/** A place in a lane's line. */
export interface Place {
  readonly line: number | null;
  /** 1 while another one is before it, else 0. */
  readonly behind: 0 | 1;
}

/** The place of what is in no line. */
export const IN_NO_LINE: Place = { line: null, behind: 0 };

/**
 * Lines of ordered deliveries, one per lane. Each method runs inside a transaction its caller has opened.
 *
 * A delivery is in line while it is pending or dispatching. The first in line is *behind* nobody and goes by its own due time; all
 * others are marked, and the index claims read leaves them out: a million in line cost a claim nothing. When the first one
 * ends, whichever way, the next is unmarked, and nobody else is touched. A held or dead delivery is in no line, so it does not hold
 * up the rest; when it is released it goes to the end.
 */
export class Lines {
  readonly #last: StatementSync;
  readonly #first: StatementSync;
  readonly #advance: StatementSync;

  constructor(db: DatabaseSync) {
    this.#last = db.prepare(LAST_IN_LINE_SQL);
    this.#first = db.prepare(FIRST_IN_LINE_SQL);
    this.#advance = db.prepare("update deliveries set behind = 0 where seq = ?");
  }

  /** The place at the end of a lane's line. */
  endOf(lane: string): Place {
    const last = this.#last.get(lane)?.["last"];
    return typeof last === "number" ? { line: last + 1, behind: 1 } : { line: 1, behind: 0 };
  }

  /**
   * Lets the one go that is first now, after `row` has left the line.
   *
   * @param row the delivery as it stood in line
   */
  left(row: Row): void {
    if (row["line"] === null) return;
    const next = this.#first.get(text(row, "lane"));
    if (next !== undefined) this.#advance.run(integer(next, "seq"));
  }
}
