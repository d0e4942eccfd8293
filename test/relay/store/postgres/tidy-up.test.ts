import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../../relay/store/store.ts";
import { aDelivery, anEvent, at } from "../../../contracts/store-samples.ts";
import { type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { migratedDatabase, openStoreAt } from "../../../postgres/migrated-database.ts";

const POLICY = { deliveredMs: 1_000_000_000, undeliveredMs: 1_000_000_000 };

describe.skipIf((await whyNoPostgres()) !== undefined)("keeping house in PostgreSQL", () => {
  let place: TestDatabase;
  let store: Store;

  beforeEach(async () => {
    place = await migratedDatabase();
    store = await openStoreAt(place);
  });
  afterEach(async () => {
    await store.close();
    await place.dispose();
  });

  /** Resolves once no process lives any more that has counted something. */
  async function allGone(): Promise<void> {
    const living = "select count(*)::int from sluice.backlog join pg_stat_activity using (pid)";
    while ((await place.script(living))[0]?.["count"] !== 0);
  }

  const rows = (table: string) => place.script(`select count(*)::int from sluice.${table}`);

  it("puts the counts of connections that have ended together, and counts on", async () => {
    for (let n = 1; n <= 5; n += 1) {
      await store.persist(anEvent(n), [aDelivery(n)], {});
      await store.close();
      store = await openStoreAt(place);
    }
    await allGone();
    const before = { backlog: await store.backlog(), size: await store.size() };

    await store.prune(at(10), POLICY, 10);

    expect({ backlog: await store.backlog(), size: await store.size() }).toEqual(before);
    expect(before.backlog.pending).toBe(5);
    expect(await rows("backlog")).toEqual([{ count: 1 }]);
    await store.persist(anEvent(6), [aDelivery(6)], {});
    expect(await store.backlog()).toMatchObject({ pending: 6 });
  });

  it("forgets the marks of a day ago, and no younger ones", async () => {
    await store.persist(anEvent(1), [aDelivery(1)], {});
    await place.script(`
      insert into sluice.marks values ('old', 1, now() - interval '25 hours'), ('young', 1, now() - interval '23 hours')`);

    await store.prune(at(10), POLICY, 10);

    const kept = await place.script("select session from sluice.marks where session in ('old', 'young')");
    expect(kept).toEqual([{ session: "young" }]);
  });
});
