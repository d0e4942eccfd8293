import { setTimeout as sleep } from "node:timers/promises";
import { pseudoRandom } from "../flows/relay-load.ts";
import { ThreeRelays } from "../flows/three-relays.ts";
import { waitUntil } from "../support/wait-until.ts";
import { balanceRelay } from "./balance-relay.ts";
import { fatesOf, isAtRest, openOf } from "./fates.ts";
import type { Order } from "./order.ts";
import type { CrashReport } from "./report.ts";

const USUAL_KILLS = 60;
const MOST_PER_KILL = 40;
const MOST_LINGERING_MS = 50;
const LEAST_PER_KILL = 10;
/** What a killed relay had in hand goes on when its lease is over, so this is far more than that. */
const PATIENCE_MS = 180_000;

/** Kills one of three relays on one PostgreSQL, again and again, and starts another in its place; then counts at GitLab. */
export async function killRelaysOnPostgres(order: Order): Promise<CrashReport> {
  const { times = USUAL_KILLS, seed, untilMs } = order;
  const random = pseudoRandom(seed);
  const below = (most: number) => Math.floor(random() * most);
  await using three = await ThreeRelays.start({ dispatch: "max-attempts: 1000, breaker: { failures: 1000 }" });
  const { crowd, home } = three;
  home.gitlab.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, fault: { kind: "slow", ms: 20 } });
  const alive = [...three.relays];
  let kills = 0;
  for (; kills < times && performance.now() < untilMs; kills += 1) {
    // So many for each kill and no more: what is counted in the end has to be carried first.
    const [before, count] = [crowd.accepted.size, LEAST_PER_KILL + below(MOST_PER_KILL)];
    const sent = crowd.push(count);
    const enough = before + below(count);
    await waitUntil(
      () => crowd.accepted.size >= enough,
      () => "pushes to be accepted",
      PATIENCE_MS,
    );
    await sleep(below(MOST_LINGERING_MS));
    await three.kill(alive.splice(below(alive.length), 1)[0]);
    alive.push(await three.add());
    await sent;
  }
  await waitUntil(
    async () => await isAtRest(home),
    async () => `everything to be carried:\n${await openOf(home)}`,
    PATIENCE_MS,
  );
  return balanceRelay({ kills, sent: crowd.sent, accepted: crowd.accepted, fates: await fatesOf(home) });
}
