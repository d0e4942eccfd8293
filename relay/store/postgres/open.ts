import type { Clock } from "../../../shared/time/clock.ts";
import type { PostgresStoreConfig } from "../../model/store-config.ts";
import { alone, type Company } from "../company.ts";
import type { Store } from "../store.ts";
import { connect } from "./connect.ts";
import { joinCompany } from "./join-company.ts";
import { migrate, requireCurrent } from "./migrate.ts";
import { PooledDatabase } from "./pooled-database.ts";
import { PostgresStore } from "./postgres-store.ts";
import type { PresenceDeps } from "./presence.ts";
import { TurnQueue } from "./turn-queue.ts";

/** What a store in PostgreSQL needs of the world. */
export interface PostgresStoreDeps extends Pick<PresenceDeps, "newId" | "name" | "lapsed" | "buried"> {
  readonly clock: Clock;
  /** The text of a file: a certificate authority's. */
  readonly readFile: (path: string) => string;
}

/** How a store is opened. */
export interface PostgresStoreOptions {
  /**
   * `relay` (default) receives or dispatches: it brings the schema up to date and joins the other relays. `beside` reads and acts while relays
   * may be running: it changes no schema, and makes no attempts.
   */
  readonly as?: "relay" | "beside";
  /** Whether a request leaves only with a pass of the gate that all relays share. Default true. */
  readonly byPass?: boolean;
}

/**
 * Opens the store in a PostgreSQL database.
 *
 * @throws CodedError STORE_INVALID (not a database the relay can use, too old, too new) or STORE_UNAVAILABLE (it cannot be reached)
 */
export async function openPostgresStore(
  config: PostgresStoreConfig,
  deps: PostgresStoreDeps,
  { as = "relay", byPass = true }: PostgresStoreOptions = {},
): Promise<{ readonly store: Store; readonly company: Company }> {
  const { clock } = deps;
  const database = new PooledDatabase(connect(config, deps.readFile), config.schema, clock);
  const release: (() => Promise<unknown>)[] = [() => database.close()];
  const shutDown = async () => {
    for (const undo of release.splice(0)) await undo();
  };
  try {
    const isRelay = as === "relay";
    await (isRelay ? migrate(database) : requireCurrent(database));
    const queue = await TurnQueue.open(database, { migrate: isRelay, ring: () => {} });
    release.unshift(() => queue.close());
    const joined = isRelay ? await joinCompany({ ...deps, database }) : undefined;
    const company = joined ?? alone(clock);
    release.unshift(() => company.leave());
    const relay = () => joined?.relay();
    const store = new PostgresStore(database, { clock: company.clock, queue, relay, byPass, shutDown });
    return { store, company };
  } catch (error) {
    await shutDown().catch(() => {});
    throw error;
  }
}
