import type { Clock } from "../../shared/time/clock.ts";
import type { LiveConfig } from "../live-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { Store } from "../store/store.ts";
import { beginSeries, countSignals } from "./count-signals.ts";
import { exposition } from "./exposition.ts";
import { FAMILIES } from "./families.ts";
import { createRegistry, type Registry } from "./registry.ts";

/** What metrics are made of. */
export interface MetricsDeps {
  readonly config: Pick<LiveConfig, "current">;
  readonly clock: Clock;
  /** Sets the figures of the process. */
  readonly processFigures: (registry: Registry) => void;
}

/** What is looked at when metrics are asked for. */
export interface Sights {
  readonly store: Pick<Store, "backlog" | "size" | "check">;
  /** Attempts under way. */
  readonly inFlight: () => number;
  /** Absent where other relays carry what this one stores. */
  readonly dispatching?: () => boolean;
  /** Bytes of request bodies in memory. */
  readonly bodyBytes: () => number;
}

/** The relay's metrics. */
export interface Metrics {
  /** Counts a signal. */
  readonly observe: Observe;
  /** Notes how long the store took. */
  readonly storeTook: (operation: "claim" | "settle", tookMs: number) => void;
  /** The metrics as text, looked up at most once a second, however many ask. */
  page(sights: Sights): Promise<string>;
}

/** Whoever asks how often: the store is looked at no more often than this. */
const KEEP_MS = 1_000;

/** Metrics in which everything stands at nothing. */
export function createMetrics({ config, clock, processFigures }: MetricsDeps): Metrics {
  const registry = createRegistry(FAMILIES);
  let kept: { readonly page: Promise<string>; readonly sinceMs: number } | undefined;

  const make = async (sights: Sights) => {
    beginSeries(registry, config.current);
    registry.set("sluice_relay_attempts_in_flight", {}, sights.inFlight());
    if (sights.dispatching !== undefined) registry.set("sluice_relay_dispatching", {}, sights.dispatching() ? 1 : 0);
    registry.set("sluice_relay_body_bytes_in_flight", {}, sights.bodyBytes());
    await lookAtStore(registry, sights.store, clock);
    processFigures(registry);
    return exposition(FAMILIES, registry);
  };

  return {
    observe: countSignals(registry, config),
    storeTook: (operation, tookMs) =>
      registry.observe("sluice_relay_store_duration_seconds", { operation }, tookMs / 1_000),
    page(sights) {
      const nowMs = clock.monotonicMs();
      if (kept === undefined || nowMs - kept.sinceMs >= KEEP_MS) kept = { page: make(sights), sinceMs: nowMs };
      return kept.page;
    },
  };
}

/** What only the store knows. While it cannot be read nothing is told of it, rather than what it held before. */
async function lookAtStore(registry: Registry, store: Sights["store"], clock: Clock): Promise<void> {
  for (const name of OF_THE_STORE) registry.clear(name);
  try {
    const { oldestDueAt, oldestUndeliveredAt, ...states } = await store.backlog();
    const ageOf = (since: Date | undefined) =>
      since === undefined ? 0 : Math.max(0, (clock.now().getTime() - since.getTime()) / 1_000);
    for (const [state, count] of Object.entries(states)) registry.set("sluice_relay_deliveries", { state }, count);
    registry.set("sluice_relay_oldest_undelivered_age_seconds", {}, ageOf(oldestUndeliveredAt));
    registry.set("sluice_relay_oldest_due_age_seconds", {}, ageOf(oldestDueAt));
    registry.set("sluice_relay_store_size_bytes", {}, await store.size());
    await store.check();
    registry.set("sluice_relay_store_up", {}, 1);
  } catch {
    // Why, the log says; /readyz too.
    registry.set("sluice_relay_store_up", {}, 0);
  }
}

const OF_THE_STORE = [
  "sluice_relay_deliveries",
  "sluice_relay_oldest_undelivered_age_seconds",
  "sluice_relay_oldest_due_age_seconds",
  "sluice_relay_store_size_bytes",
] as const;
