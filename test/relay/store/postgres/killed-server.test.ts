import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../../relay/store/store.ts";
import { aDelivery, anEvent } from "../../../contracts/store-samples.ts";
import { databaseAt, type TestDatabase } from "../../../postgres/databases.ts";
import { openStoreAt } from "../../../postgres/migrated-database.ts";
import { postgresBinaries, type RealPostgres, startPostgres } from "../../../postgres/real-postgres.ts";

const binaries = await postgresBinaries();

describe.skipIf(binaries === undefined)("a PostgreSQL that is killed under load", () => {
  let server: RealPostgres;
  let place: TestDatabase;
  let stores: readonly Store[];

  beforeEach(async () => {
    if (binaries === undefined) return;
    server = await startPostgres(binaries, { durable: true });
    place = await databaseAt(server.port);
    stores = await Promise.all([openStoreAt(place), openStoreAt(place)]);
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.dispose();
  });

  it("has every event that was said to be stored, once, and none of those said to be not", async () => {
    const said = { stored: new Set<string>(), refused: new Set<string>() };
    let sent = 0;
    const end = new AbortController();
    const sender = async (store: Store) => {
      while (!end.signal.aborted) {
        sent += 1;
        const event = anEvent(sent, { id: `event-${sent}` });
        try {
          await store.persist(event, [aDelivery(sent, { id: `app-${sent}` })], { id: `hub:${sent}` });
          said.stored.add(event.id);
        } catch {
          said.refused.add(event.id);
        }
      }
    };
    const senders = stores.flatMap((store) => Array.from({ length: 8 }, () => sender(store)));

    for (const round of [1, 2, 3]) {
      await until(() => said.stored.size >= round * 60);
      await server.kill();
      await server.restart();
    }
    const before = said.stored.size;
    await until(() => said.stored.size >= before + 60);
    end.abort();
    await Promise.all(senders);

    const rows = await place.script("select id from sluice.events");
    const ids = rows.map(({ id }) => String(id));
    expect(ids.filter((id) => !said.stored.has(id))).toEqual([]);
    expect(ids).toHaveLength(said.stored.size);
    expect(said.refused.size).toBeGreaterThan(0);
  });
});

/** Looks at a state at the end of each turn until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
