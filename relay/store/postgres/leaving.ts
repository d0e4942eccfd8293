import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import { integer, text } from "../rows.ts";
import { attemptKey } from "./attempt-key.ts";
import { type Database, rowsParameter } from "./database.ts";

const NOTE_SQL = `
  update attempts a set leaving = true from json_to_recordset($1) as l (id text, number integer) join deliveries d using (id)
  where a.delivery_seq = d.seq and a.number = l.number and a.ended_at is null`;

/** A call that is counted for nobody must not be made: see docs/adr/0026-relays-share-a-store-as-a-company.md. */
const WITH_PASS_SQL = `${NOTE_SQL} and exists (
    select 1 from gate_passes g where g.delivery_id = l.id and g.attempt = l.number and g.ended_at is null)`;

const RETURNING = " returning d.id, a.number";

/** A relay is taken for gone no earlier than this after its last word: an answer as old as that proves nothing any more. */
const FRESH_MS = 5_000;

/** Who is stopped again and again, or has so slow a store, sends nothing. */
const MOST_ASKED = 3;

const DOING = "Noting that a request leaves";

/** How leaving is noted. */
export interface LeavingOptions {
  readonly clock: Pick<Clock, "monotonicMs">;
  /** Whether calls are let in by a gate, and only such may leave. */
  readonly byPass: boolean;
}

interface Call {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Notes that requests are about to leave, and is the fence before them: an attempt that another relay has ended is not noted, and one
 * that is noted before is taken for one that may have left. Those asked for in one turn of the event loop are noted by one statement.
 */
export class LeavingNotes {
  readonly #db: Pick<Database, "run">;
  readonly #options: LeavingOptions;
  #waiting: Call[] = [];

  constructor(db: Pick<Database, "run">, options: LeavingOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** Rejects with STORE_UNAVAILABLE when it could not be noted, with DELIVERY_LEASE_LOST when the attempt is not this relay's any more. */
  note(deliveryId: string, attempt: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ deliveryId, attempt, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    const calls = this.#waiting;
    this.#waiting = [];
    const given = rowsParameter(calls.map(({ deliveryId, attempt }) => ({ id: deliveryId, number: attempt })));
    const sql = (this.#options.byPass ? WITH_PASS_SQL : NOTE_SQL) + RETURNING;
    try {
      const rows = await this.#fresh(() => this.#db.run(DOING, (queries) => queries.query(sql, [given])));
      const noted = new Set(rows.map((row) => attemptKey(text(row, "id"), integer(row, "number"))));
      for (const { deliveryId, attempt, resolve, reject } of calls) {
        if (noted.has(attemptKey(deliveryId, attempt))) resolve();
        else reject(lost(deliveryId, attempt));
      }
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }

  /** An answer that is read soon after it was asked for: this process, or its machine, may have been stopped meanwhile. */
  async #fresh<T>(ask: () => Promise<T>): Promise<T> {
    const { clock } = this.#options;
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      const askedMs = clock.monotonicMs();
      const answer = await ask();
      if (clock.monotonicMs() - askedMs <= FRESH_MS) return answer;
    }
    throw new CodedError(
      "STORE_UNAVAILABLE",
      `${DOING} failed: the answer took more than ${FRESH_MS / 1_000} s each time.`,
    );
  }
}

function lost(deliveryId: string, attempt: number): CodedError {
  const text = `Attempt ${attempt} of delivery ${deliveryId} was taken over by another relay before its request left.`;
  return new CodedError("DELIVERY_LEASE_LOST", text);
}
