import type { ForgeAccess } from "../../shared/forge/api/forge-access.ts";
import type { Exchange } from "../../shared/forge/exchange.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { CatchUpConfig } from "../model/source-config.ts";
import type { Store } from "../store/store.ts";
import type { ForgeSource } from "./reconcile-event.ts";

/** What catching up needs of the world. */
export interface CatchUpDeps {
  readonly store: Pick<Store, "headsOf" | "listEvents" | "persist" | "comparedAt" | "noteCompared">;
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Called once deliveries are on disk. */
  readonly onStored: () => void;
}

/** What somebody asks for beyond the configuration. */
export interface CatchUpOptions {
  /** Finds out, and changes nothing: neither here nor at the forge. */
  readonly dryRun: boolean;
  /** Also what the forge takes for delivered and the store has not got. */
  readonly lost: boolean;
  /** Also refs of which the store knows nothing, in repositories that were never compared. */
  readonly all: boolean;
  readonly sinceMs?: number;
  readonly by?: "log" | "refs";
  /** Only these repositories. */
  readonly repositories?: readonly string[];
}

/** What catching up at one source stands on. */
export interface CatchUpGround extends CatchUpDeps {
  readonly config: RelayConfig;
  readonly source: ForgeSource;
  readonly access: ForgeAccess;
  readonly settings: CatchUpConfig;
  readonly options: CatchUpOptions;
  readonly signal: AbortSignal;
}
