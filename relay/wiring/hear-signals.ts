/** What a signal to the relay's process asks for. */
export type Wish =
  /** To read the configuration again. */
  | "reload"
  /** To end, once what is under way has ended. */
  | "end"
  /** To end what is under way too. */
  | "end-now";

/** Signals as a process gets them. */
export interface SignalDeps {
  /** Has `heard` called at each signal of this name; what it returns takes that back. */
  readonly on: (name: NodeJS.Signals, heard: () => void) => () => void;
  readonly monotonicMs: () => number;
  /** Whether SIGHUP means that the process's terminal, or its console on Windows, was closed, and not that somebody sent it. */
  readonly terminalClosed: () => boolean;
}

/** The wishes of whoever sends signals. */
export interface HeardSignals {
  /** Has `listener` called for each wish, those from before included. */
  tell(listener: (wish: Wish) => void): void;
  /** Leaves signals to do what they do to any process. */
  stop(): void;
}

/** `timeout` and npm pass on what the system sends to the whole group in any case: a second signal so soon is the first one. */
const SAME_WITHIN_MS = 500;

/**
 * Hears SIGTERM, SIGINT and SIGHUP from now on, so that one that comes while the relay is still starting is not lost.
 *
 * The first SIGTERM or SIGINT asks it to end, another one to end at once; after that signals kill, as they do any process. SIGHUP
 * asks it to reload; where the terminal was closed, to end, since it would live on where nobody sees it.
 */
export function hearSignals({ on, monotonicMs, terminalClosed }: SignalDeps): HeardSignals {
  const wishes: Wish[] = [];
  let hear: (wish: Wish) => void = (wish) => wishes.push(wish);
  let askedMs: number | undefined;
  const end = () => {
    if (askedMs === undefined) {
      askedMs = monotonicMs();
      hear("end");
    } else if (monotonicMs() - askedMs >= SAME_WITHIN_MS) {
      stop();
      hear("end-now");
    }
  };
  const undo = [on("SIGTERM", end), on("SIGINT", end), on("SIGHUP", () => (terminalClosed() ? end() : hear("reload")))];
  const stop = () => {
    for (const off of undo.splice(0)) off();
  };
  return {
    tell(listener) {
      hear = listener;
      for (const wish of wishes.splice(0)) listener(wish);
    },
    stop,
  };
}
