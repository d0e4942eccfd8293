import type { Clock } from "../../shared/time/clock.ts";
import type { StoreConfig } from "../model/store-config.ts";
import { alone, type Company } from "./company.ts";
import type { Member } from "./postgres/presence.ts";
import { openSqliteStore } from "./sqlite/open.ts";
import type { Store } from "./store.ts";

/** What opening a store needs of the world. */
export interface OpenStoreDeps {
  readonly clock: Clock;
  /** The machine's present boot, where the system tells: see SqliteStoreDeps. */
  readonly boot?: string | undefined;
  /** The text of a file: a certificate authority's. */
  readonly readFile: (path: string) => string;
}

/**
 * How a store is opened.
 *
 * `relay` is a process that receives or dispatches: it creates the store and brings its schema up to date. `beside` reads and
 * acts while relays may be running: it changes no schema.
 */
export type OpenStoreOptions = { readonly as: "relay"; readonly member: Member } | { readonly as: "beside" };

/** A store that is open, and the relays it is shared with. */
export interface OpenedStore {
  readonly store: Store;
  readonly company: Company;
  /** Has `listener` called, once it may be, whenever other relays have stored something to carry. Absent where there are no others. */
  readonly onTurns?: (listener: () => void) => void;
}

/**
 * Opens the store that a configuration names.
 *
 * What speaks to PostgreSQL is loaded only for a store that is there, so that a relay on a file starts as fast as if there were nothing else.
 *
 * @throws CodedError STORE_INVALID, STORE_IN_USE, STORE_MOVED, STORE_MOVING, STORE_UNAVAILABLE
 */
export async function openStore(
  config: StoreConfig,
  deps: OpenStoreDeps,
  options: OpenStoreOptions,
): Promise<OpenedStore> {
  if (config.kind === "sqlite")
    return { store: await openSqliteStore(config.path, deps, options), company: alone(deps.clock) };
  const { openPostgresStore } = await import("./postgres/open.ts");
  const member = options.as === "relay" ? options.member : NOBODY;
  return await openPostgresStore(config, { ...deps, ...member }, { as: options.as });
}

/** Who works beside the relays is none of them. */
const NOBODY: Member = { newId: () => "", name: "", lapsed: () => {}, buried: () => {} };
