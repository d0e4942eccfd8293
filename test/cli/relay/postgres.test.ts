import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { shownStore } from "../../../relay/model/store-config.ts";
import type { Store } from "../../../relay/store/store.ts";
import { aDelivery, anEvent } from "../../contracts/store-samples.ts";
import { type TestDatabase, whyNoPostgres } from "../../postgres/databases.ts";
import { migratedDatabase, openStoreAt } from "../../postgres/migrated-database.ts";
import { HEALTHY } from "../../relay/support/broken-config.ts";
import { aWorld } from "../a-world.ts";

const why = await whyNoPostgres();

describe.skipIf(why !== undefined)("the commands of an operator on a store in PostgreSQL", () => {
  let database: TestDatabase;
  let store: Store;

  /** Runs `sluice relay …` beside a relay. Of the secrets none is there but those of the store. */
  async function run(...args: readonly string[]) {
    const address = shownStore(database.config).replace("postgres@", "postgres:any-word@");
    const config = HEALTHY.with(1, "store: { url: { env: DATABASE_URL } }").with(8, "  - name: app").join("\n");
    const world = aWorld({ env: { DATABASE_URL: address }, files: { "/etc/sluice/relay.yml": config } });
    const exitCode = await runCli(["relay", ...args, "--config", "/etc/sluice/relay.yml"], world);
    expect(world.printed.out + world.printed.err).not.toContain("any-word");
    return { exitCode, ...world.printed };
  }

  const states = async () => (await store.list({ limit: 9 })).map(({ route, state }) => `${route} ${state}`);

  beforeEach(async () => {
    database = await migratedDatabase();
    store = await openStoreAt(database);
    const held = { code: "DELIVERY_HELD", text: "Nobody knows." };
    await store.persist(anEvent(1), [aDelivery(1, { held })], {});
    await store.persist(anEvent(2), [aDelivery(2)], {});
  });

  afterEach(async () => {
    await store.close();
    await database.dispose();
  });

  it("list and show what there is", async () => {
    const listed = JSON.parse((await run("deliveries", "--state", "held", "--json")).out) as { deliveries: object[] };
    const shown = await run("show", "app-1");
    const payload = await run("show", "app-1", "--payload");

    expect(listed.deliveries).toMatchObject([{ id: "app-1", state: "held", route: "app" }]);
    expect(shown.out).toContain("because:     Nobody knows. [DELIVERY_HELD]");
    expect(payload.out).toBe('{"ref":"refs/heads/main","n":1}');
  });

  it("release, cancel and redeliver", async () => {
    expect(await run("release", "app-1")).toMatchObject({ exitCode: 0, err: "" });
    expect(await run("cancel", "app-2")).toMatchObject({ exitCode: 0, err: "" });
    expect(await states()).toEqual(["app canceled", "app pending"]);

    expect(await run("redeliver", "app-2")).toMatchObject({ exitCode: 0, err: "" });
    expect(await states()).toEqual(["app pending", "app canceled", "app pending"]);
  });

  it("say what is not there", async () => {
    expect(await run("release", "app-9")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("[NOT_IN_STORE]"),
    });
    expect(await run("release", "app-2")).toMatchObject({ err: expect.stringContaining("app-2") });
  });

  it("change no schema: a database without a store is refused, and stays empty", async () => {
    await store.close();
    await database.script("drop schema sluice cascade");

    const { exitCode, err } = await run("deliveries");

    expect(exitCode).toBe(2);
    expect(err).toContain("[STORE_INVALID]");
    expect(await database.script("select 1 from pg_namespace where nspname = 'sluice'")).toEqual([]);
  });

  it("say so when the database does not answer", async () => {
    await database.refuse(true);

    const { exitCode, err } = await run("deliveries");
    await database.refuse(false);

    expect(exitCode).toBe(4);
    expect(err).toContain("[STORE_UNAVAILABLE]");
  });
});
