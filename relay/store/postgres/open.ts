import type { Clock } from "../../../shared/time/clock.ts";
import type { PostgresStoreConfig } from "../../model/store-config.ts";
import { alone, type Company } from "../company.ts";
import { requireNotMoving } from "../move/require-not-moving.ts";
import type { Store } from "../store.ts";
import { connect } from "./connect.ts";
import { joinCompany } from "./join-company.ts";
import { migrate, requireCurrent } from "./migrate.ts";
import { PooledDatabase } from "./pooled-database.ts";
import { PostgresStore } from "./postgres-store.ts";
import type { PresenceDeps } from "./presence.ts";
import { TurnQueue } from "./turn-queue.ts";
import { WakeUp } from "./wake-up.ts";

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

/** A store that is open, with the relays at it. */
export interface OpenedPostgres {
  readonly store: Store;
  readonly company: Company;
  /** Has `listener` called whenever there may be something to carry; takes one connection from then on. Once. */
  readonly onTurns: (listener: () => void) => void;
}

/**
 * Opens the store in a PostgreSQL database.
 *
 * @throws CodedError STORE_INVALID (not a database the relay can use, too old, too new), STORE_MOVING or STORE_UNAVAILABLE (it cannot be
 *   reached)
 */
export async function openPostgresStore(
  config: PostgresStoreConfig,
  deps: PostgresStoreDeps,
  { as = "relay", byPass = true }: PostgresStoreOptions = {},
): Promise<OpenedPostgres> {
  const { clock } = deps;
  const pool = connect(config, deps.readFile);
  const database = new PooledDatabase(pool, config.schema, clock);
  const release: (() => Promise<unknown>)[] = [() => database.close()];
  const shutDown = async () => {
    for (const undo of release.splice(0)) await undo();
  };
  try {
    const isRelay = as === "relay";
    await (isRelay ? migrate(database, () => prepareQueue(database)) : requireCurrent(database));
    const wake = new WakeUp(pool, database, clock);
    release.unshift(() => wake.close());
    const queue = await TurnQueue.open(database, { migrate: isRelay, ring: () => wake.ring() });
    release.unshift(() => queue.close());
    const joined = isRelay ? await joinCompany({ ...deps, database }) : undefined;
    const company = joined ?? alone(clock);
    release.unshift(() => company.leave());
    await requireNotMoving(database);
    const relay = () => joined?.relay();
    const store = new PostgresStore(database, { clock: company.clock, queue, relay, byPass, shutDown });
    return { store, company, onTurns: (listener) => wake.listen(listener) };
  } catch (error) {
    await shutDown().catch(() => {});
    throw error;
  }
}

/** Brings the schema of the work queue up to date. */
async function prepareQueue(database: PooledDatabase): Promise<void> {
  const queue = await TurnQueue.open(database, { migrate: true, ring: () => {} });
  await queue.close();
}
