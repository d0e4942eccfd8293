import { randomBytes } from "node:crypto";
import type { Clock } from "../shared/time/clock.ts";
import type { LoadDeps } from "./config/examine.ts";
import { loadStore } from "./config/load-store.ts";
import { idSource } from "./model/new-id.ts";
import { openStore } from "./store/open-store.ts";
import type { Store } from "./store/store.ts";

/** What an operator's command needs of the world. */
export interface BesideDeps extends LoadDeps {
  readonly clock: Clock;
}

/**
 * Lets `use` work on the store of the configuration at `config`, beside whatever relay is running on it, and closes it again.
 *
 * @throws CodedError FILE_UNREADABLE, CONFIG_INVALID, CONFIG_SECRET_MISSING, STORE_INVALID, STORE_MOVED, STORE_UNAVAILABLE
 */
export async function besideRelay<T>(config: string, deps: BesideDeps, use: (store: Store) => Promise<T>): Promise<T> {
  const { store } = await openStore(loadStore(config, deps), deps, { as: "beside" });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Draws ids for what a command makes; they sort among those of a running relay by time. */
export function newIds(clock: Clock): () => string {
  return idSource(clock, randomBytes);
}
