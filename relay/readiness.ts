import { oneLine } from "../shared/errors/describe.ts";
import type { Clock } from "../shared/time/clock.ts";
import type { Observe } from "./observe/signal.ts";
import type { Store } from "./store/store.ts";

/** What readiness is found out by. */
export interface ReadinessDeps {
  readonly store: Pick<Store, "check" | "backlog">;
  readonly clock: Clock;
  readonly observe: Observe;
  /** Whether deliveries are being dispatched. Absent: that is none of this relay's business. */
  readonly dispatching?: () => boolean;
  /** Whether the relay is about to end. */
  readonly draining?: () => boolean;
}

/** How a relay stands, for whoever decides where requests go. */
export type Readiness =
  | { readonly status: "ready" | "not ready"; readonly checks: Checks }
  /** It still takes requests, for as long as balancers need to turn away. */
  | { readonly status: "draining" };

interface Checks {
  /** `ok`: an event would be stored now. */
  readonly store: "ok" | "unavailable";
  /** `elsewhere`: other relays carry what this one stores. */
  readonly dispatcher: "running" | "stopped" | "elsewhere";
  /**
   * `late`: a delivery has been due for longer than a minute. It says nothing against this relay, and never makes it unready: all relays of a
   * store share its backlog, so all of them would be taken out of service at once, and webhooks be lost that could have been stored.
   */
  readonly backlog: "flowing" | "late" | "unknown";
}

/** Balancers wait for two to five seconds. */
const ANSWER_WITHIN_MS = 1_500;

const LATE_AFTER_MS = 60_000;

/**
 * Gives a function that tells how the relay stands: within two seconds, whatever the store does. Those who ask while the store is being asked
 * share its answer.
 */
export function readinessOf({ store, clock, observe, dispatching, draining }: ReadinessDeps): () => Promise<Readiness> {
  let asking: Promise<Pick<Checks, "store" | "backlog">> | undefined;
  return async () => {
    if (draining?.() === true) return { status: "draining" };
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    const found = await asking;
    const dispatcher = dispatching === undefined ? "elsewhere" : dispatching() ? "running" : "stopped";
    const checks = { store: found.store, dispatcher, backlog: found.backlog } as const;
    return { status: checks.store === "ok" && dispatcher !== "stopped" ? "ready" : "not ready", checks };
  };

  async function ask(): Promise<Pick<Checks, "store" | "backlog">> {
    try {
      const backlog = await withinTime(async () => {
        await store.check();
        return await backlogNow();
      });
      return { store: "ok", backlog };
    } catch (error) {
      observe({ kind: "store-not-ready", why: oneLine(error) });
      return { store: "unavailable", backlog: "unknown" };
    }
  }

  async function backlogNow(): Promise<Checks["backlog"]> {
    try {
      const { oldestDueAt } = await store.backlog();
      const waitsMs = oldestDueAt === undefined ? 0 : clock.now().getTime() - oldestDueAt.getTime();
      return waitsMs > LATE_AFTER_MS ? "late" : "flowing";
    } catch {
      // The store has just taken a write, and that is what counts.
      return "unknown";
    }
  }

  async function withinTime<T>(work: () => Promise<T>): Promise<T> {
    const over = new AbortController();
    const late = clock.sleep(ANSWER_WITHIN_MS, over.signal).then(() => {
      throw new Error(`the store has not answered for ${ANSWER_WITHIN_MS / 1_000} s`);
    });
    try {
      return await Promise.race([work(), late]);
    } finally {
      over.abort();
      late.catch(() => {});
    }
  }
}
