import type { Pool } from "pg";
import { connect } from "../../relay/store/postgres/connect.ts";
import { rowsParameter, type Transaction } from "../../relay/store/postgres/database.ts";
import { Dispatching } from "../../relay/store/postgres/dispatching.ts";
import { migrate } from "../../relay/store/postgres/migrate.ts";
import { Moves } from "../../relay/store/postgres/moves.ts";
import { PooledDatabase } from "../../relay/store/postgres/pooled-database.ts";
import { TurnQueue } from "../../relay/store/postgres/turn-queue.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { AT_A_TIME, CLOSED, type Engine, type Item } from "./engine.ts";

const GIVEN = "json_to_recordset($1) as g (id text, lane text)";
const PUT_SQL = [
  `insert into events (id, source, source_kind, type, received_at, payload_sha256, headers, reading)
     select id, 'hub', 'github', 'push', now(), '', '{}', '{"kind":"other","why":"a trial"}' from ${GIVEN}`,
  `insert into bodies (event_seq, encoding, size, bytes)
     select e.seq, 'plain', 2, '{}' from ${GIVEN} join events e using (id)`,
  `insert into deliveries (id, event_id, route, change_index, lane, source, ordered, created_at)
     select id, id, 'app', 0, lane, 'hub', false, now() from ${GIVEN}`,
  `insert into progress (seq, state, created_at, lane, moved_at, due_at)
     select d.seq, 'pending', now(), g.lane, now(), now() from ${GIVEN} join deliveries d using (id)`,
];
const DELIVERED = { kind: "delivered", pipeline: { id: 1, projectId: 1, webUrl: "http://gitlab" } } as const;

/** What the relay does: pg-boss with turns of lanes, and all that the store writes of a delivery and its attempt beside it. */
export class Turns implements Engine {
  readonly name = "pg-boss, a turn per lane (the relay's store)";
  #db: PooledDatabase | undefined;
  #queue: TurnQueue | undefined;
  #dispatching: Dispatching | undefined;

  async open(_: Pool, url: string): Promise<void> {
    const { hostname: host, port, pathname } = new URL(url);
    const config = {
      kind: "postgres",
      host,
      port: Number(port),
      database: pathname.slice(1),
      user: "postgres",
      tls: { kind: "off" },
      connections: 10,
      schema: "sluice",
    } as const;
    const db = new PooledDatabase(
      connect(config, () => ""),
      "sluice",
      systemClock,
    );
    await migrate(db);
    this.#db = db;
    this.#queue = await TurnQueue.open(db, { migrate: true, ring: () => {} });
    const parts = { queue: this.#queue, moves: new Moves(), clock: systemClock, relay: () => "bench", byPass: false };
    this.#dispatching = new Dispatching(db, parts);
  }

  async add(items: readonly Item[]): Promise<void> {
    const now = new Date();
    await this.#db?.transaction("Adding", async (tx: Transaction) => {
      const given = rowsParameter(items.map(({ id, lane }) => ({ id, lane })));
      await Promise.all(PUT_SQL.map((sql) => tx.query(sql, [given])));
      await this.#queue?.add(
        tx,
        items.map(({ lane }) => ({ lane, dueAt: now })),
        now,
      );
    });
  }

  async fill(lane: string, from: number, count: number): Promise<void> {
    const chunk = 100_000;
    for (let n = from; n < from + count; n += chunk) {
      const until = Math.min(n + chunk, from + count);
      await this.#db?.transaction("Filling", async (tx: Transaction) => {
        await tx.script("set local statement_timeout = 0");
        await tx.script(`insert into events (id, source, source_kind, type, received_at, payload_sha256, headers, reading)
          select '${lane} ' || n, 'hub', 'github', 'push', now(), '', '{}', '{"kind":"other","why":"a trial"}'
          from generate_series(${n + 1}, ${until}) n`);
        await tx.script(`insert into deliveries (id, event_id, route, change_index, lane, source, ordered, created_at)
          select '${lane} ' || n, '${lane} ' || n, 'app', 0, '${lane}', 'hub', false, now() from generate_series(${n + 1}, ${until}) n`);
        await tx.script(`insert into progress (seq, state, created_at, lane, moved_at, due_at)
          select seq, 'pending', now(), lane, now(), now() from deliveries where lane = '${lane}' order by seq desc limit ${until - n}`);
        await this.#queue?.add(tx, [{ lane, dueAt: new Date() }], new Date());
      });
    }
  }

  async carry(count: number): Promise<void> {
    for (let carried = 0; carried < count; ) {
      const claimed = (await this.#dispatching?.claim(new Date(), AT_A_TIME, [CLOSED])) ?? [];
      const now = new Date();
      await Promise.all(
        claimed.map(async ({ delivery, attempt }) => this.#dispatching?.settle(delivery.id, attempt, now, DELIVERED)),
      );
      carried += claimed.length;
    }
  }

  async close(): Promise<void> {
    await this.#queue?.close();
    await this.#db?.close();
  }
}
