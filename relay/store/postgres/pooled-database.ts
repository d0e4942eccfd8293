import type { Pool, PoolClient, QueryConfig, QueryResult } from "pg";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Database, Queries, Row, SqlValue, Transaction, TransactionOptions } from "./database.ts";
import { DatabaseFault, storeFault } from "./fault.ts";
import { LOCK_SQL, lockKeys } from "./lock-keys.ts";
import { fateOf, MARK_SQL, type Mark } from "./marks.ts";
import { toParameter } from "./values.ts";

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
    const client = await this.#connect(doing);
    const span: Span = { isOver: false };
    try {
      const value = await work(this.#queriesOf(client, span));
      span.isOver = true;
      client.release();
      return value;
    } catch (error) {
      span.isOver = true;
      // A script may have begun a transaction of its own.
      await abandon(client);
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
      try {
        return await this.#once(doing, client, work, options);
      } catch (error) {
        const fault = error instanceof DatabaseFault ? error : undefined;
        if (fault?.isOfTurn === true && turns < MOST_TURNS) turns += 1;
        else if (fault?.isOfConnection === true && connections < MOST_CONNECTIONS) {
          connections += 1;
          await this.#clock.sleep(PAUSE_MS);
        } else throw storeFault(doing, error);
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
    work: (transaction: Transaction) => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    const durable = options.durable ?? true;
    const span: Span = { isOver: false };
    const { patient = false } = options;
    const queries = this.#queriesOf(client, span, patient ? { query_timeout: PATIENT_MS } : {});
    try {
      const mark = durable ? await this.#nextMark(client, queries) : undefined;
      const keys = lockKeys(this.schema, options.locks ?? []);
      // All of these go out at once, with what `work` asks for first.
      const opened = Promise.all([
        queries.query("begin"),
        durable ? [] : queries.query("set local synchronous_commit = off"),
        patient ? queries.script(PATIENT_SQL) : [],
        mark === undefined
          ? queries.query(LOCK_SQL, [keys])
          : queries.query(MARK_SQL, [keys, mark.session, mark.number]),
      ]);
      // Looked at before the commit; `work` may fail before.
      opened.catch(() => {});
      let commit: Promise<void> | undefined;
      const end = async (text?: string, values?: readonly SqlValue[]) => {
        await opened;
        const before = text === undefined ? undefined : queries.query(text, values);
        const committed = committedBy(client, before);
        await (mark === undefined ? committed : this.#settled(doing, mark, committed));
      };
      const last = async (text: string, values?: readonly SqlValue[]) => {
        commit = end(text, values);
        await commit;
      };
      const value = await work({ ...queries, last });
      await (commit ?? end());
      span.isOver = true;
      client.release();
      return value;
    } catch (error) {
      span.isOver = true;
      await abandon(client);
      // What failed first says why; what came after it only that something had.
      throw error instanceof DatabaseFault ? (span.firstFault ?? error) : error;
    }
  }

  /** Resolves when the transaction is committed, also when nobody came to say so. */
  async #settled(doing: string, mark: Mark, committed: Promise<void>): Promise<void> {
    try {
      await committed;
    } catch (error) {
      if (!(error instanceof DatabaseFault) || !error.isOfConnection) throw error;
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

  #queriesOf(client: PoolClient, span: Span, timeout: Timeout = {}): Queries {
    const ask = async (config: QueryConfig) => {
      if (span.isOver) throw new DatabaseFault(new Error("it was asked for after its transaction was over"));
      try {
        return await rowsOf(client.query({ ...config, ...timeout }));
      } catch (error) {
        if (error instanceof DatabaseFault) span.firstFault ??= error;
        throw error;
      }
    };
    return {
      query: (text, values = []) => ask({ name: this.#nameOf(text), text, values: values.map(toParameter) }),
      queryOnce: (text, values = []) => ask({ text, values: values.map(toParameter) }),
      script: (text) => ask({ text }),
    };
  }

  #nameOf(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

/** While a connection is in one's hands: whoever asks later would speak in another one's transaction. */
interface Span {
  isOver: boolean;
  firstFault?: DatabaseFault;
}

/** The driver's own deadline for an answer, where it is another than usual. */
interface Timeout {
  readonly query_timeout?: number;
}

/** Commits behind `before`, which is on its way already. */
async function committedBy(client: PoolClient, before: Promise<unknown> | undefined): Promise<void> {
  const committed = answered(client.query({ name: "commit", text: "commit" }));
  const [, { command }] = await Promise.all([before, committed]);
  // PostgreSQL answers so to the commit of a transaction in which something has failed.
  if (command !== "COMMIT") throw new DatabaseFault(new Error(`the transaction ended with ${command}`));
}

async function abandon(client: PoolClient): Promise<void> {
  try {
    await client.query({ name: "rollback", text: "rollback" });
    client.release();
  } catch {
    client.release(true);
  }
}

/** The rows a statement gives, or several do together. */
async function rowsOf(asked: Promise<QueryResult<Row> | QueryResult<Row>[]>): Promise<readonly Row[]> {
  const result = await answered(asked);
  return Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows;
}

async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new DatabaseFault(error);
  }
}
