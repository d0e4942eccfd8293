import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHouseKeeper, type HouseKeeper } from "../../../relay/keep-house/house-keeper.ts";
import { nextStep } from "../../../relay/keep-house/next-step.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import type { RetentionConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { Store } from "../../../relay/store/store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { aDelivery, anEvent, at } from "../../contracts/store-samples.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { TestCompany } from "../support/a-company.ts";
import { aConfig } from "../support/a-config.ts";

const DAY_MS = 86_400_000;
const POLICY: RetentionConfig = { deliveredMs: DAY_MS, undeliveredMs: 2 * DAY_MS };

let folder: string;
let clock: ManualClock;
let company: TestCompany;
let store: Store;
let config: ReplaceableConfig;
let signals: Signal[];
let keeper: HouseKeeper;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-house-"));
  clock = new ManualClock(at(0));
  company = new TestCompany(clock);
  store = await openSqliteStore(join(folder, "sluice.db"), { clock });
  config = liveConfig(aConfig({ retention: POLICY }));
  signals = [];
  keeper = keeperOf(store);
});

afterEach(async () => {
  await keeper.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function keeperOf(of: Pick<Store, "prune" | "size">): HouseKeeper {
  return createHouseKeeper({ store: of, company, config, clock, observe: (signal) => void signals.push(signal) });
}

/** Stores events that start nothing, received at `at(n)`. */
async function events(count: number, bytes = 10): Promise<void> {
  const body = Buffer.alloc(bytes, "x");
  for (let n = 0; n < count; n += 1) await store.persist(anEvent(n, { body }), [], {});
}

const left = async () => (await store.listEvents({ limit: 10_000 })).length;

/** Lets the keeper do all it has to do now. */
async function tidied(): Promise<void> {
  await clock.untilSleeping();
  while ((clock.nextMs ?? 0) < 60_000) {
    await clock.advance(clock.nextMs ?? 0);
    await clock.untilSleeping();
  }
}

describe("keeping house", () => {
  it("removes what is over, in short steps with pauses, and tells it once", async () => {
    await events(100);
    const steps: number[] = [];
    const prune: Store["prune"] = async (now, policy, most) => {
      steps.push(most);
      return store.prune(now, policy, most);
    };
    keeper = keeperOf({ prune, size: async () => store.size() });
    clock.jump(DAY_MS + 1_000);

    keeper.start();
    await clock.untilSleeping();
    const afterFirst = await left();
    await tidied();

    expect(afterFirst).toBe(92);
    expect(await left()).toBe(0);
    expect(steps).toEqual([8, 16, 32, 64]);
    expect(signals).toEqual([{ kind: "old-removed", events: 100, bytes: expect.any(Number) }]);
  });

  it("is done by one of the relays that share a store, and by the next one when that is gone", async () => {
    company.hands.set("keep house", "elsewhere");
    await events(3);
    clock.jump(DAY_MS + 1_000);
    keeper.start();
    await tidied();
    const meanwhile = await left();
    company.hands.clear();
    await clock.advance(60_000);
    await tidied();

    expect([meanwhile, await left()]).toEqual([3, 0]);
  });

  it("leaves what is not over and what waits, and looks again every minute, by the configuration of then", async () => {
    await events(2);
    await store.persist(anEvent(3), [aDelivery(3)], {});
    keeper.start();
    await tidied();
    const before = await left();

    clock.jump(DAY_MS);
    await clock.advance(60_000);
    await tidied();
    const after = await left();
    await store.claim(clock.now(), 1);
    await store.settle("app-3", 1, clock.now(), { kind: "dead", code: "X", text: "x" });
    config.replace(aConfig({ retention: { deliveredMs: 0, undeliveredMs: 0 } }));
    await clock.advance(60_000);
    await tidied();

    expect([before, after, await left()]).toEqual([3, 1, 0]);
  });

  it("lets the oldest go before their time where the store is too large, and says when nothing more may go", async () => {
    await events(20, 100_000);
    await store.persist(anEvent(21, { body: crypto.getRandomValues(new Uint8Array(65_536)) }), [aDelivery(21)], {});
    config.replace(aConfig({ retention: { ...POLICY, maxBytes: 20_000 } }));

    keeper.start();
    await tidied();
    await clock.advance(60_000);
    await tidied();

    expect(await left()).toBe(1);
    expect(signals.map(({ kind }) => kind)).toEqual(["store-too-large", "old-removed"]);
    expect(signals[0]).toMatchObject({ maxBytes: 20_000 });
  });

  it("outlives a store that fails, and says so once", async () => {
    let fails = true;
    const prune: Store["prune"] = async () => {
      if (fails) throw new CodedError("STORE_UNAVAILABLE", "disk full");
      return { events: 1, bytes: 10 };
    };
    keeper = keeperOf({ prune, size: async () => 0 });

    keeper.start();
    await clock.untilSleeping();
    await clock.advance(60_000);
    fails = false;
    await clock.advance(60_000);

    expect(signals).toEqual([
      { kind: "store-failing", doing: "removing old events", code: "STORE_UNAVAILABLE", text: expect.any(String) },
      { kind: "old-removed", events: 1, bytes: 10 },
    ]);
  });
});

describe("nextStep", () => {
  it.each([
    { most: 8, tookMs: 1, next: { most: 16, pauseMs: 10 } },
    { most: 256, tookMs: 1, next: { most: 256, pauseMs: 10 } },
    { most: 64, tookMs: 12, next: { most: 64, pauseMs: 48 } },
    { most: 64, tookMs: 50, next: { most: 32, pauseMs: 200 } },
    { most: 1, tookMs: 2_000, next: { most: 1, pauseMs: 8_000 } },
  ])("after $most events in $tookMs ms is $next", ({ most, tookMs, next }) => {
    expect(nextStep({ most, pauseMs: 0 }, tookMs)).toEqual(next);
  });
});
