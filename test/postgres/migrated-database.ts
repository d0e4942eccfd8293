import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { PostgresStoreConfig } from "../../relay/model/store-config.ts";
import { openPostgresStore } from "../../relay/store/postgres/open.ts";
import type { Store } from "../../relay/store/store.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { copyOf, freshDatabase, type TestDatabase } from "./databases.ts";

let model: Promise<TestDatabase> | undefined;

/** A database with an empty store in it, copied from one that is made once per worker: half of the time it takes to make one. */
export async function migratedDatabase(over: Partial<PostgresStoreConfig> = {}): Promise<TestDatabase> {
  model ??= makeModel();
  return await copyOf(await model, over);
}

/** One relay's store, whose requests need no pass to leave. */
export async function openStoreAt({ config }: TestDatabase): Promise<Store> {
  const deps = {
    clock: systemClock,
    readFile: (path: string) => readFileSync(path, "utf8"),
    newId: randomUUID,
    name: "a test",
    lapsed: () => {},
    buried: () => {},
  };
  return (await openPostgresStore(config, deps, { byPass: false })).store;
}

async function makeModel(): Promise<TestDatabase> {
  const place = await freshDatabase();
  const store = await openStoreAt(place);
  await store.close();
  return place;
}
