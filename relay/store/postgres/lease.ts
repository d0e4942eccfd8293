import type { PoolClient, QueryConfig, QueryResult } from "pg";
import type { Queries, Row } from "./database.ts";
import { DatabaseFault } from "./fault.ts";
import { toParameter } from "./values.ts";

/** The driver's own deadline for an answer, where it is another than usual. */
export interface Timeout {
  readonly query_timeout?: number;
}

/**
 * A connection of the pool while it is in one's hands. Whoever asks it something afterwards is refused: that would be said in another one's
 * transaction.
 */
export class Lease {
  readonly #client: PoolClient;
  #isOver = false;
  #firstFault: DatabaseFault | undefined;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** What failed first; what comes after it says only that something has. */
  get firstFault(): DatabaseFault | undefined {
    return this.#firstFault;
  }

  /** @param nameOf what a statement that is kept is called on every connection */
  queries(nameOf: (text: string) => string, timeout: Timeout = {}): Queries {
    const ask = async (config: QueryConfig) => {
      if (this.#isOver) throw new DatabaseFault(new Error("it was asked for after its transaction was over"));
      try {
        return await rowsOf(this.#client.query({ ...config, ...timeout }));
      } catch (error) {
        if (error instanceof DatabaseFault) this.#firstFault ??= error;
        throw error;
      }
    };
    return {
      query: (text, values = []) => ask({ name: nameOf(text), text, values: values.map(toParameter) }),
      queryOnce: (text, values = []) => ask({ text, values: values.map(toParameter) }),
      script: (text) => ask({ text }),
    };
  }

  /** Commits behind `before`, which is on its way already. */
  async commit(before: Promise<unknown> | undefined): Promise<void> {
    const committed = answered(this.#client.query({ name: "commit", text: "commit" }));
    const [, { command }] = await Promise.all([before, committed]);
    // PostgreSQL answers so to the commit of a transaction in which something has failed.
    if (command !== "COMMIT") throw new DatabaseFault(new Error(`the transaction ended with ${command}`));
  }

  /** Gives the connection back. Once it was given back in any way, nothing. */
  release(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#client.release();
  }

  /** Gives it back without what was begun on it. */
  async abandon(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      await this.#client.query({ name: "rollback", text: "rollback" });
      this.#client.release();
    } catch {
      this.#client.release(true);
    }
  }

  /** Ends it. */
  discard(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#client.release(true);
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
