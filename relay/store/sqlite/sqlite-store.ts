import type { DatabaseSync, StatementSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Attempt, Delivery, DeliveryState, Settlement } from "../../model/delivery.ts";
import type { RelayEvent } from "../../model/event.ts";
import type { OnAmbiguous } from "../../model/route-config.ts";
import type { Backlog, Claimed, NewDelivery, Persisted, Store } from "../store.ts";
import { DeliveryMoves } from "./deliveries.ts";
import { EventWriter } from "./events.ts";
import { storeFault } from "./fault.ts";
import { GroupCommit } from "./group-commit.ts";
import { LeavingNotes } from "./leaving-notes.ts";
import { attemptOf, DELIVERY_COLUMNS, date, deliveryOf, eventOf, integer, type Row } from "./rows.ts";

const ALL_STATES: readonly DeliveryState[] = ["pending", "dispatching", "delivered", "dead", "held"];

/** As large as an ordinary event, so that a store that takes it would take one. */
const PROBE = new Uint8Array(16 * 1024);

/** The first in line; read from the index alone. */
export const NEXT_DUE_SQL = `
  select due_at from deliveries indexed by deliveries_due
  where state = 'pending' and route not in (select value from json_each(?)) order by due_at limit 1`;
/** One state's deliveries, newest first. */
export const LIST_SQL = `select seq, ${DELIVERY_COLUMNS} from deliveries where state = ? order by seq desc limit ?`;

/** What an open store is made of. */
export interface SqliteStoreParts {
  readonly clock: Clock;
  /** The machine's present boot, where the system tells. */
  readonly boot: string | undefined;
  /** A second connection to the same file, for notes. */
  readonly notes: DatabaseSync;
  /** Throws when the file written to is not the one a later start would open. */
  readonly requireFile: () => void;
  /** Closes the connection and lets go of the lock. */
  readonly shutDown: () => void;
}

/** The store in one SQLite file. Every change goes through the group commit; reads go straight to the file. */
export class SqliteStore implements Store {
  readonly #clock: Clock;
  readonly #commit: GroupCommit;
  readonly #moves: DeliveryMoves;
  readonly #events: EventWriter;
  readonly #notes: LeavingNotes;
  readonly #reads: Readonly<Record<"nextDue" | "delivery" | "event" | "attempts" | "list" | "backlog", StatementSync>>;
  readonly #probe: readonly StatementSync[];
  #shutDown: (() => void) | undefined;

  constructor(db: DatabaseSync, { clock, boot, notes, requireFile, shutDown }: SqliteStoreParts) {
    this.#clock = clock;
    this.#shutDown = shutDown;
    this.#commit = new GroupCommit(db, requireFile);
    this.#moves = new DeliveryMoves(db, boot);
    this.#notes = new LeavingNotes(notes);
    this.#events = new EventWriter(db);
    this.#reads = {
      nextDue: db.prepare(NEXT_DUE_SQL),
      delivery: db.prepare(`select ${DELIVERY_COLUMNS} from deliveries where id = ?`),
      event: db.prepare("select * from events where id = ?"),
      attempts: db.prepare("select * from attempts where delivery_id = ? order by number"),
      list: db.prepare(LIST_SQL),
      backlog: db.prepare("select state, count from backlog"),
    };
    this.#probe = [db.prepare("insert into probe values (?)"), db.prepare("delete from probe")];
  }

  persist(event: RelayEvent, deliveries: readonly NewDelivery[], dedupeKey: string | undefined): Promise<Persisted> {
    return this.#commit.run("Storing an event", () => this.#events.persist(event, deliveries, dedupeKey));
  }

  claim(now: Date, limit: number, busyRoutes: readonly string[] = []): Promise<readonly Claimed[]> {
    return this.#commit.run("Claiming deliveries", () => this.#moves.claim(now, limit, busyRoutes));
  }

  leaving(deliveryId: string, attempt: number): void {
    if (this.#shutDown === undefined) {
      throw new CodedError("STORE_UNAVAILABLE", "Noting that a request leaves failed: the store is closed.");
    }
    this.#notes.write(deliveryId, attempt);
  }

  settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): Promise<void> {
    return this.#commit.run("Settling a delivery", () => this.#moves.settle(deliveryId, attempt, endedAt, settlement));
  }

  recover(now: Date, decide: (route: string) => OnAmbiguous): Promise<readonly Delivery[]> {
    return this.#commit.run("Recovering deliveries", () => this.#moves.recover(now, decide));
  }

  release(deliveryId: string, now: Date): Promise<boolean> {
    return this.#commit.run("Releasing a delivery", () => this.#moves.release(deliveryId, now));
  }

  check(): Promise<void> {
    return this.#commit.run("Checking the store", () => {
      const [write, erase] = this.#probe;
      write?.run(PROBE);
      erase?.run();
    });
  }

  async nextDueAt(busyRoutes: readonly string[] = []): Promise<Date | undefined> {
    const row = this.#read("Looking for the next delivery", () => this.#reads.nextDue.get(JSON.stringify(busyRoutes)));
    return row === undefined ? undefined : date(row, "due_at");
  }

  async delivery(id: string): Promise<Delivery | undefined> {
    const row = this.#read("Reading a delivery", () => this.#reads.delivery.get(id));
    return row === undefined ? undefined : deliveryOf(row);
  }

  async event(id: string): Promise<RelayEvent | undefined> {
    const row = this.#read("Reading an event", () => this.#reads.event.get(id));
    return row === undefined ? undefined : eventOf(row);
  }

  async attempts(deliveryId: string): Promise<readonly Attempt[]> {
    return this.#read("Reading attempts", () => this.#reads.attempts.all(deliveryId)).map(attemptOf);
  }

  async list(filter: {
    readonly states?: readonly DeliveryState[];
    readonly limit: number;
  }): Promise<readonly Delivery[]> {
    // One look per state, each at the end of its stretch of the index, then the newest of them all.
    const rows = this.#read("Listing deliveries", () =>
      [...new Set(filter.states ?? ALL_STATES)].flatMap((state): Row[] => this.#reads.list.all(state, filter.limit)),
    );
    return rows
      .sort((a, b) => integer(b, "seq") - integer(a, "seq"))
      .slice(0, filter.limit)
      .map(deliveryOf);
  }

  async backlog(): Promise<Backlog> {
    const rows = this.#read("Counting deliveries", () => this.#reads.backlog.all());
    const count = (state: DeliveryState) => Number(rows.find((row) => row["state"] === state)?.["count"] ?? 0);
    const first = await this.nextDueAt();
    return {
      pending: count("pending"),
      dispatching: count("dispatching"),
      delivered: count("delivered"),
      dead: count("dead"),
      held: count("held"),
      ...(first !== undefined && first <= this.#clock.now() ? { oldestDueAt: first } : {}),
    };
  }

  async close(): Promise<void> {
    this.#commit.close();
    this.#shutDown?.();
    this.#shutDown = undefined;
  }

  #read<T>(doing: string, work: () => T): T {
    if (this.#shutDown === undefined) {
      throw new CodedError("STORE_UNAVAILABLE", `${doing} failed: the store is closed.`);
    }
    try {
      return work();
    } catch (error) {
      throw storeFault(doing, error);
    }
  }
}
