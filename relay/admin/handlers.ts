import type { Answered, Asked, OperationId } from "../../shared/relay-api/operations.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { LiveConfig } from "../live-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { CompiledRoute } from "../routes/match.ts";
import type { Store } from "../store/store.ts";
import type { SourceTally } from "./source-tally.ts";

/** What the operations of the API work on. */
export interface ApiGround {
  readonly config: Pick<LiveConfig, "current">;
  /** The routes of the configuration in force, compiled. */
  readonly routes: () => readonly CompiledRoute[];
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly observe: Observe;
  /** Called once deliveries are on disk that could go. */
  readonly onStored: () => void;
  readonly dispatching: () => boolean;
  readonly tally: SourceTally;
}

/** Who asks, beside what. */
export interface Asker {
  readonly address: string;
  /** Their Idempotency-Key. */
  readonly key?: string;
}

/** Does what an operation does. Rejects with a CodedError that the operation may refuse with. */
export type Handler<Id extends OperationId> = (asked: Asked<Id>, asker: Asker) => Promise<Answered<Id>>;

/** A handler for each of these operations. */
export type Handlers<Id extends OperationId = OperationId> = { readonly [Each in Id]: Handler<Each> };
