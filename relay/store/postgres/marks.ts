import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Database } from "./database.ts";
import { LOCK_SQL } from "./lock-keys.ts";

/** Which transaction of which connection this is. */
export interface Mark {
  /** One connection of one relay, and never another one. */
  readonly session: string;
  /** Counts the connection's transactions from 1. */
  readonly number: number;
}

/** Takes locks, and writes the mark that its commit will leave. */
export const MARK_SQL = `
  insert into marks (session, number) select $2, $3 from (${LOCK_SQL}) locked
  on conflict (session) do update set number = excluded.number, at = excluded.at`;

/** Waits for a transaction that is still under way, since that holds the row, be it a new one. */
const FATE_SQL = `
  insert into marks (session, number) values ($1, 0)
  on conflict (session) do update set number = marks.number returning number`;

/** Within what a sender of webhooks waits for its answer. */
const FATE_WITHIN_MS = 8_000;
const PAUSE_MS = 250;

/**
 * What became of a transaction whose commit nobody answered: the connection broke, or the server ended.
 *
 * The numbers PostgreSQL itself gives transactions are no witness: after a crash it gives those again that left no trace on disk. So
 * each connection has a row of its own, which every transaction of it writes, and which is looked at by another connection.
 *
 * @throws CodedError STORE_UNAVAILABLE when nobody can say in time
 */
export async function fateOf(
  database: Database,
  doing: string,
  { session, number }: Mark,
  clock: Clock,
): Promise<"committed" | "aborted"> {
  const untilMs = clock.monotonicMs() + FATE_WITHIN_MS;
  for (;;) {
    try {
      const [row] = await database.run(doing, (queries) => queries.query(FATE_SQL, [session]));
      return row?.["number"] === number ? "committed" : "aborted";
    } catch (error) {
      if (clock.monotonicMs() >= untilMs) {
        const text = `${doing} failed: the connection broke during the commit, and nobody could say what became of it.`;
        throw new CodedError("STORE_UNAVAILABLE", text, { cause: error });
      }
    }
    await clock.sleep(PAUSE_MS);
  }
}
