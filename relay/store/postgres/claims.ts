import { type Delivery, NOT_MADE } from "../../model/delivery.ts";
import { deliveryOf, integer, type Row, truth } from "../rows.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import type { Database, Transaction } from "./database.ts";
import { dueIn, dueLanes } from "./due-lanes.ts";
import { SetBackClock } from "./set-back-clock.ts";
import type { TurnQueue } from "./turn-queue.ts";
import type { Turn } from "./work-queue.ts";

/** The bodies one claim brings into memory, the last one aside. */
const CLAIMED_BYTES = 32 * 1024 * 1024;

/**
 * Takes what is due of these lanes, in turn, the oldest of each first, and begins an attempt of each.
 *
 * What somebody else is about to move is passed over, and looked at again by what he adds to the queue.
 *
 * $1 lanes, $2 the time, $3 how many at most, $4 the bytes of bodies after which no more is taken, $5 who makes the attempts, $6 since when each
 * lane waits for its turn
 */
const TAKE_SQL = `
  with due as (
    select first.*, l.since, row_number() over (partition by l.lane order by first.due_at, first.seq) as turn
    from unnest($1::text[], $6::timestamptz[]) as l (lane, since) cross join lateral (
      select p.seq, p.due_at from progress p
      where p.lane = l.lane and p.state = 'pending' and not p.behind and p.due_at <= $2
      order by p.due_at, p.seq limit $3) first
    order by turn, l.since, first.due_at, first.seq limit $3
  ), sized as (
    select due.seq, row_number() over in_turn as place, coalesce(sum(b.size) over (in_turn rows between unbounded preceding and 1 preceding), 0) as before
    from due join deliveries d using (seq) left join events e on e.id = d.event_id left join bodies b on b.event_seq = e.seq
    window in_turn as (order by due.turn, due.since, due.due_at, due.seq)
  ), held as materialized (
    select p.seq, s.place from progress p join sized s using (seq) where s.before < $4 order by p.seq for update of p skip locked
  ), taken as (
    update progress p set state = 'dispatching', attempts = p.attempts + 1, moved_at = $2,
      debounce_key = null, debounce_since = null, debounce_before = null, debounce_after = null
    from held h where p.seq = h.seq and p.state = 'pending' and not p.behind
    returning p.*, h.place
  ), begun as (
    insert into attempts (delivery_seq, number, kind, started_at, relay)
    select seq, attempts, case when in_doubt then 'look-up' else 'trigger' end, $2, $5 from taken
  )
  select ${DELIVERY_COLUMNS}, d.ordered, e.seq as event_seq, case when p.in_doubt then 0 else 1 end + (
      select count(*) from attempts a
      where a.delivery_seq = p.seq and a.number > p.released_after and a.kind = 'trigger' and a.result is distinct from '${NOT_MADE}'
    ) as tries
  from taken p join deliveries d using (seq) left join events e on e.id = d.event_id order by p.place`;

/** Events with their bodies. */
const EVENTS_SQL = "select e.*, b.* from events e join bodies b on b.event_seq = e.seq where e.seq = any ($1)";

/** The commit of this transaction waits for the disk after all. */
const DURABLE_SQL = "set local synchronous_commit = on";

/** A turn that is at hand elsewhere comes back sooner. */
const OVERDUE_MS = 2_000;

/** A delivery that has been taken, with its event as it is stored. */
export interface Taken {
  readonly delivery: Delivery;
  readonly purpose: "trigger" | "look-up";
  readonly attempt: number;
  readonly tries: number;
  readonly ordered: boolean;
  /** Its row of `events` joined with that of `bodies`. */
  readonly event: Row;
}

/**
 * Takes deliveries that are due.
 *
 * The engine says which lanes have their turn, in the order in which they came to wait, those at hand elsewhere aside; the store's own
 * index says what is due there. Where something is left the lane gets its next turn, behind the others, in the same transaction. So
 * lanes take turns over all relays, a lane is looked at by one relay at a time, and what waits in closed lanes costs nothing.
 */
export class Claims {
  readonly #db: Database;
  readonly #queue: TurnQueue;
  readonly #relay: () => string | undefined;
  readonly #clock: SetBackClock;

  /** @param relay as which this relay makes attempts */
  constructor(db: Database, queue: TurnQueue, relay: () => string | undefined) {
    this.#db = db;
    this.#queue = queue;
    this.#relay = relay;
    this.#clock = new SetBackClock(db, queue);
  }

  async take(now: Date, limit: number, busyLanes: readonly string[]): Promise<readonly Taken[]> {
    await this.#clock.follow(now);
    const work = async (transaction: Transaction): Promise<readonly Taken[]> => {
      const turns = await this.#queue.take(transaction, limit, busyLanes);
      if (turns.lanes.size === 0) return [];
      const [lanes, since] = [[...turns.lanes.keys()], [...turns.lanes.values()]];
      const [rows, left] = await Promise.all([
        transaction.query(TAKE_SQL, [lanes, now, limit, CLAIMED_BYTES, this.#relay() ?? null, since]),
        dueIn(transaction, lanes),
        this.#queue.drop(transaction, turns),
      ]);
      const seqs = rows.flatMap((row) => (row["event_seq"] === null ? [] : [integer(row, "event_seq")]));
      const drained = lanes.filter((lane) => !left.some((turn) => turn.lane === lane));
      const [events, late] = await Promise.all([
        transaction.query(EVENTS_SQL, [[...new Set(seqs)]]),
        this.#missed(transaction, drained, now),
        rows.length === 0 ? [] : transaction.query(DURABLE_SQL),
      ]);
      await this.#queue.add(
        transaction,
        [...left, ...late].map((turn) => behindOthers(turn, now)),
        now,
      );
      const bySeq = new Map(events.map((row) => [integer(row, "seq"), row]));
      return rows.map((row) => takenOf(row, bySeq.get(integer(row, "event_seq"))));
    };
    // Most claims of a relay that waits find nothing, and should cost no write. What was taken and could not be told is found by `Lapsed`.
    return await this.#db.transaction("Claiming deliveries", work, { durable: false });
  }

  /**
   * Gives lanes their turn in which something has been due for a while, and which have none: after a restored backup, or by a hand in the tables.
   *
   * @returns whether there were any
   */
  async mend(now: Date, busyLanes: readonly string[]): Promise<boolean> {
    const overdue = (turns: readonly Turn[]) =>
      turns.filter(({ lane, dueAt }) => dueAt.getTime() < now.getTime() - OVERDUE_MS && !busyLanes.includes(lane));
    return await this.#db.transaction(
      "Looking for lanes without a turn",
      async (transaction) => {
        const lost = overdue(await dueLanes(transaction));
        await this.#queue.add(transaction, lost, now);
        return lost.length > 0;
      },
      { durable: false },
    );
  }

  /** What has come into lanes since they were found empty, or is just coming. */
  async #missed(transaction: Transaction, drained: readonly string[], now: Date): Promise<readonly Turn[]> {
    if (drained.length === 0) return [];
    const [adding, come] = await Promise.all([
      this.#queue.beingAddedTo(transaction, drained),
      dueIn(transaction, drained),
    ]);
    return [...adding.map((lane) => ({ lane, dueAt: now })), ...come];
  }
}

/** A lane that has had its turn waits anew for the next one, however old what is left in it. */
function behindOthers({ lane, dueAt }: Turn, now: Date): Turn {
  return { lane, dueAt: dueAt < now ? now : dueAt };
}

function takenOf(row: Row, event: Row = {}): Taken {
  const delivery = deliveryOf(row);
  return {
    delivery,
    purpose: delivery.inDoubt ? "look-up" : "trigger",
    attempt: delivery.attempts,
    tries: integer(row, "tries"),
    ordered: truth(row, "ordered"),
    event,
  };
}
