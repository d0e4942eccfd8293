import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { isatty } from "node:tty";
import { setFlagsFromString } from "node:v8";
import { systemClock } from "../shared/time/clock.ts";
import { createProcessFigures } from "./metrics/process-figures.ts";
import type { RelayRole } from "./model/relay-role.ts";
import { jsonLog } from "./observe/json-log.ts";
import { lineLog } from "./observe/line-log.ts";
import { logLevelOf } from "./observe/log-level.ts";
import { bootOf } from "./store/boot-of.ts";
import { hearSignals } from "./wiring/hear-signals.ts";
import type { RunningRelay } from "./wiring/running.ts";
import { startRelay } from "./wiring.ts";

/** How the relay is run. */
export interface RelayOptions {
  /** Path of relay.yml. */
  readonly config: string;
  /** Log lines of level debug too, whatever SLUICE_LOG_LEVEL says. */
  readonly verbose?: boolean;
  /** What it does of what there is to do; everything where nothing is said. */
  readonly role?: RelayRole;
}

/**
 * V8 lets the space for young objects grow to 64 MB as long as some survive a collection, and a webhook survives a few while its
 * commit is awaited. Kept at the 8 MB that starting has filled, a relay under load takes three fifths of the memory and no more time.
 * A V8 that does not know the flag says so and goes on.
 */
const YOUNG_STAYS_SMALL = "--semi-space-growth-factor=1";

/**
 * Runs the relay until SIGTERM or SIGINT asks it to end; resolves with the exit code. SIGHUP has it read its configuration again.
 *
 * The first signal lets attempts under way end; a second one ends them; after that signals kill, as they do any process. The log goes
 * to standard output: JSON lines, or lines for people when it is a terminal.
 *
 * Rejects with a CodedError when it cannot start (CONFIG_INVALID, STORE_INVALID, STORE_IN_USE, LISTEN_FAILED).
 */
export async function runRelay({ config, verbose = false, role = "all" }: RelayOptions): Promise<number> {
  setFlagsFromString(YOUNG_STAYS_SMALL);
  const signals = hearSignals({
    on: hear,
    monotonicMs: () => systemClock.monotonicMs(),
    terminalClosed: closedTerminal(),
  });
  try {
    const relay = await start(config, verbose, role);
    signals.tell((wish) => {
      if (wish === "reload") relay.reload();
      else if (wish === "end") void relay.close();
      else void relay.abort(new Error("The relay was told twice to end."));
    });
    await relay.closed;
    return 0;
  } finally {
    signals.stop();
  }
}

async function start(config: string, verbose: boolean, role: RelayRole): Promise<RunningRelay> {
  const { stdout } = process;
  // Whoever reads the log may go, and the disk it is on may be full: deliveries go on. Other listeners could end the process.
  for (const stream of [stdout, process.stderr]) stream.removeAllListeners("error").on("error", () => {});
  const createLog = stdout.isTTY ? lineLog : jsonLog;
  const wanted = process.env["SLUICE_LOG_LEVEL"] ?? "";
  const level = verbose ? "debug" : logLevelOf(wanted);
  return await startRelay(config, {
    role,
    name: `${hostname()}/${process.pid}`,
    env: process.env,
    readFile: (path) => readFileSync(path, "utf8"),
    clock: systemClock,
    boot: bootOf((path) => readFileSync(path, "utf8")),
    random: Math.random,
    randomBytes,
    processFigures: createProcessFigures(),
    createLog: (redact) => {
      const write = (line: string) => void stdout.write(line);
      const log = createLog({ level: level ?? "info", clock: systemClock, redact, write });
      if (level === undefined && wanted !== "")
        log.warn("SLUICE_LOG_LEVEL is none of debug, info, warn and error: info it is", { value: wanted });
      return log;
    },
  });
}

function hear(name: NodeJS.Signals, heard: () => void): () => void {
  process.on(name, heard);
  return () => void process.off(name, heard);
}

/** A terminal that was closed is none any more; Windows sends SIGHUP only when a console is closed. */
function closedTerminal(): () => boolean {
  const terminals = [0, 1, 2].filter((fd) => isatty(fd));
  return () => process.platform === "win32" || terminals.some((fd) => !isatty(fd));
}
