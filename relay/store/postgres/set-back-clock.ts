import { date, integer, type Row, truth } from "../rows.ts";
import type { Database } from "./database.ts";
import { turnOf } from "./turn-queue.ts";
import type { WorkQueue } from "./work-queue.ts";

/** A clock that was ahead by less makes nobody wait for long. */
const AHEAD_MS = 60_000;

/** The newest of the times that are written down. */
const NEWEST_SQL =
  "select greatest((select max(created_at) from deliveries), (select max(ended_at) from attempts)) as at";

/** What waits for a time that was reckoned from one which is still to come; some of it at a time, since it may be all there is. */
const HASTEN_AT_ONCE = 500;
const HASTEN_SQL = `
  update progress set due_at = $1 where seq in (
    select seq from progress
    where state = 'pending' and (created_at, seq) > ($3, $4) and moved_at > $2 and due_at > $2
    order by created_at, seq limit ${HASTEN_AT_ONCE} for update)
  returning lane, due_at, behind, created_at, seq`;

/** Sees to it that a clock which is set back, also while no relay ran, does not keep waiting what was put off by the wrong time. */
export class SetBackClock {
  readonly #db: Database;
  readonly #queue: WorkQueue;
  #latestMs = Number.POSITIVE_INFINITY;

  constructor(db: Database, queue: WorkQueue) {
    this.#db = db;
    this.#queue = queue;
  }

  /** Makes due now what was put off by a clock more than a minute ahead of this time. */
  async follow(now: Date): Promise<void> {
    if (now.getTime() < this.#latestMs) await this.#hasten(now);
    this.#latestMs = now.getTime();
  }

  async #hasten(now: Date): Promise<void> {
    const ahead = new Date(now.getTime() + AHEAD_MS);
    const doing = "Looking at the clock";
    const [newest] = await this.#db.run(doing, (queries) => queries.query(NEWEST_SQL));
    const at = newest?.["at"];
    if (!(at instanceof Date) || at <= ahead) return;
    let last: Row | undefined = { created_at: new Date(0), seq: 0 };
    while (last !== undefined) {
      const after: Row = last;
      last = await this.#db.transaction(doing, async (transaction) => {
        const values = [now, ahead, date(after, "created_at"), integer(after, "seq")];
        const rows = await transaction.query(HASTEN_SQL, values);
        await this.#queue.add(transaction, rows.filter((row) => !truth(row, "behind")).map(turnOf), now);
        return rows.length < HASTEN_AT_ONCE ? undefined : rows.toSorted(byArrival).at(-1);
      });
    }
  }
}

function byArrival(a: Row, b: Row): number {
  return date(a, "created_at").getTime() - date(b, "created_at").getTime() || integer(a, "seq") - integer(b, "seq");
}
