import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Delivery, NOT_MADE } from "../../model/delivery.ts";
import { date, deliveryOf, integer, type Row, text } from "../rows.ts";
import type { PastCall } from "../store.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";

/** What may be claimed once its time has come; `deliveries_due` holds exactly these, lane by lane. */
const DUE = "from deliveries indexed by deliveries_due where state = 'pending' and behind = 0";

/** Every lane something waits in, with its first due time: a step through the index per lane, however much waits in it. */
const LANES_SQL = `
  with recursive lanes (lane) as (
    select min(lane) ${DUE}
    union all
    select (select min(lane) ${DUE} and lane > lanes.lane) from lanes where lane is not null
  )
  select lane, (select min(due_at) ${DUE} and lane = lanes.lane) as due_at from lanes where lane is not null`;

/** The first of a lane. */
const FIRST_OF_LANE_SQL = `select seq, due_at ${DUE} and lane = ? and due_at <= ? order by due_at, seq limit 1`;

/** What has been called since a time. */
const CALLS_SINCE_SQL = `
  select d.lane, a.ended_at from attempts a cross join deliveries d on d.id = a.delivery_id
  where a.ended_at >= ? and a.kind = 'trigger' and a.result is not ?`;

/** The newest of the times that are written down. */
const NEWEST_SQL = `
  select max(at) as at from (
    select max(created_at) as at from deliveries
    union all
    select max(ended_at) as at from attempts where ended_at is not null)`;

/** What waits for a time that was reckoned from one which is still to come. */
const HASTEN_SQL = "update deliveries set due_at = ? where state = 'pending' and moved_at > ? and due_at > ?";

/** Lanes have names from outside, too: of more than so many, only those are remembered in which something is due. */
const MOST_TURNS = 1_000;

/** A clock that was ahead by less makes nobody wait for long. */
const AHEAD_MS = 60_000;

/** The bodies one claim brings into memory, the last one aside. */
const CLAIMED_BYTES = 32 * 1024 * 1024;

/** A delivery that has been taken, with its event as it is stored. */
export interface Taken {
  readonly delivery: Delivery;
  readonly purpose: "trigger" | "look-up";
  readonly attempt: number;
  readonly tries: number;
  /** Its row of `events` joined with that of `bodies`. */
  readonly event: Row;
}

/**
 * Takes deliveries that are due. Each method runs inside a transaction its caller has opened.
 *
 * Lanes are few (they are the configuration's projects), deliveries are not: the first of each lane is looked at, one of these
 * taken, and its lane's next one looked at, until there are enough. Lanes take turns, the one with the oldest first, so that a
 * backlog of one, where all share a limit, holds up no other. Nothing of a busy lane is read at all.
 */
export class Claims {
  readonly #lanes: StatementSync;
  readonly #first: StatementSync;
  readonly #delivery: StatementSync;
  readonly #event: StatementSync;
  readonly #take: StatementSync;
  readonly #begin: StatementSync;
  readonly #past: StatementSync;
  readonly #calls: StatementSync;
  readonly #newest: StatementSync;
  readonly #hasten: StatementSync;
  readonly #boot: string | undefined;
  #latestMs = Number.POSITIVE_INFINITY;
  /** When each lane had its last turn, counted in deliveries taken. */
  #turns = new Map<string, number>();
  #taken = 0;

  /** @param boot the machine's present boot, where the system tells */
  constructor(db: DatabaseSync, boot: string | undefined) {
    this.#boot = boot;
    this.#lanes = db.prepare(LANES_SQL);
    this.#first = db.prepare(FIRST_OF_LANE_SQL);
    this.#delivery = db.prepare(`
      select ${DELIVERY_COLUMNS}, d.released_after, e.seq as event_seq, coalesce(b.size, 0) as size
      from deliveries d left join events e on e.id = d.event_id left join bodies b on b.event_seq = e.seq where d.seq = ?`);
    this.#event = db.prepare("select e.*, b.* from events e join bodies b on b.event_seq = e.seq where e.seq = ?");
    this.#take = db.prepare(`
      update deliveries set state = 'dispatching', attempts = attempts + 1, moved_at = ?, debounce_key = null where seq = ?`);
    this.#begin = db.prepare(
      "insert into attempts (delivery_id, number, kind, started_at, boot) values (?, ?, ?, ?, ?)",
    );
    this.#past = db.prepare("select kind, result from attempts where delivery_id = ? and number > ?");
    this.#calls = db.prepare(CALLS_SINCE_SQL);
    this.#newest = db.prepare(NEWEST_SQL);
    this.#hasten = db.prepare(HASTEN_SQL);
  }

  take(now: Date, limit: number, busyLanes: readonly string[]): readonly Taken[] {
    this.#followClock(now.getTime());
    const queue = this.#dueLanes(now, busyLanes);
    const taken: Taken[] = [];
    let sizeBytes = 0;
    while (taken.length < limit && sizeBytes < CLAIMED_BYTES) {
      const [head] = queue;
      if (head === undefined) break;
      const row = this.#delivery.get(head.seq) ?? {};
      taken.push(this.#begun(row, head.seq, now));
      sizeBytes += integer(row, "size");
      queue.shift();
      this.#taken += 1;
      this.#turns.set(head.lane, this.#taken);
      this.#enqueue(queue, this.#headOf(head.lane, now));
    }
    return taken;
  }

  /** When the first delivery of a lane not among these becomes due. */
  nextDueAt(busyLanes: readonly string[]): Date | undefined {
    const busy = new Set(busyLanes);
    const rows = this.#lanes.all().filter((row) => !busy.has(text(row, "lane")));
    const [first] = rows.toSorted((a, b) => integer(a, "due_at") - integer(b, "due_at"));
    return first === undefined ? undefined : date(first, "due_at");
  }

  /** Reads only; runs in no transaction. */
  callsSince(since: Date): readonly PastCall[] {
    return this.#calls
      .all(since.getTime(), NOT_MADE)
      .map((row) => ({ lane: text(row, "lane"), endedAt: date(row, "ended_at") }));
  }

  /** A clock that is set back, also while no relay ran, must not keep waiting what was put off by the wrong time. */
  #followClock(nowMs: number): void {
    const isBack = nowMs < this.#latestMs;
    this.#latestMs = nowMs;
    const aheadMs = nowMs + AHEAD_MS;
    if (isBack && Number(this.#newest.get()?.["at"]) > aheadMs) this.#hasten.run(nowMs, aheadMs, nowMs);
  }

  #dueLanes(now: Date, busyLanes: readonly string[]): LaneHead[] {
    const busy = new Set(busyLanes);
    const due = this.#lanes
      .all()
      .filter((row) => integer(row, "due_at") <= now.getTime())
      .map((row) => text(row, "lane"));
    if (this.#turns.size > MOST_TURNS) this.#turns = new Map(due.map((lane) => [lane, this.#turns.get(lane) ?? 0]));
    return due
      .filter((lane) => !busy.has(lane))
      .map((lane) => this.#headOf(lane, now))
      .filter((head) => head !== undefined)
      .sort(byTurn);
  }

  #headOf(lane: string, now: Date): LaneHead | undefined {
    const row = this.#first.get(lane, now.getTime());
    return row === undefined
      ? undefined
      : {
          lane,
          seq: integer(row, "seq"),
          dueAtMs: integer(row, "due_at"),
          turn: this.#turns.get(lane) ?? 0,
        };
  }

  #enqueue(queue: LaneHead[], head: LaneHead | undefined): void {
    if (head === undefined) return;
    const at = queue.findIndex((other) => byTurn(head, other) < 0);
    queue.splice(at === -1 ? queue.length : at, 0, head);
  }

  #begun(row: Row, seq: number, now: Date): Taken {
    const delivery = deliveryOf(row);
    const purpose = delivery.inDoubt ? "look-up" : "trigger";
    const attempt = delivery.attempts + 1;
    const tries = this.#tries(delivery, purpose, integer(row, "released_after"));
    this.#take.run(now.getTime(), seq);
    this.#begin.run(delivery.id, attempt, purpose, now.getTime(), this.#boot ?? null);
    return {
      delivery: { ...delivery, state: "dispatching", attempts: attempt },
      purpose,
      attempt,
      tries,
      event: this.#event.get(integer(row, "event_seq")) ?? {},
    };
  }

  /** Trigger calls that were made since the release, with the one to come when it is one. */
  #tries({ id, attempts }: Delivery, purpose: Taken["purpose"], releasedAfter: number): number {
    const now = purpose === "trigger" ? 1 : 0;
    if (attempts === releasedAfter) return now;
    const calls = this.#past
      .all(id, releasedAfter)
      .filter((row) => row["kind"] === "trigger" && row["result"] !== NOT_MADE);
    return calls.length + now;
  }
}

/** The oldest due delivery of a lane. */
interface LaneHead {
  readonly lane: string;
  readonly seq: number;
  readonly dueAtMs: number;
  /** The last turn of its lane. */
  readonly turn: number;
}

function byTurn(a: LaneHead, b: LaneHead): number {
  return a.turn - b.turn || a.dueAtMs - b.dueAtMs || a.seq - b.seq;
}
