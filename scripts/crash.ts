// Kills Sluice with SIGKILL and counts: `npm run crash`. The proof behind docs/relay-operating.md#after-a-crash.
import { randomInt } from "node:crypto";
import { killGraph } from "../test/crash/kill-graph.ts";
import { killRelay } from "../test/crash/kill-relay.ts";
import { killRelaysOnPostgres } from "../test/crash/kill-relays-on-postgres.ts";
import { killStep } from "../test/crash/kill-step.ts";
import { CRASH_HELP, type Order, readCrashOrder, type Victim } from "../test/crash/order.ts";
import { type CrashReport, lineOf } from "../test/crash/report.ts";

const KILLERS: Readonly<Record<Victim, (order: Order) => Promise<CrashReport>>> = {
  relay: killRelay,
  "relay-postgres": killRelaysOnPostgres,
  step: killStep,
  graph: killGraph,
};

const order = readCrashOrder(process.argv.slice(2));
if (order.kind === "help") process.stdout.write(CRASH_HELP);
else if (order.kind === "wrong") {
  process.stderr.write(`${order.problem}\nSee npm run crash -- --help.\n`);
  process.exitCode = 2;
} else {
  const { what, times, seed = randomInt(1_000_000), minutes } = order;
  const untilMs = performance.now() + minutes * 60_000;
  const again = times === undefined ? "" : ` --times ${times}`;
  for (const victim of what) {
    console.log(`npm run crash -- --what ${victim}${again} --seed ${seed}`);
    const begun = performance.now();
    try {
      const report = await KILLERS[victim]({ seed, untilMs, ...(times === undefined ? {} : { times }) });
      console.log(`${lineOf(victim, report)} · ${Math.round((performance.now() - begun) / 1_000)} s`);
      if (report.wrong.length > 0) process.exitCode = 1;
    } catch (error) {
      console.log(`${victim}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
}
