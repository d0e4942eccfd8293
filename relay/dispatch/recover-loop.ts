import { isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { type RecoverDeps, recover } from "./recover.ts";

/** What recovering again and again stands on. */
export interface RecoverLoopDeps extends RecoverDeps {
  /** Says that there may be something to carry. */
  readonly onRecovered: () => void;
}

/** Takes over from relays that are gone, while this one runs. */
export interface RecoverLoop {
  start(): void;
  /** Resolves once the look under way has ended. */
  stop(): Promise<void>;
}

/** A relay counts as gone some seconds after its last word; this much later at most its deliveries go on. */
const LOOK_EVERY_MS = 5_000;

/**
 * Looks now and then whether a relay at the same store is gone. For stores that several relays share: one that a relay has to itself is
 * recovered once, before anything is carried.
 */
export function createRecoverLoop(deps: RecoverLoopDeps): RecoverLoop {
  const { clock, observe, onRecovered } = deps;
  const stopping = new AbortController();
  let loop: Promise<void> | undefined;
  let isFailing = false;

  async function look(): Promise<void> {
    try {
      let recovered = 0;
      const counting: RecoverDeps["observe"] = (signal) => {
        recovered += 1;
        observe(signal);
      };
      await recover({ ...deps, observe: counting });
      if (recovered > 0) onRecovered();
      isFailing = false;
    } catch (error) {
      const code = isCoded(error) ? error.code : "INTERNAL";
      if (!isFailing) observe({ kind: "store-failing", doing: "recovering deliveries", code, text: oneLine(error) });
      isFailing = true;
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await clock.sleep(LOOK_EVERY_MS, stopping.signal).catch(() => {});
      if (!stopping.signal.aborted) await look();
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
