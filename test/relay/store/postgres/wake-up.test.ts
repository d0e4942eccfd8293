import { afterEach, describe, expect, it } from "vitest";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { WakeUp } from "../../../../relay/store/postgres/wake-up.ts";
import { type Clock, systemClock } from "../../../../shared/time/clock.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { until } from "../../../support/until.ts";

/** A clock whose pauses are over at once. */
const hasty: Clock = {
  ...systemClock,
  sleep: async (_, signal) => {
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  },
};

describe.skipIf((await whyNoPostgres()) !== undefined)("a bell for every relay at a store", () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function place(): Promise<TestDatabase> {
    const database = await freshDatabase();
    closing.push(database.dispose);
    return database;
  }

  function bellAt({ config }: TestDatabase): WakeUp {
    const pool = connect(config, () => "");
    const database = new PooledDatabase(pool, config.schema, hasty);
    const bell = new WakeUp(pool, database, hasty);
    closing.push(
      () => database.close(),
      () => bell.close(),
    );
    return bell;
  }

  it("is heard in other processes, again and again", async () => {
    const database = await place();
    const [here, there] = [bellAt(database), bellAt(database)];
    let heard = 0;
    there.listen(() => (heard += 1));
    await until(() => heard === 1);

    for (const times of [2, 3, 4]) {
      here.ring();
      await until(() => heard >= times);
    }

    expect(heard).toBeGreaterThanOrEqual(4);
  });

  it("wakes those whose connection broke, since they may have missed something, and is heard by them again", async () => {
    const database = await place();
    const [here, there] = [bellAt(database), bellAt(database)];
    let heard = 0;
    there.listen(() => (heard += 1));
    await until(() => heard === 1);

    await database.endConnections();
    await until(() => heard === 2);
    here.ring();
    await until(() => heard === 3);

    expect(heard).toBe(3);
  });

  it("fails nobody when the server is away", async () => {
    const database = await place();
    const bell = bellAt(database);
    await database.refuse(true);

    bell.ring();

    await expect(bell.close()).resolves.toBeUndefined();
  });

  it("ends with its relay, whether it listens or not", async () => {
    const database = await place();
    const [silent, listening] = [bellAt(database), bellAt(database)];
    let heard = 0;
    listening.listen(() => (heard += 1));
    await until(() => heard === 1);

    await Promise.all([silent.close(), listening.close()]);

    expect(await database.script("select 1 from pg_stat_activity where query like 'listen %'")).toEqual([]);
  });
});
