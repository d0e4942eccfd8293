import { Hono } from "hono";
import { CodedError } from "../shared/errors/coded-error.ts";
import type { Log } from "../shared/text/log.ts";
import type { Clock } from "../shared/time/clock.ts";
import type { RelayConfig } from "./model/relay-config.ts";
import type { Store } from "./store/store.ts";

/** What the relay's HTTP side needs of the world. */
export interface AppDeps {
  readonly config: RelayConfig;
  readonly store: Store;
  readonly clock: Clock;
  /** A new id: sortable by time, unique. */
  readonly newId: () => string;
  readonly log: Log;
  /** Called after deliveries were stored, so that the dispatcher looks at once. */
  readonly onStored: () => void;
  /** Whether deliveries are being dispatched; `/readyz` answers 503 while they are not. Absent: not asked. */
  readonly dispatching?: () => boolean;
}

/** The relay's HTTP application; composes and never listens. */
export function createApp(_deps: AppDeps): Hono {
  throw new CodedError("INTERNAL", "The relay's application is not composed yet.");
}
