import { CodedError, isCoded } from "../../../shared/errors/coded-error.ts";
import type { Settlement } from "../../model/delivery.ts";
import { integer, type Row, text } from "../rows.ts";
import { type Database, lockNames, rowsParameter, type Transaction } from "./database.ts";
import { delivered, type Move, moveAfter, outcomeOf } from "./move.ts";
import type { Moves } from "./moves.ts";
import type { Turn, WorkQueue } from "./work-queue.ts";

/** More than this waits for the next commit. */
const MOST_PER_COMMIT = 64;

/** Ends attempts that are open; those who do hold the delivery's row of `progress`. */
const END_SQL = `
  update attempts a set ended_at = e.ended_at, result = e.result, status = e.status, text = e.text
  from json_to_recordset($1) as e (id text, number integer, ended_at timestamptz, result text, status integer, text text)
    join deliveries d using (id)
  where a.delivery_seq = d.seq and a.number = e.number and a.ended_at is null returning d.id, a.number`;

/** What became of attempts that were not open. */
const ENDED_SQL = `
  select d.id, a.number, a.result from json_to_recordset($1) as e (id text, number integer) join deliveries d using (id)
    join attempts a on a.delivery_seq = d.seq and a.number = e.number`;

/** How an attempt ended. */
export interface Ending {
  readonly id: string;
  readonly attempt: number;
  readonly endedAt: Date;
  readonly settlement: Settlement;
  /** Where it goes, and whether it does so in order. */
  readonly lane: string;
  readonly ordered: boolean;
}

interface Call {
  readonly ending: Ending;
  readonly done: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Ends attempts and moves their deliveries on. Endings that are told in one turn of the event loop share a commit.
 *
 * Only the attempt that is open can be ended, and only once. One that was ended in the absence of its relay, with its answer open, may still turn
 * out to have created its pipeline: then its delivery is adopted by that, as when GitLab tells of it.
 */
export class Settling {
  readonly #db: Database;
  readonly #queue: WorkQueue;
  readonly #moves: Moves;
  #waiting: Call[] = [];

  constructor(db: Database, queue: WorkQueue, moves: Moves) {
    this.#db = db;
    this.#queue = queue;
    this.#moves = moves;
  }

  /** Resolves once it is durable. Rejects with INTERNAL when there is no such attempt. */
  async settle(ending: Ending): Promise<void> {
    const before = this.#waiting.find((call) => call.ending.id === ending.id);
    // What is said twice in one turn is said one after the other.
    if (before !== undefined) await before.done.catch(() => {});
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ ending, done: promise, resolve, reject });
    if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    await promise;
  }

  /** Ends attempts inside a transaction that holds the lines of those that are ordered; tells which endings found no attempt. */
  async end(
    transaction: Transaction,
    endings: readonly Ending[],
  ): Promise<{
    readonly turns: readonly Turn[];
    readonly ended: ReadonlySet<Ending>;
    readonly unknown: ReadonlySet<Ending>;
  }> {
    const given = rowsParameter(endings.map(rowOf));
    const [rows, endedRows] = await Promise.all([
      this.#moves.hold(transaction, [...new Set(endings.map(({ id }) => id))]),
      transaction.query(END_SQL, [given]),
    ]);
    const ended = among(endings, endedRows);
    const rest = endings.filter((ending) => !ended.has(ending));
    const before = rest.length === 0 ? [] : await transaction.query(ENDED_SQL, [rowsParameter(rest.map(rowOf))]);
    const known = among(rest, before);
    const unanswered = among(
      rest,
      before.filter((row) => row["result"] === "TRIGGER_AMBIGUOUS"),
    );
    const byId = new Map(rows.map((row) => [text(row, "id"), row]));
    const moves = endings.flatMap((ending) => {
      const row = byId.get(ending.id);
      if (row === undefined) return [];
      return ended.has(ending) ? moveOf(row, ending) : unanswered.has(ending) ? adoption(row, ending) : [];
    });
    return {
      turns: await this.#moves.make(transaction, moves),
      ended,
      unknown: new Set(rest.filter((ending) => !known.has(ending))),
    };
  }

  #flush(): void {
    const calls = this.#waiting;
    this.#waiting = [];
    for (let at = 0; at < calls.length; at += MOST_PER_COMMIT) void this.#commit(calls.slice(at, at + MOST_PER_COMMIT));
  }

  async #commit(calls: readonly Call[]): Promise<void> {
    const endings = calls.map(({ ending }) => ending);
    try {
      let turns: readonly Turn[] = [];
      const unknown = await this.#db.transaction(
        "Settling a delivery",
        async (transaction) => {
          const done = await this.end(transaction, endings);
          turns = done.turns;
          await this.#queue.add(transaction, turns, latest(endings));
          return done.unknown;
        },
        { locks: linesOf(endings) },
      );
      for (const { ending, resolve, reject } of calls) {
        if (unknown.has(ending)) reject(noSuch(ending));
        else resolve();
      }
      if (turns.length > 0) this.#queue.ring();
    } catch (error) {
      if (calls.length === 1 || !isCoded(error, "INTERNAL")) for (const { reject } of calls) reject(error);
      // One of them is to blame, and the others are not.
      else for (const call of calls) await this.#commit([call]);
    }
  }
}

/** The lines that may move by these. */
export function linesOf(endings: readonly Pick<Ending, "lane" | "ordered">[]): readonly string[] {
  return endings.filter(({ ordered }) => ordered).map(({ lane }) => lockNames.line(lane));
}

function moveOf(row: Row, { attempt, settlement, endedAt }: Ending): readonly Move[] {
  const isIt = row["state"] === "dispatching" && integer(row, "attempts") === attempt;
  return isIt ? [moveAfter(row, settlement, endedAt)] : [];
}

/** The answer has come after all, when nobody expected it any more. */
function adoption(row: Row, { settlement, endedAt }: Ending): readonly Move[] {
  const isOpen = row["state"] === "held" || row["state"] === "pending";
  return isOpen && settlement.kind === "delivered" ? [delivered(row, endedAt, settlement.pipeline)] : [];
}

function rowOf({ id, attempt, endedAt, settlement }: Ending) {
  const { result, status, text: reason } = outcomeOf(settlement);
  return { id, number: attempt, ended_at: endedAt, result, status: status ?? null, text: reason ?? null };
}

function among(endings: readonly Ending[], rows: readonly Row[]): ReadonlySet<Ending> {
  const keys = new Set(rows.map((row) => `${integer(row, "number")} ${text(row, "id")}`));
  return new Set(endings.filter(({ id, attempt }) => keys.has(`${attempt} ${id}`)));
}

function latest(endings: readonly Ending[]): Date {
  return new Date(Math.max(...endings.map(({ endedAt }) => endedAt.getTime())));
}

function noSuch({ id, attempt }: Ending): CodedError {
  return new CodedError("INTERNAL", `Delivery ${id} has no attempt ${attempt} to settle.`);
}
