import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { jsonLog } from "../../relay/observe/json-log.ts";
import { startRelay } from "../../relay/wiring.ts";
import { type Clock, systemClock } from "../../shared/time/clock.ts";

/** How far the clock of this machine is wrong, in minutes, one value after the other: it is set anew every two seconds. */
const SHIFTS_MIN = (process.env["CLOCK_SHIFTS_MIN"] ?? "0").split(",").map(Number);
const STEP_EVERY_MS = 2_000;

/** A clock that somebody sets again and again; what it measures goes on evenly. */
const clock: Clock = {
  ...systemClock,
  now() {
    const step = Math.floor(systemClock.monotonicMs() / STEP_EVERY_MS) % SHIFTS_MIN.length;
    return new Date(systemClock.now().getTime() + (SHIFTS_MIN[step] ?? 0) * 60_000);
  },
};

const relay = await startRelay(process.argv.at(-1) ?? "", {
  env: process.env,
  readFile: (path) => readFileSync(path, "utf8"),
  clock,
  name: `shifting ${process.pid}`,
  random: Math.random,
  randomBytes,
  createLog: (redact) =>
    jsonLog({ level: "info", clock: systemClock, redact, write: (line) => void process.stdout.write(line) }),
});
process.once("SIGTERM", () => void relay.close());
await relay.closed;
process.exit(0);
