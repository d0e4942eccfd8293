import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import { type Database, rowsParameter } from "../../../../relay/store/postgres/database.ts";
import { migrate } from "../../../../relay/store/postgres/migrate.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { until } from "../../../support/until.ts";

describe.skipIf((await whyNoPostgres()) !== undefined)("a database by a pool of connections", () => {
  let place: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    place = await freshDatabase();
    database = open();
    await migrate(database);
    await place.script(
      "create table sluice.things (name text unique, n bigint, at timestamptz, bytes bytea, kept json)",
    );
  });
  afterEach(async () => {
    await database.close();
    await place.dispose();
  });

  function open(): Database {
    return new PooledDatabase(
      connect(place.config, (path) => readFileSync(path, "utf8")),
      "sluice",
      systemClock,
    );
  }

  const names = () => database.run("Looking", (q) => q.query("select name from things order by name"));

  it("gives values back as they were handed over", async () => {
    const at = new Date("2026-11-23T04:05:06.789Z");
    const bytes = Buffer.from([0, 1, 255]);

    const rows = await database.transaction("Writing", async (tx) => {
      await tx.query("insert into things values ($1, $2, $3, $4, $5)", ["ö", 2 ** 40, at, bytes, '{"a": "\\u0000"}']);
      return await tx.query("select * from things");
    });

    expect(rows).toEqual([{ name: "ö", n: 2 ** 40, at, bytes, kept: '{"a": "\\u0000"}' }]);
  });

  it("sees after its locks what was committed before them, whatever the server's defaults", async () => {
    const name = place.config.database;
    await place.script(`
      alter database ${name} set default_transaction_isolation = 'repeatable read';
      alter database ${name} set synchronous_commit = off`);
    const locks = ["a thing"];
    const count = async () => {
      const other = open();
      const counting = other.transaction(
        "Counting",
        async (tx) => {
          const [settings] = await tx.query("select current_setting('synchronous_commit') as commits");
          return [settings?.["commits"], (await tx.query("select name from things")).length];
        },
        { locks },
      );
      try {
        return await counting;
      } finally {
        await other.close();
      }
    };

    const { counting } = await database.transaction(
      "Writing",
      async (tx) => {
        await tx.query("insert into things (name) values ('one')");
        const counting = count();
        await until(async () => (await waiting(place)) === 1);
        return { counting };
      },
      { locks },
    );

    expect(await counting).toEqual(["on", 1]);
  });

  it("replaces what PostgreSQL cannot hold in a text, and only that", async () => {
    await database.run("Writing", async (q) => {
      await q.query("insert into things (name) values ($1)", ["one\0\ud800"]);
      await q.query("insert into things (name) select name from json_to_recordset($1) as r (name text)", [
        rowsParameter([{ name: "two\0" }, { name: String.raw`three\u0000` }, { name: "four\ud83d\ude00" }]),
      ]);
    });

    const stored = await names();

    const expected = ["one\u{fffd}\u{fffd}", "two\u{fffd}", String.raw`three\u0000`, "four\u{1f600}"];
    expect(new Set(stored.map(({ name }) => name))).toEqual(new Set(expected));
  });

  it("keeps nothing of a transaction that fails, and says whose fault it is", async () => {
    const failed = database.transaction("Writing", async (tx) => {
      await tx.query("insert into things (name) values ('a')");
      await tx.last("insert into things (name) values ('a')");
    });

    await expect(failed).rejects.toMatchObject({
      code: "INTERNAL",
      message: expect.stringContaining("Writing failed"),
    });
    expect(await names()).toEqual([]);
  });

  it("tells the first fault of statements that went out together", async () => {
    const failed = database.transaction("Writing", async (tx) => {
      await Promise.all([tx.query("select 1 / 0"), tx.query("select 2"), tx.query("select 3")]);
    });

    await expect(failed).rejects.toThrow(/division by zero/);
  });

  it("goes on after a fault on the same connections", async () => {
    for (let round = 0; round < 20; round += 1) {
      await database.transaction("Writing", (tx) => tx.query("select 1 / 0")).catch(() => {});
      await database.run("Writing", (q) => q.query("select nothing")).catch(() => {});
    }

    await database.transaction("Writing", (tx) => tx.last("insert into things (name) values ('a')"));

    expect(await names()).toEqual([{ name: "a" }]);
  });

  it("makes a transaction again that was ended in favour of another one", async () => {
    await place.script("insert into sluice.things (name, n) values ('a', 0), ('b', 0)");
    const other = open();
    const add = (by: Database, first: string, second: string, met: () => Promise<void>) =>
      by.transaction("Counting", async (tx) => {
        await tx.query("update things set n = n + 1 where name = $1", [first]);
        await met();
        await tx.query("update things set n = n + 1 where name = $1", [second]);
      });
    const both = meeting(2);

    await Promise.all([add(database, "a", "b", both), add(other, "b", "a", both)]);

    await other.close();
    expect(await place.script("select name, n from sluice.things order by name")).toEqual([
      { name: "a", n: "2" },
      { name: "b", n: "2" },
    ]);
  });

  it("lets nobody in who wants a lock that is held, over all relays, and sees what its holder has written", async () => {
    const other = open();
    const count = (by: Database) =>
      by.transaction(
        "Counting",
        async (tx) => {
          const [row] = await tx.query("select count(*) as n from things");
          await tx.last("insert into things (n) values ($1)", [Number(row?.["n"])]);
        },
        { locks: ["b", "a", "b"] },
      );

    await Promise.all(Array.from({ length: 40 }, (_, n) => count(n % 2 === 0 ? database : other)));

    await other.close();
    const rows = await place.script("select n from sluice.things order by n");
    expect(rows.map(({ n }) => Number(n))).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it("begins again where the connection broke before the commit", async () => {
    let rounds = 0;

    await database.transaction("Writing", async (tx) => {
      rounds += 1;
      await tx.query("insert into things (name) values ('a')");
      if (rounds === 1) await place.endConnections();
      await tx.last("insert into things (name) values ('b')");
    });

    expect(rounds).toBe(2);
    expect(await names()).toEqual([{ name: "a" }, { name: "b" }]);
  });

  it("lets others through a lock whose holder has stopped, and makes its transaction again when it goes on", async () => {
    const other = open();
    const goesOn = Promise.withResolvers<void>();
    const holds = Promise.withResolvers<void>();
    let rounds = 0;
    const stopped = database.transaction(
      "Stopping",
      async (tx) => {
        rounds += 1;
        await tx.query("insert into things (name) values ('stopped')");
        holds.resolve();
        await goesOn.promise;
        await tx.last("update things set n = 1 where name = 'stopped'");
      },
      { locks: ["a"] },
    );
    await holds.promise;

    await other.transaction("Writing", (tx) => tx.last("insert into things (name) values ('other')"), { locks: ["a"] });
    goesOn.resolve();
    await stopped;

    await other.close();
    expect(rounds).toBe(2);
    expect(await names()).toEqual([{ name: "other" }, { name: "stopped" }]);
  });

  it("takes nothing more once it is closed", async () => {
    const other = open();
    await other.close();

    await expect(other.transaction("Writing", async () => 1)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await expect(other.run("Reading", async () => 1)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it("says STORE_UNAVAILABLE while nobody answers, and goes on afterwards", async () => {
    await names();
    await place.refuse(true);

    await expect(names()).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await place.refuse(false);

    expect(await names()).toEqual([]);
  });
});

/** Resolves for everybody once so many are there; for those who come again at once. */
function meeting(size: number): () => Promise<void> {
  let here = 0;
  const gate = Promise.withResolvers<void>();
  return () => {
    here += 1;
    if (here === size) gate.resolve();
    return gate.promise;
  };
}

/** How many sessions of a database wait for a lock. */
async function waiting(place: TestDatabase): Promise<number> {
  const sql = `select 1 from pg_stat_activity where datname = '${place.config.database}' and wait_event_type = 'Lock'`;
  return (await place.script(sql)).length;
}
