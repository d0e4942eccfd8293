import type { Clock } from "../../shared/time/clock.ts";
import type { Listening } from "../listen.ts";
import type { LiveConfig } from "../live-config.ts";
import type { Observe } from "../observe/signal.ts";

/** A relay that takes webhooks and carries deliveries. */
export interface RunningRelay {
  readonly url: string;
  /** Resolves once the relay has ended, however that came. */
  readonly closed: Promise<void>;
  /** Reads the configuration again and goes on with it, or, when something is wrong with it, with the present one. Never throws. */
  reload(): void;
  /**
   * Says on `/readyz` that it is about to end, and takes webhooks for as long as `listen.drain-grace` says; then takes no more. Attempts
   * under way end meanwhile and are settled, no new ones begin. Then it lets go of everything.
   */
  close(): Promise<void>;
  /** As `close`, but ends connections and attempts under way at once; those attempts count as open. */
  abort(reason: Error): Promise<void>;
}

/** Work that goes on beside receiving: carrying deliveries, keeping schedules, telling results, keeping house. */
export interface Loop {
  /** Begins; once. */
  start(): void;
  /** Begins nothing more; resolves once what is under way has ended. */
  stop(): Promise<void>;
  /** Ends what is under way, so that a pending `stop` resolves soon. */
  abort?(reason: Error): void;
}

/** What a relay consists of once it runs. */
export interface Parts {
  readonly config: LiveConfig;
  readonly listening: Listening;
  readonly loops: readonly Loop[];
  /** Attempts under way. */
  readonly inFlight: () => number;
  readonly reload: () => void;
  /** Has `/readyz` say from now on that the relay is about to end. */
  readonly drain: () => void;
  /** Closes store and connections. */
  readonly letGo: () => Promise<void>;
  readonly observe: Observe;
  readonly clock: Clock;
}

/** What an attempt may take beyond its own deadline until it is settled, when the relay is to end. */
const SETTLE_GRACE_MS = 5_000;

/** A relay of these parts, with the ways it can end: loops and doors, then store and connections. */
export function running(parts: Parts): RunningRelay {
  const { config, listening, loops, letGo, observe, clock } = parts;
  const ended = Promise.withResolvers<void>();
  const hurry = new AbortController();
  let ending: Promise<void> | undefined;
  const force = (reason: Error) => {
    hurry.abort(reason);
    for (const loop of loops) loop.abort?.(reason);
    listening.destroy();
  };
  const end = async () => {
    const { drainGraceMs } = config.current.listen;
    parts.drain();
    const atRest = Promise.all(loops.map((loop) => loop.stop()));
    if (drainGraceMs > 0) {
      observe({ kind: "draining", graceMs: drainGraceMs, inFlight: parts.inFlight() });
      await clock.sleep(drainGraceMs, hurry.signal).catch(() => {});
    }
    observe({ kind: "stopping", inFlight: parts.inFlight() });
    const patience = new AbortController();
    const outOfPatience = clock.sleep(config.current.dispatch.deadlineMs + SETTLE_GRACE_MS, patience.signal).then(
      () => force(new Error("The relay ended before the attempt did.")),
      () => {},
    );
    await Promise.all([listening.close(), atRest]);
    patience.abort();
    await outOfPatience;
    await letGo();
    observe({ kind: "stopped" });
    ended.resolve();
  };
  const close = async () => (ending ??= end());
  return {
    url: listening.url,
    closed: ended.promise,
    reload: () => {
      if (ending === undefined) parts.reload();
    },
    close,
    abort: async (reason) => {
      const closing = close();
      force(reason);
      await closing;
    },
  };
}
