import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { isatty } from "node:tty";
import { systemClock } from "../shared/time/clock.ts";
import { jsonLog } from "./observe/json-log.ts";
import { lineLog } from "./observe/line-log.ts";
import type { RunningRelay } from "./wiring/running.ts";
import { startRelay } from "./wiring.ts";

/** How the relay is run. */
export interface RelayOptions {
  /** Path of relay.yml. */
  readonly config: string;
  /** Log lines of level debug too. */
  readonly verbose?: boolean;
}

/**
 * Runs the relay until SIGTERM or SIGINT asks it to end; resolves with the exit code. SIGHUP has it read its configuration again.
 *
 * The first signal lets attempts under way end; a second one ends them; after that signals kill, as they do any process. The log goes
 * to standard output: JSON lines, or lines for people when it is a terminal.
 *
 * Rejects with a CodedError when it cannot start (CONFIG_INVALID, STORE_INVALID, STORE_IN_USE, LISTEN_FAILED).
 */
export async function runRelay({ config, verbose = false }: RelayOptions): Promise<number> {
  const { stdout } = process;
  // Whoever reads the log may go, and the disk it is on may be full: deliveries go on. Other listeners could end the process.
  for (const stream of [stdout, process.stderr]) stream.removeAllListeners("error").on("error", () => {});
  const createLog = stdout.isTTY ? lineLog : jsonLog;
  const hangUps = heardHangUps();
  try {
    const relay = await startRelay(config, {
      env: process.env,
      readFile: (path) => readFileSync(path, "utf8"),
      clock: systemClock,
      boot: bootOfThisMachine(),
      random: Math.random,
      randomBytes,
      createLog: (redact) =>
        createLog({
          level: verbose ? "debug" : "info",
          clock: systemClock,
          redact,
          write: (line) => void stdout.write(line),
        }),
    });
    hangUps.tell((meaning) => (meaning === "reload" ? relay.reload() : void relay.close()));
    await endedBySignals(relay);
    return 0;
  } finally {
    hangUps.stop();
  }
}

type HangUp = "reload" | "end";

/**
 * Hears SIGHUP from now on, and tells what it means; one that came before anybody listened is told then.
 *
 * It is also how a terminal that is closed, and Windows when it closes a console, tell a program to end. On a terminal that is gone
 * the relay would live on where nobody sees it.
 */
function heardHangUps() {
  const terminals = [0, 1, 2].filter((fd) => isatty(fd));
  let missed: HangUp | undefined;
  let hear = (meaning: HangUp) => {
    missed = meaning;
  };
  const onSignal = () => hear(process.platform === "win32" || terminals.some((fd) => !isatty(fd)) ? "end" : "reload");
  process.on("SIGHUP", onSignal);
  return {
    tell(listener: (meaning: HangUp) => void) {
      hear = listener;
      if (missed !== undefined) listener(missed);
    },
    stop: () => void process.off("SIGHUP", onSignal),
  };
}

/** Linux gives every boot an id; other systems have nothing as plain. */
function bootOfThisMachine(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

async function endedBySignals(relay: RunningRelay): Promise<void> {
  let asked = false;
  const onSignal = () => {
    if (asked) {
      stopListening();
      void relay.abort(new Error("The relay was told twice to end."));
    } else {
      asked = true;
      void relay.close();
    }
  };
  const stopListening = () => process.off("SIGTERM", onSignal).off("SIGINT", onSignal);
  process.on("SIGTERM", onSignal).on("SIGINT", onSignal);
  await relay.closed;
  stopListening();
}
