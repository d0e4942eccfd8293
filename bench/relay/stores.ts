import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openPostgresStore } from "../../relay/store/postgres/open.ts";
import { openSqliteStore } from "../../relay/store/sqlite/open.ts";
import type { Store } from "../../relay/store/store.ts";
import { systemClock } from "../../shared/time/clock.ts";
import type { Ground } from "./ground.ts";
import type { Databases } from "./servers.ts";

/** A store of the benchmark's own, opened in its process. */
export interface Place {
  readonly engine: "SQLite" | "PostgreSQL";
  /** As a configuration names it. */
  readonly address: string;
  readonly open: () => Promise<Store>;
  /** Adds pending deliveries to a lane, of the one event that is there, straight into the tables. */
  readonly fill: (lane: string, from: number, count: number) => Promise<void>;
}

/** An empty store in a file. */
export function sqlitePlace(ground: Ground, name: string): Place {
  const path = join(ground.folder, `${name}.db`);
  return {
    engine: "SQLite",
    address: `"sqlite:${path}"`,
    open: () => openSqliteStore(path, { clock: systemClock }),
    fill: async (lane, from, count) => {
      const db = new DatabaseSync(path, { timeout: 5_000 });
      db.prepare(`
        with recursive n(i) as (values (:from) union all select i + 1 from n where i + 1 < :from + :count)
        insert into deliveries (id, event_id, route, change_index, lane, source, state, moved_at, created_at, due_at)
        select printf('filled %012d', i), (select id from events limit 1), 'app-0', 0, :lane, 'forge', 'pending', i, i, i from n`).run(
        { lane, from, count },
      );
      db.close();
    },
  };
}

/** An empty database. */
export async function postgresPlace(databases: Databases, name: string): Promise<Place> {
  const address = await databases.create(name);
  const config = {
    kind: "postgres",
    host: "127.0.0.1",
    port: databases.port,
    database: name,
    user: "postgres",
    tls: { kind: "off" },
    connections: 10,
    schema: "sluice",
  } as const;
  const member = { newId: randomUUID, name: "bench", lapsed: () => {}, buried: () => {} };
  const deps = { clock: systemClock, readFile: () => "", ...member };
  return {
    engine: "PostgreSQL",
    address,
    open: async () => (await openPostgresStore(config, deps, { byPass: false })).store,
    fill: (lane, from, count) =>
      databases.script(
        name,
        `set search_path = sluice;
        with d as (
          insert into deliveries (id, event_id, route, change_index, lane, source, ordered, created_at)
          select 'filled ' || i, (select id from events limit 1), 'app-0', 0, '${lane}', 'forge', false, now()
          from generate_series(${from}, ${from + count - 1}) i returning seq)
        insert into progress (seq, state, created_at, lane, moved_at, due_at)
        select seq, 'pending', now(), '${lane}', now(), now() from d`,
      ),
  };
}
