import { afterEach, describe, expect, it } from "vitest";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { TurnQueue } from "../../../../relay/store/postgres/turn-queue.ts";
import type { Turn } from "../../../../relay/store/postgres/work-queue.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { migratedDatabase } from "../../../postgres/migrated-database.ts";

const NOW = new Date("2026-11-20T10:00:00.500Z");

describe.skipIf((await whyNoPostgres()) !== undefined)("the queue of turns", () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function place(): Promise<TestDatabase> {
    const database = await migratedDatabase();
    closing.push(database.dispose);
    return database;
  }

  async function open({ config }: TestDatabase, migrates = true) {
    const db = new PooledDatabase(
      connect(config, () => ""),
      config.schema,
      systemClock,
    );
    closing.push(() => db.close());
    const queue = await TurnQueue.open(db, { migrate: migrates, ring: () => {} });
    closing.push(() => queue.close());
    return {
      add: (turns: readonly Turn[]) => db.transaction("Adding", (transaction) => queue.add(transaction, turns, NOW)),
      take: (most: number, passedOver: readonly string[] = []) =>
        db.transaction("Taking", async (transaction) => {
          const taken = await queue.take(transaction, most, passedOver);
          await queue.drop(transaction, taken);
          return [...taken.lanes.keys()];
        }),
    };
  }

  const due = (...lanes: readonly string[]) => lanes.map((lane) => ({ lane, dueAt: NOW }));

  it("has one turn of each lane, and gives it out once", async () => {
    const queue = await open(await place());

    await queue.add([...due("a", "a", "b"), ...due("a")]);
    await queue.add(due("b"));

    expect((await queue.take(10)).toSorted()).toEqual(["a", "b"]);
    expect(await queue.take(10)).toEqual([]);
  });

  it("leaves closed lanes their turn", async () => {
    const queue = await open(await place());
    await queue.add(due("open", "closed", "shut"));

    expect(await queue.take(10, ["closed", "shut", "unheard of"])).toEqual(["open"]);
    expect((await queue.take(10)).toSorted()).toEqual(["closed", "shut"]);
  });

  it("keeps lanes apart whatever they are called, and however long their names are", async () => {
    const queue = await open(await place());
    const long = "x".repeat(5_000);
    const lanes = ["a", "now a", `${NOW.getTime() + 10} a`, "ü:'\"\\/", long, `${long}y`];

    await queue.add([...due(...lanes), { lane: "a", dueAt: new Date(NOW.getTime() + 10) }]);

    expect((await queue.take(20)).toSorted()).toEqual(lanes.toSorted());
  });

  it("gives out what comes later when it comes", async () => {
    const database = await place();
    const queue = await open(database);
    const inAnHour = new Date(Date.now() + 3_600_000);

    await queue.add([{ lane: "later", dueAt: inAnHour }]);
    const before = await queue.take(10);
    await database.script("update sluice_queue.job set start_after = now() - interval '1 second'");

    expect(before).toEqual([]);
    expect(await queue.take(10)).toEqual(["later"]);
  });

  it("is made by any number of relays that start at once", async () => {
    const database = await place();

    await database.script("drop schema sluice_queue cascade");

    const queues = await Promise.all(Array.from({ length: 4 }, () => open(database)));
    await Promise.all(queues.map((queue) => queue.add(due("a"))));

    const taken = await Promise.all(queues.map((queue) => queue.take(10)));
    expect(taken.flat()).toEqual(["a"]);
  });

  it("goes on beside a newer version of the engine, and lets no command meddle there", async () => {
    const database = await place();
    await open(database);
    await database.script("update sluice_queue.version set version = version + 1");

    const older = await open(database);
    await older.add(due("a"));

    expect(await older.take(1)).toEqual(["a"]);
    await expect(open(database, false)).rejects.toMatchObject({ code: "STORE_INVALID" });
  });
});
