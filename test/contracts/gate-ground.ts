import { SharedGate } from "../../relay/dispatch/shared-gate.ts";
import { connect } from "../../relay/store/postgres/connect.ts";
import { GateRows } from "../../relay/store/postgres/gate-rows.ts";
import { migrate } from "../../relay/store/postgres/migrate.ts";
import { PooledDatabase } from "../../relay/store/postgres/pooled-database.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { ManualClock } from "../gitlab/manual-clock.ts";
import { freshDatabase } from "../postgres/databases.ts";
import type { GateGround } from "./gate-contract.ts";

/** The database's time in these tests: what stands in a table of theirs. */
const NOW = "(select at from test_clock)";

/** Gates of several relays on a real PostgreSQL, and what a test may do to them. */
export interface SharedGround extends GateGround {
  /** Takes the relay of the gate that was opened as the nth for dead. */
  bury(nth: number): Promise<void>;
  /** Forgets every call and every failure there was. */
  forget(): Promise<void>;
  /** Sets the database's clock alone. */
  setClock(ms: number): Promise<void>;
}

/** A ground on which any number of relays share one database. */
export async function sharedGround(): Promise<SharedGround> {
  const test = await freshDatabase();
  const clock = new ManualClock();
  const database = new PooledDatabase(
    connect(test.config, () => ""),
    "sluice",
    systemClock,
  );
  await migrate(database);
  const script = (text: string) => database.run("A test", (queries) => queries.script(text));
  await script(
    `create table test_clock (at timestamptz not null); insert into test_clock values ('${clock.now().toISOString()}')`,
  );
  const gates: SharedGate[] = [];
  let opened = 0;
  const move = (ms: number) => script(`update test_clock set at = at + interval '${ms} milliseconds'`);
  return {
    open: async (config) => {
      const id = `relay-${opened}`;
      opened += 1;
      await script(
        `insert into relays (id, name, began_at, alive_until, errands) values ('${id}', '', now(), 'infinity', '{}')`,
      );
      const store = new GateRows({ database, relay: () => id, now: NOW });
      const gate = new SharedGate({ store, config, clock, movedElsewhere: () => {} });
      gates.push(gate);
      return gate;
    },
    advance: async (ms) => {
      clock.jump(ms);
      await move(ms);
    },
    setClock: async (ms) => {
      await move(ms);
    },
    nowMs: () => clock.monotonicMs(),
    forget: async () => {
      await script("truncate gate_passes, gate_breakers");
    },
    bury: async (nth) => {
      await script(`delete from relays where id = 'relay-${nth}';
        update gate_passes set ended_at = ${NOW} where relay = 'relay-${nth}' and ended_at is null`);
    },
    close: async () => {
      for (const gate of gates) gate.close();
      await database.close();
      await test.dispose();
    },
  };
}
