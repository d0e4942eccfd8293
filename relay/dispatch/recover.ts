import type { Clock } from "../../shared/time/clock.ts";
import type { LiveConfig } from "../live-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { Store } from "../store/store.ts";
import { afterCrash } from "./why-blind.ts";

/** What recovering stands on. */
export interface RecoverDeps {
  readonly store: Pick<Store, "recover">;
  readonly config: Pick<LiveConfig, "current">;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** Ends what relays that are gone left under way, by the configuration in force, and tells it. Rejects with STORE_UNAVAILABLE. */
export async function recover({ store, config, clock, observe }: RecoverDeps): Promise<void> {
  const recovered = await store.recover(clock.now(), (delivery) => afterCrash(config.current, delivery));
  for (const { id, route, state, inDoubt } of recovered) {
    const to = state === "held" ? "held" : inDoubt ? "look-up" : "pending";
    observe({ kind: "recovered", delivery: id, route, to });
  }
}
