import type { DeliveryState } from "../../model/delivery.ts";
import { date, integer, text } from "../rows.ts";
import type { Tally, TallyBounds, TimeSpan } from "../tally.ts";
import type { Database } from "./database.ts";

/** One row per state and connection there has been. */
const COUNTS_SQL = "select state, sum(count)::bigint as count from backlog group by state";

/** The index alone answers this. */
const COUNT_SQL = `
  select count(*) as count from (
    select 1 from progress where state = $1 and created_at >= $2 and created_at < $3 order by created_at limit $4) c`;

/** The first entry of a stretch of the index each. */
const OLDEST_SQL = `
  select least(
    (select created_at from progress where state = 'pending' order by created_at, seq limit 1),
    (select created_at from progress where state = 'dispatching' order by created_at, seq limit 1)) as at`;

const WAITS_SQL = `
  select (extract(epoch from a.ended_at - p.created_at) * 1000)::float8 as wait
  from (
    select seq, attempts, created_at from progress where state = 'delivered' and created_at >= $1 and created_at < $2
    order by created_at desc, seq desc limit $3) p
    join attempts a on a.delivery_seq = p.seq and a.number = p.attempts
  where a.ended_at is not null order by p.created_at desc, p.seq desc`;

const STATES = ["pending", "dispatching", "delivered", "dead", "held", "canceled"] as const;

/** Counts deliveries: all of them by the table that triggers keep, those of a span of time by an index, up to a limit. */
export class TallyRows {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** How many deliveries are in each state. */
  async all(): Promise<Readonly<Record<DeliveryState, number>>> {
    const rows = await this.#db.run("Counting deliveries", async (db) => db.query(COUNTS_SQL));
    const counts = new Map(rows.map((row) => [text(row, "state"), integer(row, "count")]));
    return inEachState((state) => counts.get(state) ?? 0);
  }

  /** When the oldest delivery was created that is pending or being carried. */
  async oldestUndelivered(): Promise<Date | undefined> {
    const [row] = await this.#db.run("Finding the oldest delivery", async (db) => db.query(OLDEST_SQL));
    return row?.["at"] instanceof Date ? date(row, "at") : undefined;
  }

  /** How many deliveries that were created in the span are in each state, and how long some took. */
  async tally({ since, until }: TimeSpan, { perState, waits }: TallyBounds): Promise<Tally> {
    return await this.#db.run("Counting deliveries", async (db) => {
      const [took, ...counted] = await Promise.all([
        db.query(WAITS_SQL, [since, until, waits]),
        ...STATES.map(async (state) => db.query(COUNT_SQL, [state, since, until, perState + 1])),
      ]);
      const found = new Map(STATES.map((state, at) => [state, integer(counted[at]?.[0] ?? {}, "count")]));
      const of = (state: DeliveryState) => found.get(state) ?? 0;
      return {
        states: inEachState((state) => Math.min(of(state), perState)),
        capped: STATES.some((state) => of(state) > perState),
        waitsMs: took.map((row) => Math.max(0, integer(row, "wait"))),
      };
    });
  }
}

function inEachState(count: (state: DeliveryState) => number): Readonly<Record<DeliveryState, number>> {
  return {
    pending: count("pending"),
    dispatching: count("dispatching"),
    delivered: count("delivered"),
    dead: count("dead"),
    held: count("held"),
    canceled: count("canceled"),
  };
}
