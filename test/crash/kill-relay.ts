import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RelayHome, route, SEEING } from "../flows/relay-home.ts";
import { Load, pseudoRandom } from "../flows/relay-load.ts";
import { type RelayProcess, startRelayProcess } from "../flows/relay-process.ts";
import { waitUntil } from "../support/wait-until.ts";
import { balanceRelay } from "./balance-relay.ts";
import { fatesOf, isAtRest, openOf } from "./fates.ts";
import type { Order } from "./order.ts";
import { type CrashReport, sumOf } from "./report.ts";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");
const USUAL_KILLS = 200;
const SENDERS = 8;
/** A relay lives until it has accepted, or GitLab has made, some number below this. */
const MOST_PER_LIFE = 40;
/** About as long as a relay takes to start on a slow machine, so that kills befall every part of it. */
const MOST_STARTING_MS = 900;
/** And then a little, so that the kill is not tied to the end of a request. */
const MOST_LINGERING_MS = 25;
const PATIENCE_MS = 300_000;

/**
 * Kills a relay on SQLite again and again, half of the times one that may look pipelines up at a GitLab that loses answers, half one that may not.
 *
 * The seed decides how much each life accepts, which of them end while they start, and which calls GitLab fails; the moment within a
 * request is the machine's.
 */
export async function killRelay(order: Order): Promise<CrashReport> {
  const times = order.times ?? USUAL_KILLS;
  const blind = await killOne({ ...order, times: Math.ceil(times / 2) }, false);
  return sumOf([blind, await killOne({ ...order, seed: order.seed + 1, times: Math.floor(times / 2) }, true)]);
}

async function killOne(
  { times, seed, untilMs }: Order & { readonly times: number },
  seeing: boolean,
): Promise<CrashReport> {
  const random = pseudoRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const home = await RelayHome.create({
    ...(seeing ? { gitlab: SEEING } : {}),
    routes: [route("app"), route("docs", "", "payload: none")],
    dispatch: "max-attempts: 1000, breaker: { failures: 1000 }",
  });
  if (seeing) loseAnswers(home, times * 3, below);
  home.gitlab.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, fault: { kind: "slow", ms: 5 } });
  const load = new Load();
  const senders = Array.from({ length: SENDERS }, async () => load.send());
  let relay: RelayProcess | undefined;
  let kills = 0;
  try {
    for (; kills < times && performance.now() < untilMs; kills += 1) {
      const moment = random();
      if (moment < 0.15) {
        await killStarting(home, below(MOST_STARTING_MS));
        continue;
      }
      const started = await startRelayProcess(home.configPath, home.env);
      relay = started;
      const count = moment < 0.3 ? () => home.pipelines().length : () => load.accepted.size;
      const enough = count() + below(MOST_PER_LIFE);
      load.pointAt(started.url);
      await waitUntil(
        () => count() >= enough,
        () => `so much work by the relay:\n${started.printed().slice(-2_000)}`,
        PATIENCE_MS,
      );
      await sleep(below(MOST_LINGERING_MS));
      load.hold();
      await started.end("SIGKILL");
    }
    load.finish();
    relay = await startRelayProcess(home.configPath, home.env);
    load.pointAt(relay.url);
    await Promise.all(senders);
    await waitUntil(
      async () => await isAtRest(home),
      async () => `everything to be carried:\n${await openOf(home)}`,
      PATIENCE_MS,
    );
    await relay.end("SIGTERM");
    return balanceRelay({ kills, sent: load.sent, accepted: load.accepted, fates: await fatesOf(home) });
  } finally {
    await relay?.end("SIGKILL");
    await home.dispose();
  }
}

/** Answers that never arrive, that say nothing of what was done, or that stop in the middle. */
function loseAnswers(home: RelayHome, count: number, below: (most: number) => number): void {
  const faults = [
    { kind: "drop-after" },
    { kind: "bad-gateway", handled: true },
    { kind: "status", status: 503 },
    { kind: "truncate", bytes: 10 },
  ] as const;
  for (let at = 0; at < count; at += 1) {
    const fault = faults[at % faults.length];
    if (fault !== undefined) home.gitlab.faults.add({ method: "POST", after: below(count * 8), fault });
  }
}

/** Starts a relay and kills it that soon, whether or not it listens by then. */
async function killStarting(home: RelayHome, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [CLI, "relay", "--config", home.configPath], {
    env: { ...home.env, PATH: process.env["PATH"] ?? "" },
    stdio: "ignore",
  });
  const gone = once(child, "exit");
  await sleep(afterMs);
  child.kill("SIGKILL");
  await gone;
}
