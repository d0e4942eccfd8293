import { afterEach } from "vitest";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import { type Database, rowsParameter, type Transaction } from "../../../../relay/store/postgres/database.ts";
import { Dispatching } from "../../../../relay/store/postgres/dispatching.ts";
import { Moves } from "../../../../relay/store/postgres/moves.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { TurnQueue } from "../../../../relay/store/postgres/turn-queue.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { at } from "../../../contracts/store-samples.ts";
import type { TestDatabase } from "../../../postgres/databases.ts";
import { type EngineClock, engineClock, prepareEngineClock } from "../../../postgres/engine-clock.ts";
import { migratedDatabase } from "../../../postgres/migrated-database.ts";

/** A delivery to put in. */
export interface Given {
  readonly id: string;
  readonly lane: string;
  readonly dueAt?: Date;
}

/** One relay's way to the queue. */
export interface LabRelay {
  readonly dispatching: Dispatching;
  readonly queue: TurnQueue;
  readonly db: Database;
  /** The ids of what it claims. */
  readonly claim: (now: Date, limit: number, busyLanes?: readonly string[]) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Some relays on one PostgreSQL, and deliveries put in beside them. */
export class DispatchingLab {
  readonly database: TestDatabase;
  readonly #relays: LabRelay[] = [];
  #clock: EngineClock | undefined;

  constructor(database: TestDatabase) {
    this.database = database;
  }

  /** A relay that the others know by this name. */
  async relay(name: string): Promise<LabRelay> {
    const made = await this.relayAs(name);
    await this.database.script(
      `insert into ${this.database.config.schema}.relays values ('${name}', '${name}', now(), now() + interval '1 hour', '{}')`,
    );
    return made;
  }

  /** The same, where it is known already. */
  async relayAs(name: string): Promise<LabRelay> {
    const pool = connect(this.database.config, () => "");
    const db = new PooledDatabase(pool, this.database.config.schema, systemClock);
    const queue = await TurnQueue.open(db, { migrate: true, ring: () => {} });
    this.#clock ??= await engineClock(this.database, at(0));
    const clock = { monotonicMs: () => 0 };
    const dispatching = new Dispatching(db, { queue, moves: new Moves(), clock, relay: () => name, byPass: false });
    const made: LabRelay = {
      dispatching,
      queue,
      db,
      claim: async (now, limit, busyLanes) => {
        await this.#clock?.set(now);
        const claimed = await dispatching.claim(now, limit, busyLanes);
        return claimed.map(({ delivery }) => delivery.id);
      },
      close: async () => {
        await queue.close();
        await db.close();
      },
    };
    this.#relays.push(made);
    return made;
  }

  /** Takes a relay for gone. */
  async dismiss(name: string): Promise<void> {
    await this.database.script(`delete from ${this.database.config.schema}.relays where id = '${name}'`);
  }

  async put(relay: LabRelay, given: readonly Given[], now: Date): Promise<void> {
    await relay.db.transaction("Putting deliveries in", async (transaction) =>
      this.putIn(transaction, relay, given, now),
    );
  }

  /** The same inside a transaction. */
  async putIn(transaction: Transaction, { queue }: LabRelay, given: readonly Given[], now: Date): Promise<void> {
    const rows = rowsParameter(given.map(({ id, lane, dueAt = now }) => ({ id, lane, now, due_at: dueAt })));
    for (const sql of PUT_SQL) await transaction.query(sql, [rows]);
    await queue.add(
      transaction,
      given.map(({ lane, dueAt = now }) => ({ lane, dueAt })),
      now,
    );
  }

  /** Where deliveries stand, by id. */
  async states(): Promise<Record<string, unknown>> {
    const { schema } = this.database.config;
    const rows = await this.database.script(
      `select d.id, p.state from ${schema}.deliveries d join ${schema}.progress p using (seq)`,
    );
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  }

  /** How many jobs the engine has. */
  async jobs(): Promise<number> {
    const [row] = await this.database.script(
      `select count(*)::integer as jobs from ${this.database.config.schema}_queue.job`,
    );
    return Number(row?.["jobs"]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#relays.map((relay) => relay.close()));
    await this.database.dispose();
  }
}

const GIVEN = "json_to_recordset($1) as g (id text, lane text, now timestamptz, due_at timestamptz)";

const PUT_SQL = [
  `insert into events (id, source, source_kind, type, received_at, payload_sha256, headers, reading)
     select 'event-' || id, 'hub', 'github', 'push', now, '', '{}', '{"kind":"other","why":"a test"}' from ${GIVEN}`,
  `insert into bodies (event_seq, encoding, size, bytes)
     select e.seq, 'plain', 2, '{}' from ${GIVEN} join events e on e.id = 'event-' || g.id`,
  `insert into deliveries (id, event_id, route, change_index, lane, source, ordered, created_at)
     select id, 'event-' || id, 'app', 0, lane, 'hub', false, now from ${GIVEN}`,
  `insert into progress (seq, state, created_at, lane, moved_at, due_at)
     select d.seq, 'pending', g.now, g.lane, g.now, g.due_at from ${GIVEN} join deliveries d using (id)`,
];

/** A lab for each test of the suite that calls this. */
export function labOfEachTest(): () => Promise<DispatchingLab> {
  let lab: DispatchingLab | undefined;
  afterEach(async () => {
    await lab?.close();
    lab = undefined;
  });
  return async () => {
    const database = await migratedDatabase();
    await prepareEngineClock(database);
    lab = new DispatchingLab(database);
    return lab;
  };
}
