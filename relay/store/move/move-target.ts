import { CodedError } from "../../../shared/errors/coded-error.ts";
import { printable } from "../../../shared/text/printable.ts";
import {
  type Database,
  lockNames,
  type Queries,
  type Row,
  rowsParameter,
  type Transaction,
} from "../postgres/database.ts";
import { lockKeys } from "../postgres/lock-keys.ts";
import type { WorkQueue } from "../postgres/work-queue.ts";
import { date, integer, text } from "../rows.ts";
import { insertSql, type MovedTable } from "./tables.ts";

/** How far a move has come. */
export type MovePhase =
  /** What a relay needs is on its way: no relay starts. */
  | "live"
  /** Relays may run; what is done with is on its way. */
  | "history"
  | "done";

/** A move as the new store has it written down. */
export interface MoveState {
  readonly phase: MovePhase;
  /** The oldest event of the history that is there; undefined before the first. */
  readonly cursor?: number;
  /** Rows of the history that are there, by table. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Whatever the new store may hold before anything was moved to it. */
const EMPTIED = `
  truncate events, bodies, dedupe_keys, content_keys, heads, compared_refs, schedule_times, deliveries, progress, attempts,
    feedback, backlog, kept, rested, moved_in`;

const FOUND_SQL = `
  select exists (select 1 from events) as used, (select phase from moved_in order by phase limit 1) as phase`;

const STATE_SQL = "select phase, cursor, counts from moved_in where id = $1";

/** Held, so that whoever begins another move waits, and finds this one. */
const HOLD_SQL = "select phase from moved_in where id = $1 for update";

const RUNNING_SQL = "select name from relays where alive_until > clock_timestamp() limit 1";

const TURNS_SQL = `
  select lane, min(due_at) as due_at from progress where state = 'pending' and not behind group by lane order by lane`;

/** What is written in bulk takes its time; should it be lost with the server, so is the note that it is there. */
const IN_BULK = { patient: true, durable: false } as const;

/** A store in PostgreSQL that another one is moved into. */
export class MoveTarget {
  readonly #db: Database;
  readonly #queue: WorkQueue;

  constructor(db: Database, queue: WorkQueue) {
    this.#db = db;
    this.#queue = queue;
  }

  /**
   * Writes down that a move begins. What an earlier one has left that never came so far that a relay could use it is removed.
   *
   * @throws CodedError STORE_NOT_EMPTY, STORE_IN_USE
   */
  async begin(move: string, source: string, now: Date): Promise<void> {
    await this.#requireNoRelay();
    await this.#db.transaction(
      "Beginning a move",
      async (tx) => {
        // Nobody stores an event between the look and the emptying.
        await tx.script("lock table events, moved_in in access exclusive mode");
        const [found = {}] = await tx.queryOnce(FOUND_SQL);
        const unfinished = found["phase"] === "live";
        if (!unfinished && (found["used"] === true || typeof found["phase"] === "string"))
          throw new CodedError("STORE_NOT_EMPTY", `The schema ${this.#db.schema} holds events already.`);
        await tx.script(EMPTIED);
        await tx.queryOnce(
          "insert into moved_in (id, source, phase, counts, started_at) values ($1, $2, 'live', '{}', $3)",
          [move, source, now],
        );
      },
      { patient: true },
    );
    try {
      await this.#requireNoRelay();
    } catch (error) {
      await this.#db.transaction("Giving up a move", async (tx) =>
        tx.last("delete from moved_in where id = $1", [move]),
      );
      throw error;
    }
  }

  async #requireNoRelay(): Promise<void> {
    const [running] = await this.#db.run("Looking for relays", async (queries) => queries.queryOnce(RUNNING_SQL));
    if (running === undefined) return;
    const name = printable(text(running, "name"), 100);
    throw new CodedError(
      "STORE_IN_USE",
      `A relay (${name}) runs on the store to be moved to, or has until a moment ago.`,
    );
  }

  /**
   * Runs `work` while no other move into this store can.
   *
   * @throws CodedError STORE_IN_USE when there is one
   */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const [key = 0n] = lockKeys(this.#db.schema, [lockNames.work("move")]);
    // What ends `work` is its own affair, and none of the connection that holds the lock.
    const ended = await this.#db.run("Beginning a move", async (queries) => {
      const [row] = await queries.queryOnce("select pg_try_advisory_lock($1) as mine", [key]);
      if (row?.["mine"] !== true)
        throw new CodedError("STORE_IN_USE", `Another store is being moved to the schema ${this.#db.schema} just now.`);
      const [outcome] = await Promise.allSettled([work()]);
      await queries.queryOnce("select pg_advisory_unlock($1)", [key]).catch(() => {});
      return outcome;
    });
    if (ended.status === "rejected") throw ended.reason;
    return ended.value;
  }

  /** How far the move has come; undefined when nothing is known of it here. */
  async stateOf(move: string): Promise<MoveState | undefined> {
    const [row] = await this.#db.run("Looking at the move", async (queries) => queries.queryOnce(STATE_SQL, [move]));
    if (row === undefined) return undefined;
    const cursor = row["cursor"];
    return {
      phase: text(row, "phase") as MovePhase,
      ...(typeof cursor === "number" ? { cursor } : {}),
      counts: row["counts"] as MoveState["counts"],
    };
  }

  /** Writes rows of one table, all or none. */
  async write(move: string, table: MovedTable, rows: readonly Row[]): Promise<void> {
    await this.writeEvents(move, [[table, rows]]);
  }

  /** Writes what belongs to some events, all or none. */
  async writeEvents(move: string, tables: readonly (readonly [MovedTable, readonly Row[]])[]): Promise<void> {
    await this.#db.transaction("Moving events", async (tx) => writeTables(tx, move, "live", tables), IN_BULK);
  }

  /** The same of the history, with how far it is then: a run that was ended in the middle goes on from there. */
  async writeHistory(
    move: string,
    tables: readonly (readonly [MovedTable, readonly Row[]])[],
    { cursor, counts }: Required<Omit<MoveState, "phase">>,
  ): Promise<void> {
    const values = [move, cursor, JSON.stringify(counts)];
    await this.#db.transaction(
      "Moving history",
      async (tx) => {
        await writeTables(tx, move, "history", tables);
        await tx.last(
          "update moved_in set cursor = to_jsonb($2::bigint), counts = $3::text::jsonb where id = $1",
          values,
        );
      },
      IN_BULK,
    );
  }

  /** How many rows a table has. */
  async countOf(table: string): Promise<number> {
    const [row] = await this.#count(`select count(*) as count from ${table}`);
    return integer(row ?? {}, "count");
  }

  /** How many deliveries are in each state, counted one by one. */
  async states(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.#count("select state, count(*) as count from progress group by state");
    return Object.fromEntries(rows.map((row) => [text(row, "state"), integer(row, "count")]));
  }

  async #count(sql: string): Promise<readonly Row[]> {
    return await this.#db.transaction("Counting what was moved", async (tx) => tx.queryOnce(sql), IN_BULK);
  }

  /** Lets what is drawn in a row go on behind what the old store has drawn. */
  async goOnFrom({
    events,
    deliveries,
    line,
  }: Readonly<Record<"events" | "deliveries" | "line", number>>): Promise<void> {
    await this.#db.run("Continuing numbers", async (queries) => {
      await queries.queryOnce("select setval(pg_get_serial_sequence('events', 'seq'), $1)", [Math.max(events, 1)]);
      await queries.queryOnce("select setval(pg_get_serial_sequence('deliveries', 'seq'), $1)", [
        Math.max(deliveries, 1),
      ]);
      await queries.queryOnce("select setval('line_places', $1)", [Math.max(line, 1)]);
    });
  }

  /** Makes sure that the move is still the one under way here. Throws STORE_IN_USE when it is not. */
  async requireMine(move: string): Promise<void> {
    await this.#db.run("Looking at the move", async (queries) => hold(queries, move, "live"));
  }

  /** Lets relays start: whatever waits is theirs to carry from now on. Saying it again changes nothing. */
  async handOver(move: string, now: Date): Promise<void> {
    await this.#db.transaction("Handing the store over", async (tx) => {
      const [row] = await tx.queryOnce(HOLD_SQL, [move]);
      if (row === undefined) throw anotherMove();
      if (row["phase"] !== "live") return;
      const turns = (await tx.queryOnce(TURNS_SQL)).map((row) => ({
        lane: text(row, "lane"),
        dueAt: date(row, "due_at"),
      }));
      await tx.queryOnce("update moved_in set phase = 'history' where id = $1", [move]);
      if (turns.length > 0) await this.#queue.add(tx, turns, now);
    });
  }

  async end(move: string, now: Date): Promise<void> {
    await this.#db.transaction("Ending a move", async (tx) =>
      tx.last("update moved_in set phase = 'done', ended_at = $2 where id = $1", [move, now]),
    );
  }
}

async function hold(queries: Queries, move: string, phase: MovePhase): Promise<void> {
  const [row] = await queries.query(HOLD_SQL, [move]);
  if (row?.["phase"] === phase) return;
  throw anotherMove();
}

function anotherMove(): CodedError {
  return new CodedError("STORE_IN_USE", "Another move into the same store has begun, or has gone on with this one.");
}

async function writeTables(
  tx: Transaction,
  move: string,
  phase: MovePhase,
  tables: readonly (readonly [MovedTable, readonly Row[]])[],
): Promise<void> {
  await hold(tx, move, phase);
  for (const [table, rows] of tables) requireAll(table, rows, await insert(tx, table, rows));
}

async function insert(tx: Transaction, table: MovedTable, rows: readonly Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const [counted] = await tx.query(insertSql(table), [rowsParameter(rows)]);
  return integer(counted ?? {}, "count");
}

function requireAll({ name }: MovedTable, rows: readonly Row[], written: number): void {
  if (written === rows.length) return;
  throw new CodedError("MOVE_INCOMPLETE", `Of ${rows.length} rows for ${name}, ${written} were written.`);
}
