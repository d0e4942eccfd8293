import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { DeliveryState } from "../../model/delivery.ts";
import { integer, text } from "../rows.ts";
import type { Tally, TallyBounds, TimeSpan } from "../tally.ts";

/** The index alone answers this. */
const COUNT_SQL = `
  select count(*) as count from (
    select 1 from deliveries d indexed by deliveries_by_state
    where d.state = ? and d.created_at >= ? and d.created_at < ? limit ?)`;

/** The first entry of an index each. */
const OLDEST_SQL = `
  select min(at) as at from (
    select min(created_at) as at from deliveries indexed by deliveries_by_state where state = 'pending'
    union all
    select min(created_at) as at from deliveries indexed by deliveries_by_state where state = 'dispatching')`;

const WAITS_SQL = `
  select a.ended_at - d.created_at as wait
  from deliveries d indexed by deliveries_by_state
  cross join attempts a on a.delivery_id = d.id and a.number = d.attempts
  where d.state = 'delivered' and d.created_at >= ? and d.created_at < ? and a.ended_at is not null
  order by d.created_at desc limit ?`;

/** Counts deliveries: all of them by the table that triggers keep, those of a span of time by an index, up to a limit. */
export class TallyRows {
  readonly #backlog: StatementSync;
  readonly #count: StatementSync;
  readonly #oldest: StatementSync;
  readonly #waits: StatementSync;

  constructor(db: DatabaseSync) {
    this.#backlog = db.prepare("select state, count from backlog");
    this.#count = db.prepare(COUNT_SQL);
    this.#oldest = db.prepare(OLDEST_SQL);
    this.#waits = db.prepare(WAITS_SQL);
  }

  /** How many deliveries are in each state. */
  all(): Readonly<Record<DeliveryState, number>> {
    const counts = new Map(this.#backlog.all().map((row) => [text(row, "state"), integer(row, "count")]));
    return inEachState((state) => counts.get(state) ?? 0);
  }

  /** When the oldest delivery was created that is pending or being carried. */
  oldestUndelivered(): Date | undefined {
    const at = this.#oldest.get()?.["at"];
    return typeof at === "number" ? new Date(at) : undefined;
  }

  /** How many deliveries that were created in the span are in each state, and how long some took. */
  tally({ since, until }: TimeSpan, { perState, waits }: TallyBounds): Tally {
    const [from, to] = [since.getTime(), until.getTime()];
    let capped = false;
    const count = (state: DeliveryState) => {
      const found = integer(this.#count.get(state, from, to, perState + 1) ?? {}, "count");
      capped ||= found > perState;
      return Math.min(found, perState);
    };
    return {
      states: inEachState(count),
      capped,
      waitsMs: this.#waits.all(from, to, waits).map((row) => Math.max(0, integer(row, "wait"))),
    };
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
