import type { Pool, PoolClient } from "pg";
import { PgBoss } from "pg-boss";
import { ADD_OURS_SQL, AT_A_TIME, CLOSED, DONE_OURS_SQL, type Engine, type Item } from "./engine.ts";

/** pg-boss with a job per delivery, pulled. */
export class BossJobEach implements Engine {
  readonly name = "pg-boss, a job per delivery";
  #pool: Pool | undefined;
  #boss: PgBoss | undefined;

  async open(pool: Pool): Promise<void> {
    this.#pool = pool;
    this.#boss = new PgBoss({
      db: { executeSql: async (text, values) => rowsOf(await pool.query(text, values)) },
      schema: "boss_each",
      supervise: false,
      schedule: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    // Its pollers outlive the database of a trial.
    this.#boss.on("error", () => {});
    await this.#boss.start();
    await this.#boss.createQueue("deliveries");
  }

  async add(items: readonly Item[]): Promise<void> {
    await this.#inTransaction(async (client) => {
      await client.query(ADD_OURS_SQL, [items.map(({ id }) => id)]);
      const jobs = items.map(({ id, lane }) => ({ data: { id }, group: { id: lane } }));
      await this.#boss?.insert("deliveries", jobs, { db: over(client) });
    });
  }

  async fill(lane: string, from: number, count: number): Promise<void> {
    await this.#pool?.query(`
      insert into boss_each.job (name, data, group_id, policy)
      select 'deliveries', json_build_object('id', '${lane} ' || n), '${lane}', 'standard' from generate_series(${from + 1}, ${from + count}) n`);
  }

  async carry(count: number): Promise<void> {
    for (let carried = 0; carried < count; ) {
      const jobs = await this.#inTransaction(async (client) => {
        const options = { batchSize: AT_A_TIME, ignoreGroups: [CLOSED], db: over(client) };
        return (await this.#boss?.fetch<{ id: string }>("deliveries", options)) ?? [];
      });
      if (jobs.length === 0) continue;
      await this.#inTransaction(async (client) => {
        await client.query(DONE_OURS_SQL, [jobs.map(({ data }) => data.id)]);
        const attempts = jobs.map(({ id, retryCount }) => ({ id, retryCount }));
        await this.#boss?.deleteJob("deliveries", attempts, { db: over(client) });
      });
      carried += jobs.length;
    }
  }

  async close(): Promise<void> {
    await this.#boss?.stop({ graceful: false, close: false });
  }

  async #inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    if (this.#pool === undefined) throw new Error("It is not open.");
    const client = await this.#pool.connect();
    try {
      await client.query("begin");
      const value = await work(client);
      await client.query("commit");
      return value;
    } finally {
      client.release();
    }
  }
}

function over(client: PoolClient) {
  return { executeSql: async (text: string, values?: unknown[]) => rowsOf(await client.query(text, values)) };
}

function rowsOf(result: unknown): { rows: unknown[] } {
  const last: unknown = Array.isArray(result) ? result.at(-1) : result;
  return last as { rows: unknown[] };
}
