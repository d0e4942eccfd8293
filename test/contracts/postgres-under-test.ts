import type { Store } from "../../relay/store/store.ts";
import { engineClock, prepareEngineClock } from "../postgres/engine-clock.ts";
import { migratedDatabase, openStoreAt } from "../postgres/migrated-database.ts";
import { at } from "./store-samples.ts";
import type { StoreUnderTest } from "./store-under-test.ts";

/** A store in a database of its own, whose queue engine goes by the times that claims are given. */
export async function postgres(): Promise<StoreUnderTest> {
  const place = await migratedDatabase();
  await prepareEngineClock(place);
  return {
    open: async () => {
      const store = await openStoreAt(place);
      const engine = await engineClock(place, at(0));
      return claimingBy(store, engine.set);
    },
    dispose: () => place.dispose(),
  };
}

/** The store, with the queue engine's clock set to the time of each claim. */
function claimingBy(store: Store, set: (now: Date) => Promise<void>): Store {
  let lastSet = Promise.resolve();
  return new Proxy(store, {
    get: (target, name) => {
      if (name === "claim") {
        return async (now: Date, limit: number, busyLanes?: readonly string[]) => {
          lastSet = lastSet.then(() => set(now));
          await lastSet;
          return await target.claim(now, limit, busyLanes);
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
