import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { LiveConfig } from "../live-config.ts";
import type { Observe } from "../observe/signal.ts";
import type { Company } from "../store/company.ts";
import type { Store } from "../store/store.ts";
import { firstStep, nextStep, type Step } from "./next-step.ts";

/** What keeping house stands on. */
export interface HouseKeeperDeps {
  readonly store: Pick<Store, "prune" | "size">;
  readonly company: Pick<Company, "duties">;
  readonly config: Pick<LiveConfig, "current">;
  readonly clock: Clock;
  readonly observe: Observe;
}

/** Lets go of what the configuration's `retention` says is over. */
export interface HouseKeeper {
  start(): void;
  /** Resolves once the step under way has ended. */
  stop(): Promise<void>;
}

/** Retention is counted in days: a minute more or less is nothing, and a look that finds nothing costs next to nothing. */
const LOOK_EVERY_MS = 60_000;

/** What one relay does for all that share the store. */
const DUTY = "keep house";

/**
 * Looks every minute, and removes what is over a few events at a time. The store does one thing at once, so while a step goes on no
 * webhook is stored: steps are kept short, by how long they take, and there are pauses between them.
 */
export function createHouseKeeper({ store, company, config, clock, observe }: HouseKeeperDeps): HouseKeeper {
  const stopping = new AbortController();
  let loop: Promise<void> | undefined;
  let failing = false;
  let isTooLarge = false;
  let step: Step = firstStep;

  const pause = async (ms: number) => clock.sleep(ms, stopping.signal).catch(() => {});

  /** Whether there may be more to remove. */
  async function removeSome(told: { events: number; bytes: number }): Promise<boolean> {
    const beganMs = clock.monotonicMs();
    const { most } = step;
    const removed = await store.prune(clock.now(), config.current.retention, most);
    step = nextStep(step, clock.monotonicMs() - beganMs);
    told.events += removed.events;
    told.bytes += removed.bytes;
    return removed.events >= most;
  }

  async function look(): Promise<void> {
    const told = { events: 0, bytes: 0 };
    try {
      if ((await company.duties.take(DUTY)) === "elsewhere") return;
      while (!stopping.signal.aborted && (await removeSome(told))) await pause(step.pauseMs);
      await watchSize();
      failing = false;
    } catch (error) {
      const code = isCoded(error) ? error.code : "INTERNAL";
      if (!failing) observe({ kind: "store-failing", doing: "removing old events", code, text: oneLine(error) });
      failing = true;
    }
    if (told.events > 0) observe({ kind: "old-removed", ...told });
  }

  /** What waits for a person or for GitLab is not removed, and may alone be more than the store should hold. */
  async function watchSize(): Promise<void> {
    const { maxBytes } = config.current.retention;
    const sizeBytes = maxBytes === undefined ? 0 : await store.size();
    const was = isTooLarge;
    isTooLarge = maxBytes !== undefined && sizeBytes > maxBytes;
    if (isTooLarge && !was && maxBytes !== undefined) observe({ kind: "store-too-large", sizeBytes, maxBytes });
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look();
      await pause(LOOK_EVERY_MS);
    }
  }

  return {
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
