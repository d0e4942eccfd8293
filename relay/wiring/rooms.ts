import type { Exchange } from "../../shared/forge/exchange.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { createCatchUpLoop } from "../catch-up/catch-up-loop.ts";
import { attemptOver } from "../dispatch/attempt.ts";
import { createDispatcher, type Dispatcher } from "../dispatch/dispatcher.ts";
import { lookOver } from "../dispatch/look.ts";
import { createRecoverLoop } from "../dispatch/recover-loop.ts";
import { reportMove } from "../dispatch/report.ts";
import { SharedGate } from "../dispatch/shared-gate.ts";
import { createTeller } from "../feedback/teller.ts";
import { createWatcher } from "../feedback/watcher.ts";
import { createHouseKeeper } from "../keep-house/house-keeper.ts";
import type { LiveConfig } from "../live-config.ts";
import { timeStore } from "../metrics/time-store.ts";
import { dispatches, type RelayRole } from "../model/relay-role.ts";
import type { Observe } from "../observe/signal.ts";
import { createScheduler } from "../schedules/scheduler.ts";
import type { Company } from "../store/company.ts";
import type { OpenedStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import type { Connections } from "./connections.ts";
import type { Loop } from "./running.ts";

/** What every room of the relay stands on. */
export interface Ground {
  readonly config: LiveConfig;
  readonly store: Store;
  /** The relays that share it. */
  readonly company: Company;
  /** Has a listener called when other relays have stored something to carry; absent where there are none. */
  readonly onTurns?: OpenedStore["onTurns"];
  readonly connections: Connections;
  /** Requests to forges. */
  readonly exchange: Exchange;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly newId: () => string;
  readonly observe: Observe;
  /** Told how long the store took to hand out deliveries and to write down what became of them. */
  readonly storeTook: (operation: "claim" | "settle", tookMs: number) => void;
  /** Hides secrets in texts that are about to be stored. */
  readonly redact: (text: string) => string;
}

/** The rooms that work beside receiving. */
export interface Rooms {
  /** Absent where other relays carry what is stored. */
  readonly dispatcher?: Dispatcher;
  /** All of them, in the order they are started. */
  readonly loops: readonly Loop[];
}

/** Furnishes the rooms that a relay of this role has; nothing is started. A new room is a line here. */
export function furnish(ground: Ground, role: RelayRole): Rooms {
  if (!dispatches(role)) return { loops: [] };
  const dispatcher = dispatcherOn(ground);
  const waking = { ...ground, onStored: () => dispatcher.wake() };
  return {
    dispatcher,
    loops: [
      dispatcher,
      createScheduler(waking),
      createTeller(ground),
      createWatcher(ground),
      createHouseKeeper(ground),
      createCatchUpLoop(waking),
      ...forOthers(ground, dispatcher),
    ],
  };
}

/** What a relay does for those it shares the store with: it carries what they store, and goes on with what they leave. */
function forOthers({ onTurns, ...ground }: Ground, dispatcher: Dispatcher): readonly Loop[] {
  if (onTurns === undefined) return [];
  const onRecovered = () => dispatcher.wake();
  return [{ start: () => onTurns(onRecovered), stop: async () => {} }, createRecoverLoop({ ...ground, onRecovered })];
}

function dispatcherOn(ground: Ground): Dispatcher {
  const { store } = ground;
  const leaving = (id: string, attempt: number) => store.leaving(id, attempt);
  const gate = sharedGateOn(ground);
  return createDispatcher({
    ...ground,
    store: timeStore(store, ground.clock, ground.storeTook),
    ...(gate === undefined ? {} : { gate }),
    attempt: attemptOver({ ...ground, leaving }),
    look: lookOver(ground),
  });
}

/** GitLab answers most calls well within it. */
const GATE_PATIENCE_MS = 1_000;

/** Undefined where this relay has its GitLabs to itself. */
function sharedGateOn({ company, config, clock, observe }: Ground): SharedGate | undefined {
  if (company.gate === undefined) return undefined;
  return new SharedGate({
    store: company.gate,
    config: () => config.current,
    clock,
    patienceMs: GATE_PATIENCE_MS,
    movedElsewhere: (move, met) =>
      reportMove(observe, move, met ?? { code: "INTERNAL", text: "Another relay says so." }),
  });
}
