import type { Clock } from "../../shared/time/clock.ts";
import { attemptOver } from "../dispatch/attempt.ts";
import { createDispatcher, type Dispatcher } from "../dispatch/dispatcher.ts";
import type { LiveConfig } from "../live-config.ts";
import type { RelayConfig } from "../model/relay-config.ts";
import type { OnAmbiguous } from "../model/route-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { Store } from "../store/store.ts";
import type { Connections } from "./connections.ts";
import type { Loop } from "./running.ts";

/** What every room of the relay stands on. */
export interface Ground {
  readonly config: LiveConfig;
  readonly store: Store;
  readonly connections: Connections;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly newId: () => string;
  readonly observe: Observe;
  /** Hides secrets in texts that are about to be stored. */
  readonly redact: (text: string) => string;
}

/** The rooms that work beside receiving. */
export interface Rooms {
  readonly dispatcher: Dispatcher;
  /** All of them, in the order they are started. */
  readonly loops: readonly Loop[];
}

/** Furnishes the rooms; nothing is started. A new room is a line here. */
export function furnish(ground: Ground): Rooms {
  const dispatcher = dispatcherOn(ground);
  return { dispatcher, loops: [dispatcher] };
}

function dispatcherOn({ config, store, connections, ...world }: Ground): Dispatcher {
  return createDispatcher({
    ...world,
    store,
    policy: config.current.dispatch,
    routes: config.current.routes.length,
    attempt: attemptOver({
      routes: config.current.routes,
      connections,
      leaving: (id, attempt) => store.leaving(id, attempt),
    }),
    onAmbiguous: (route) => onAmbiguous(config.current, route),
  });
}

/** What is wanted when it is open whether a pipeline was created; a route that is gone cannot say that it prefers a duplicate. */
export function onAmbiguous({ routes, schedules }: RelayConfig, name: string): OnAmbiguous {
  return [...routes, ...schedules].find((errand) => errand.name === name)?.onAmbiguous ?? "hold";
}
