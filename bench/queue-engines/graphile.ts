import { Logger, makeWorkerUtils, type Runner, run, type WorkerUtils } from "graphile-worker";
import type { Pool } from "pg";
import { Counter } from "./counter.ts";
import { ADD_OURS_SQL, AT_A_TIME, CLOSED, DONE_OURS_SQL, type Engine, type Item } from "./engine.ts";

/** graphile-worker, which pushes; closed lanes are flags it is forbidden to take. */
export class Graphile implements Engine {
  readonly name = "graphile-worker, a job per delivery";
  #pool: Pool | undefined;
  #utils: WorkerUtils | undefined;
  #runner: Runner | undefined;
  readonly #carried = new Counter();

  async open(pool: Pool): Promise<void> {
    this.#pool = pool;
    this.#utils = await makeWorkerUtils({ pgPool: pool });
    await this.#utils.migrate();
  }

  async add(items: readonly Item[]): Promise<void> {
    const client = await this.#connect();
    try {
      await client.query("begin");
      await client.query(ADD_OURS_SQL, [items.map(({ id }) => id)]);
      const specs = items.map(({ id, lane }) => ({ identifier: "carry", payload: { id }, flags: [lane] }));
      await client.query(
        `select 1 from graphile_worker.add_jobs(array(select json_populate_recordset(null::graphile_worker.job_spec, $1::json)))`,
        [JSON.stringify(specs)],
      );
      await client.query("commit");
    } finally {
      client.release();
    }
  }

  async fill(lane: string, from: number, count: number): Promise<void> {
    await this.#pool?.query(
      `select count(*) from graphile_worker.add_jobs(array(
         select json_populate_record(null::graphile_worker.job_spec, json_build_object('identifier', 'carry',
           'payload', json_build_object('id', '${lane} ' || n), 'flags', json_build_array('${lane}'))) from generate_series($1::int, $2::int) n))`,
      [from + 1, from + count],
    );
  }

  async carry(count: number): Promise<void> {
    if (this.#pool === undefined) throw new Error("It is not open.");
    this.#runner ??= await run({
      pgPool: this.#pool,
      concurrency: AT_A_TIME,
      pollInterval: 1_000,
      noHandleSignals: true,
      logger: new Logger(() => () => {}),
      taskList: {
        carry: async (payload) => {
          await this.#pool?.query(DONE_OURS_SQL, [[(payload as { readonly id: string }).id]]);
          this.#carried.one();
        },
      },
      forbiddenFlags: [CLOSED],
    });
    await this.#carried.reached(count);
  }

  async close(): Promise<void> {
    await this.#runner?.stop();
    await this.#utils?.release();
  }

  async #connect() {
    if (this.#pool === undefined) throw new Error("It is not open.");
    return await this.#pool.connect();
  }
}
