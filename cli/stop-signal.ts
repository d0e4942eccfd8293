/** Signals that ask a process to end; SIGHUP comes when its terminal is closed. */
const STOPPING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * A signal that follows the first one so soon is the same one: `timeout` and npm pass on what the system sends to the whole
 * group of processes in any case.
 */
const SAME_WITHIN_MS = 500;

/** What listening for signals stands on. */
export interface SignalDeps {
  /** Has `heard` called at each signal of this name; what it returns takes that back. */
  readonly on: (name: NodeJS.Signals, heard: () => void) => () => void;
  readonly monotonicMs: () => number;
  /** Where a person reads why the process ends at once. */
  readonly err: (text: string) => void;
  /** Ends the process as one that this signal has ended. */
  readonly exit: (name: NodeJS.Signals) => void;
}

/** A process that may be asked to end. */
export interface StopSignal {
  /** Aborts when it is asked. */
  readonly signal: AbortSignal;
  /** Leaves signals to somebody else from now on. */
  readonly letGo: () => void;
}

/** Hears when the process is asked to end, and leaves it time to end well; asked once more, it ends at once. */
export function stopSignal({ on, monotonicMs, err, exit }: SignalDeps): StopSignal {
  const stop = new AbortController();
  let firstMs = 0;
  const undo = STOPPING.map((name) =>
    on(name, () => {
      if (!stop.signal.aborted) {
        firstMs = monotonicMs();
        stop.abort(new Error(`Stopped by ${name}.`));
      } else if (monotonicMs() - firstMs >= SAME_WITHIN_MS) {
        err(`error: Stopped at once by another ${name}: what was to be cancelled may still run.\n`);
        exit(name);
      }
    }),
  );
  return {
    signal: stop.signal,
    letGo: () => {
      for (const off of undo) off();
    },
  };
}
