import { afterEach } from "vitest";
import type { Store } from "../../relay/store/store.ts";

/** What a contract needs of an implementation. */
export interface StoreUnderTest {
  /** Opens the store of this test; opened again after `close()`, it is the same store. */
  readonly open: () => Promise<Store>;
  /** Removes it. */
  readonly dispose: () => Promise<void>;
}

/** A store for each test of the suite that calls this: opened by `start`, closed and removed after the test. */
export function storeOfEachTest(create: () => Promise<StoreUnderTest>) {
  let used: StoreUnderTest | undefined;
  let store: Store | undefined;

  async function start(): Promise<Store> {
    used = await create();
    store = await used.open();
    return store;
  }

  /** Closes the store and opens it again: what a restart finds. */
  async function reopen(): Promise<Store> {
    if (used === undefined) throw new Error("Nothing was started.");
    await store?.close();
    store = await used.open();
    return store;
  }

  afterEach(async () => {
    await store?.close();
    await used?.dispose();
  });

  return { start, reopen };
}
