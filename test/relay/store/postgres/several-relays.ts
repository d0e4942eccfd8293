import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { openPostgresStore } from "../../../../relay/store/postgres/open.ts";
import type { Store } from "../../../../relay/store/store.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { freshDatabase, type TestDatabase } from "../../../postgres/databases.ts";

/** Several relays, as far as their stores go, at one database of their own. */
export interface SeveralRelays {
  readonly place: TestDatabase;
  readonly stores: readonly Store[];
  readonly dispose: () => Promise<void>;
}

/** Opens the stores of so many relays at once, on a database where there is nothing yet. */
export async function severalRelays(count: number): Promise<SeveralRelays> {
  const place = await freshDatabase({ connections: 4 });
  const stores = await Promise.all(Array.from({ length: count }, () => openStoreAt(place)));
  return {
    place,
    stores,
    dispose: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await place.dispose();
    },
  };
}

/** One more relay's store. */
export async function openStoreAt(place: TestDatabase): Promise<Store> {
  const deps = {
    clock: systemClock,
    readFile: (path: string) => readFileSync(path, "utf8"),
    newId: randomUUID,
    name: "a test",
    lapsed: () => {},
    buried: () => {},
  };
  return (await openPostgresStore(place.config, deps, { byPass: false })).store;
}
