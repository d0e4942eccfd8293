import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import type { Database } from "../../../../relay/store/postgres/database.ts";
import { migrate } from "../../../../relay/store/postgres/migrate.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { type Clock, systemClock } from "../../../../shared/time/clock.ts";
import { type CuttingProxy, cuttingProxy } from "../../../postgres/cutting-proxy.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";

describe.skipIf((await whyNoPostgres()) !== undefined)("a commit whose answer is lost", () => {
  let place: TestDatabase;
  let proxy: CuttingProxy;
  let database: Database;
  let rounds = 0;

  beforeEach(async () => {
    rounds = 0;
    place = await freshDatabase();
    proxy = await cuttingProxy(place.config.port);
    database = open(systemClock);
    await migrate(database);
    await place.script("create table sluice.things (name text)");
  });
  afterEach(async () => {
    await database.close();
    await proxy.close();
    await place.dispose();
  });

  function open(clock: Clock): Database {
    const config = { ...place.config, port: proxy.port };
    return new PooledDatabase(
      connect(config, (path) => readFileSync(path, "utf8")),
      "sluice",
      clock,
    );
  }

  /** Writes one row, and tells a value. */
  function write(by: Database, how: "last" | "query"): Promise<string> {
    return by.transaction("Writing", async (tx) => {
      rounds += 1;
      await tx[how]("insert into things values ('a')");
      return "written";
    });
  }

  const stored = () => place.script("select count(*)::int from sluice.things");

  describe.each(["last", "query"] as const)("behind a statement that is sent by %s", (how) => {
    it("is taken for done where it was", async () => {
      const cut = proxy.cutNextCommit("before its answer arrives");

      const written = await write(database, how);

      await cut;
      expect([written, rounds]).toEqual(["written", 1]);
      expect(await stored()).toEqual([{ count: 1 }]);
    });

    it("is made again where it never arrived", async () => {
      const cut = proxy.cutNextCommit("before it arrives");

      const written = await write(database, how);

      await cut;
      expect([written, rounds]).toEqual(["written", 2]);
      expect(await stored()).toEqual([{ count: 1 }]);
    });
  });

  it("is told from those before and after it on the same connection, and on others", async () => {
    for (const where of ["before its answer arrives", "before it arrives", "before its answer arrives"] as const) {
      await write(database, "last");
      const cut = proxy.cutNextCommit(where);
      await Promise.all([write(database, "last"), write(database, "query")]);
      await cut;
    }

    expect(await stored()).toEqual([{ count: 9 }]);
  });

  it("is said to be unknown, and is not made again, where nobody can be asked", async () => {
    let nowMs = 0;
    const hasty: Clock = { ...systemClock, monotonicMs: () => (nowMs += 1_000), sleep: async () => {} };
    const impatient = open(hasty);
    await write(impatient, "last");
    const cut = proxy.cutNextCommit("before its answer arrives").then(() => proxy.refuse(true));

    const written = write(impatient, "last");

    await expect(written).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
      message: expect.stringContaining("nobody could say what became of it"),
    });
    await cut;
    await impatient.close();
    expect(rounds).toBe(2);
  });
});
