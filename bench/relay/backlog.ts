import type { Store } from "../../relay/store/store.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { type Ground, median } from "./ground.ts";
import type { Databases } from "./servers.ts";
import { laneOfProject, storePushes } from "./store-pushes.ts";
import { type Place, postgresPlace, sqlitePlace } from "./stores.ts";

const BACKLOGS = [100, 10_000, 1_000_000];
const AT_ONCE = 8;
const ROUNDS = 12;
const FILLED_AT_ONCE = 50_000;
/** What is not filled by then is not waited for, and the figure says how much waited. */
const FILLED_WITHIN_MS = 60_000;
const PIPELINE = { id: 1, projectId: 1, webUrl: "https://gitlab.example.com/g/p/-/pipelines/1" };

/** What claiming and settling costs, from a short backlog to a very long one. */
export async function backlog(ground: Ground, databases: Databases | undefined): Promise<void> {
  console.log(`claiming ${AT_ONCE} deliveries and settling them, by what waits in their lane (medians of ${ROUNDS})`);
  const places = [sqlitePlace(ground, "backlog")];
  if (databases !== undefined) places.push(await postgresPlace(databases, "backlog"));
  for (const place of places) await measure(place);
}

async function measure(place: Place): Promise<void> {
  const store = await place.open();
  await storePushes(store, BACKLOGS[0] ?? 0, 1);
  let waiting = BACKLOGS[0] ?? 0;
  let first: number | undefined;
  const endMs = performance.now() + FILLED_WITHIN_MS;
  for (const wanted of BACKLOGS) {
    while (waiting < wanted && performance.now() < endMs) {
      const count = Math.min(FILLED_AT_ONCE, wanted - waiting);
      await place.fill(laneOfProject(0), waiting, count);
      waiting += count;
    }
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) took.push(await claimAndSettle(store, round));
    const typical = median(took);
    first ??= typical;
    console.log(
      `  ${place.engine.padEnd(11)} ${String(waiting).padStart(9)} waiting  ${typical.toFixed(2)} ms  ${(typical / first).toFixed(2)} × the shortest`,
    );
  }
  await store.close();
}

async function claimAndSettle(store: Store, round: number): Promise<number> {
  const began = performance.now();
  const claimed = await store.claim(systemClock.now(), AT_ONCE);
  await Promise.all(
    claimed.map(async ({ delivery, attempt }) => {
      await store.leaving(delivery.id, attempt);
      await store.settle(delivery.id, attempt, systemClock.now(), { kind: "delivered", pipeline: PIPELINE });
    }),
  );
  const tookMs = performance.now() - began;
  if (claimed.length === 0) throw new Error(`Nothing was claimed in round ${round}.`);
  return tookMs;
}
