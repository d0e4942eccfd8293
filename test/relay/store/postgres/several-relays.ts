import type { Store } from "../../../../relay/store/store.ts";
import type { TestDatabase } from "../../../postgres/databases.ts";
import { migratedDatabase, openStoreAt } from "../../../postgres/migrated-database.ts";

/** Several relays, as far as their stores go, at one database of their own. */
export interface SeveralRelays {
  readonly place: TestDatabase;
  readonly stores: readonly Store[];
  readonly dispose: () => Promise<void>;
}

/** Opens the stores of so many relays at once. */
export async function severalRelays(count: number): Promise<SeveralRelays> {
  const place = await migratedDatabase({ connections: 4 });
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
