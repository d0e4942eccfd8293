import type { Pool, PoolClient } from "pg";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Database, Queries, SqlValue, Transaction, TransactionOptions } from "./database.ts";
import { DatabaseFault, storeFault } from "./fault.ts";
import { Lease } from "./lease.ts";
import { LOCK_SQL, lockKeys } from "./lock-keys.ts";
import { fateOf, MARK_SQL, type Mark } from "./marks.ts";

/** Transactions that take each other's turn get through after a repetition or two; more say that something else is wrong. */
const MOST_TURNS = 6;

/** Connections that a server has closed may still be in the pool. */
const MOST_CONNECTIONS = 3;
const PAUSE_MS = 100;

/** For what takes as long as it takes. */
const PATIENT_SQL = `
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`;
const PATIENT_MS = 24 * 60 * 60 * 1_000;

/** A database by a pool of connections to PostgreSQL. */
export class PooledDatabase implements Database {
  readonly schema: string;
  readonly #pool: Pool;
  readonly #clock: Clock;
  /** What each statement that is kept is called on every connection. */
  readonly #names = new Map<string, string>();
  readonly #marks = new WeakMap<PoolClient, Mark>();
  #closing: Promise<void> | undefined;

  constructor(pool: Pool, schema: string, clock: Clock) {
    this.#pool = pool;
    this.schema = schema;
    this.#clock = clock;
  }

  async run<T>(doing: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    const lease = new Lease(await this.#connect(doing));
    try {
      const value = await work(lease.queries(this.#nameOf));
      lease.release();
      return value;
    } catch (error) {
      // A script may have begun a transaction of its own.
      await lease.abandon();
      throw storeFault(doing, error);
    }
  }

  async transaction<T>(
    doing: string,
    work: (transaction: Transaction) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    for (let turns = 1, connections = 1; ; ) {
      const client = await this.#connect(doing);
      const lease = new Lease(client);
      try {
        const value = await this.#once(doing, client, lease, work, options);
        lease.release();
        return value;
      } catch (error) {
        await lease.abandon();
        const met = error instanceof DatabaseFault ? (lease.firstFault ?? error) : error;
        const fault = met instanceof DatabaseFault ? met : undefined;
        if (fault?.isOfTurn === true && turns < MOST_TURNS) turns += 1;
        else if (fault?.isOfConnection === true && connections < MOST_CONNECTIONS) {
          connections += 1;
          await this.#clock.sleep(PAUSE_MS);
        } else throw storeFault(doing, met);
      }
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }

  async #once<T>(
    doing: string,
    client: PoolClient,
    lease: Lease,
    work: (transaction: Transaction) => Promise<T>,
    { locks = [], durable = true, patient = false }: Settings,
  ): Promise<T> {
    const queries = lease.queries(this.#nameOf, patient ? { query_timeout: PATIENT_MS } : {});
    const mark = durable ? await this.#nextMark(client, queries) : undefined;
    const keys = lockKeys(this.schema, locks);
    // All of these go out at once, with what `work` asks for first.
    const opened = Promise.all([
      queries.query("begin"),
      durable ? [] : queries.query("set local synchronous_commit = off"),
      patient ? queries.script(PATIENT_SQL) : [],
      mark === undefined ? queries.query(LOCK_SQL, [keys]) : queries.query(MARK_SQL, [keys, mark.session, mark.number]),
    ]);
    // Looked at before the commit; `work` may fail before.
    opened.catch(() => {});
    let commit: Promise<void> | undefined;
    const end = async (text?: string, values?: readonly SqlValue[]) => {
      await opened;
      const before = text === undefined ? undefined : queries.query(text, values);
      const committed = lease.commit(before);
      await (mark === undefined ? committed : this.#settled(doing, lease, mark, committed));
    };
    const last = async (text: string, values?: readonly SqlValue[]) => {
      commit = end(text, values);
      await commit;
    };
    const value = await work({ ...queries, last });
    await (commit ?? end());
    return value;
  }

  /** Resolves when the transaction is committed, also when nobody came to say so. */
  async #settled(doing: string, lease: Lease, mark: Mark, committed: Promise<void>): Promise<void> {
    try {
      await committed;
    } catch (error) {
      if (!(error instanceof DatabaseFault) || !error.isOfConnection) throw error;
      // Its place in the pool is for the one that asks.
      lease.discard();
      if ((await fateOf(this, doing, mark, this.#clock)) === "committed") return;
      throw error;
    }
  }

  async #nextMark(client: PoolClient, queries: Queries): Promise<Mark> {
    const last = this.#marks.get(client);
    const session =
      last?.session ?? String((await queries.query("select gen_random_uuid() as session"))[0]?.["session"]);
    const mark = { session, number: (last?.number ?? 0) + 1 };
    this.#marks.set(client, mark);
    return mark;
  }

  async #connect(doing: string): Promise<PoolClient> {
    if (this.#closing !== undefined) throw new CodedError("STORE_UNAVAILABLE", `${doing} failed: the store is closed.`);
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw storeFault(doing, new DatabaseFault(error));
    }
  }

  readonly #nameOf = (text: string): string => {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  };
}

/** `TransactionOptions`, filled in. */
interface Settings extends Omit<TransactionOptions, "durable" | "patient"> {
  readonly durable?: boolean;
  readonly patient?: boolean;
}
