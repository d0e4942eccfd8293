import { createPostgresBackend, type Queue, type Worker, withBackend } from "bullmq";
import type { Pool } from "pg";
import { Counter } from "./counter.ts";
import { ADD_OURS_SQL, CLOSED, DONE_OURS_SQL, type Engine, type Item } from "./engine.ts";

/** BullMQ on PostgreSQL, which pushes; a lane is a queue, since groups are not in the free edition. */
export class Bull implements Engine {
  readonly name = "BullMQ, a queue per lane";
  readonly #carried = new Counter();
  readonly #workers: Worker[] = [];
  readonly #queues = new Map<string, Queue>();
  #pool: Pool | undefined;
  #classes: ReturnType<typeof withBackend> | undefined;
  #connection: { connectionString: string; migrate: boolean; schema: string } | undefined;

  async open(pool: Pool, url: string): Promise<void> {
    this.#pool = pool;
    this.#classes = withBackend(createPostgresBackend);
    this.#connection = { connectionString: url, migrate: true, schema: "bullmq" };
  }

  async add(items: readonly Item[]): Promise<void> {
    // Its jobs are added on connections of its own: what is stored and what is queued are two commits.
    await this.#pool?.query(ADD_OURS_SQL, [items.map(({ id }) => id)]);
    const lanes = Map.groupBy(items, ({ lane }) => lane);
    for (const [lane, ofIt] of lanes)
      await this.#queue(lane).addBulk(ofIt.map(({ id }) => ({ name: "carry", data: { id } })));
  }

  async fill(lane: string, from: number, count: number): Promise<void> {
    for (let n = from; n < from + count; n += 1_000) {
      const bulk = Array.from({ length: Math.min(1_000, from + count - n) }, (_, i) => ({
        name: "carry",
        data: { id: `${lane} ${n + i}` },
      }));
      await this.#queue(lane).addBulk(bulk);
    }
  }

  async carry(count: number): Promise<void> {
    if (this.#workers.length === 0) {
      for (const lane of this.#queues.keys()) if (lane !== CLOSED) this.#workers.push(this.#worker(lane));
    }
    await this.#carried.reached(count);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
    for (const queue of this.#queues.values()) await queue.close();
  }

  #worker(lane: string): Worker {
    if (this.#classes === undefined || this.#connection === undefined) throw new Error("It is not open.");
    const carry = async (job: { readonly data: { readonly id: string } }): Promise<void> => {
      await this.#pool?.query(DONE_OURS_SQL, [[job.data.id]]);
      this.#carried.one();
    };
    const options = { connection: this.#connection, concurrency: 4, removeOnComplete: { count: 0 } };
    return new this.#classes.Worker(lane, carry as never, options as never) as unknown as Worker;
  }

  #queue(lane: string): Queue {
    const known = this.#queues.get(lane);
    if (known !== undefined) return known;
    if (this.#classes === undefined || this.#connection === undefined) throw new Error("It is not open.");
    const queue = new this.#classes.Queue(lane, { connection: this.#connection } as never) as unknown as Queue;
    this.#queues.set(lane, queue);
    return queue;
  }
}
