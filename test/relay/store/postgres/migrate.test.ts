import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PostgresStoreConfig } from "../../../../relay/model/store-config.ts";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import type { Database } from "../../../../relay/store/postgres/database.ts";
import { MIGRATIONS, migrate, requireCurrent } from "../../../../relay/store/postgres/migrate.ts";
import type { Migration } from "../../../../relay/store/postgres/migrations/migration.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { openStoreAt } from "../../../postgres/migrated-database.ts";

const FIRST: Migration = { version: 1, name: "first", worksFrom: 1, sql: "create table one (n integer)" };
const ADDS: Migration = { version: 2, name: "adds", worksFrom: 1, sql: "alter table one add column m integer" };
const BREAKS: Migration = { version: 3, name: "breaks", worksFrom: 3, sql: "alter table one rename column n to k" };
const FAILS: Migration = { version: 2, name: "fails", worksFrom: 1, sql: "create table two (); select 1 / 0" };
const NOTHING = async () => {};

describe.skipIf((await whyNoPostgres()) !== undefined)("the schema of a PostgreSQL store", () => {
  let place: TestDatabase;
  const open: Database[] = [];

  beforeEach(async () => {
    place = await freshDatabase();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((database) => database.close()));
    await place.dispose();
  });

  function database(over: Partial<PostgresStoreConfig> = {}): Database {
    const config = { ...place.config, ...over };
    const made = new PooledDatabase(
      connect(config, (path) => readFileSync(path, "utf8")),
      config.schema,
      systemClock,
    );
    open.push(made);
    return made;
  }

  const versions = () => place.script("select version, works_from from sluice.schema_versions order by version");

  it("is made once by relays that start at the same time, the work queue's with it", async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStoreAt(place)));

    const backlogs = await Promise.all(stores.map((store) => store.backlog()));

    await Promise.all(stores.map((store) => store.close()));
    expect(backlogs.map(({ pending }) => pending)).toEqual([0, 0, 0, 0]);
    expect(await versions()).toHaveLength(MIGRATIONS.length);
  });

  it("is made by a user who may make none, in those that somebody has made for it", async () => {
    const user = `${place.config.database}_plain`;
    await place.script(`create role ${user} login`);
    for (const schema of ["sluice", "sluice_queue"])
      await place.script(`create schema ${schema} authorization ${user}`);

    const store = await openStoreAt({ ...place, config: { ...place.config, user } });
    const { pending } = await store.backlog();
    await store.close();
    await place.script(`drop owned by ${user}; drop role ${user}`);

    expect(pending).toBe(0);
  });

  it("numbers its steps without gaps", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(MIGRATIONS.every(({ version, worksFrom }) => worksFrom >= 1 && worksFrom <= version)).toBe(true);
  });

  it("goes on from where it stands, by the steps that are missing", async () => {
    await migrate(database(), NOTHING, [FIRST]);
    await place.script("insert into sluice.one values (7)");

    await migrate(database(), NOTHING, [FIRST, ADDS]);
    await migrate(database(), NOTHING, [FIRST, ADDS]);

    expect(await place.script("select * from sluice.one")).toEqual([{ n: 7, m: null }]);
    expect(await versions()).toEqual([
      { version: 1, works_from: 1 },
      { version: 2, works_from: 1 },
    ]);
  });

  it("stays as it was when a step fails", async () => {
    await migrate(database(), NOTHING, [FIRST]);

    await expect(migrate(database(), NOTHING, [FIRST, FAILS])).rejects.toThrow(/division by zero/);

    expect(await versions()).toHaveLength(1);
    expect(await place.script("select to_regclass('sluice.two') as two")).toEqual([{ two: null }]);
  });

  it("is left alone by an older relay, which works on it while newer steps only add", async () => {
    await migrate(database(), NOTHING, [FIRST, ADDS]);

    await migrate(database(), NOTHING, [FIRST]);
    await requireCurrent(database(), [FIRST]);

    expect(await versions()).toHaveLength(2);
  });

  it("is refused by a relay that is too old for one of its steps", async () => {
    await migrate(database(), NOTHING, [FIRST, ADDS, BREAKS]);

    await expect(migrate(database(), NOTHING, [FIRST, ADDS])).rejects.toMatchObject({ code: "STORE_INVALID" });
    await expect(requireCurrent(database(), [FIRST, ADDS])).rejects.toMatchObject({ code: "STORE_INVALID" });
  });

  it("is asked for, and not made, by who works beside relays", async () => {
    await expect(requireCurrent(database(), [FIRST])).rejects.toThrow(/holds no store yet/);
    await migrate(database(), NOTHING, [FIRST]);

    await requireCurrent(database(), [FIRST]);
    await expect(requireCurrent(database(), [FIRST, ADDS])).rejects.toThrow(/older version/);
  });

  it("is not put among another program's tables", async () => {
    await place.script("create schema sluice; create table sluice.theirs (n integer)");

    await expect(migrate(database(), NOTHING, [FIRST])).rejects.toMatchObject({ code: "STORE_INVALID" });

    expect(await place.script("select to_regclass('sluice.one') as one")).toEqual([{ one: null }]);
  });

  it("may stand beside another one in the same database, under a name of its own", async () => {
    await migrate(database());
    await migrate(database({ schema: "other" }));

    await place.script("insert into other.probe values ('')");

    expect(await place.script("select count(*)::int from sluice.probe")).toEqual([{ count: 0 }]);
  });

  it("is refused where the database does not keep Unicode", async () => {
    await place.script("select 1");
    const latin = `${place.config.database}_latin`;
    await place.script(`create database ${latin} encoding 'SQL_ASCII' locale 'C' template template0`);

    await expect(migrate(database({ database: latin }), NOTHING, [FIRST])).rejects.toThrow(/SQL_ASCII/);

    await Promise.all(open.splice(0).map((one) => one.close()));
    await place.script(`drop database ${latin} with (force)`);
  });
});
