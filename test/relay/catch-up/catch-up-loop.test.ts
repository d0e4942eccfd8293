import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CatchUpLoop, createCatchUpLoop } from "../../../relay/catch-up/catch-up-loop.ts";
import { connectForges, type ForgeConnections } from "../../../relay/http/forge-exchange.ts";
import { liveConfig, type ReplaceableConfig } from "../../../relay/live-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { until } from "../../support/until.ts";
import { TestCompany } from "../support/a-company.ts";
import { CatchUpLab, REPOSITORY, sha } from "./catch-up-lab.ts";

const MAIN = "refs/heads/main";
const HOUR_MS = 3_600_000;

let lab: CatchUpLab;
let clock: ManualClock;
let company: TestCompany;
let config: ReplaceableConfig;
let signals: Signal[];
let woken: number;
let forges: ForgeConnections;
let loop: CatchUpLoop;

beforeEach(async () => {
  lab = await CatchUpLab.open("gitea");
  lab.settings = { ...lab.settings, repositories: [REPOSITORY], everyMs: HOUR_MS };
  await lab.forge.push(REPOSITORY, MAIN, sha(1), "silently");
  await lab.received(MAIN, sha(1));
  clock = new ManualClock(lab.clock.now());
  company = new TestCompany(clock);
  config = liveConfig(lab.config);
  signals = [];
  woken = 0;
  forges = connectForges(2_000);
  let made = 0;
  loop = createCatchUpLoop({
    company,
    store: lab.store,
    config,
    clock,
    exchange: forges.exchange,
    newId: () => `loop-${++made}`,
    observe: (signal) => void signals.push(signal),
    onStored: () => void (woken += 1),
  });
});

afterEach(async () => {
  await loop.stop();
  forges.close();
  await lab[Symbol.asyncDispose]();
});

const calls = () => lab.forge.calls.length;

describe("catching up by itself", () => {
  it("is done by one of the relays that share a store, and begun by another as soon as it gets that in hand", async () => {
    company.hands.set("catch up hub", "elsewhere");
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    loop.start();
    await clock.untilSleeping();
    await clock.advance(60_000);
    const meanwhile = calls();
    company.hands.set("catch up hub", "just-taken");
    await clock.advance(10_000);
    await until(() => calls() > meanwhile);

    expect(meanwhile).toBe(0);
  });

  it("happens at the start and then as often as the source says", async () => {
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");

    loop.start();
    await until(async () => clock.sleeping === 2);
    await clock.advance(3_000);
    await until(() => signals.length > 0);
    await until(() => clock.sleeping === 1);
    const first = calls();
    await clock.advance(HOUR_MS - 20_000);
    const between = calls();
    await clock.advance(20_000);
    await until(() => calls() > first);

    expect(between).toBe(first);
    expect(signals).toEqual([
      {
        kind: "ref-caught-up",
        source: "hub",
        repository: REPOSITORY,
        ref: MAIN,
        event: expect.any(String),
        deliveries: 1,
      },
    ]);
    expect(woken).toBe(1);
  });

  it("does not happen where the source does not say how often, until it does", async () => {
    lab.settings = { sinceMs: 1, repositories: [], organizations: [] };
    config.replace(lab.config);
    loop.start();
    await clock.untilSleeping();
    await clock.advance(HOUR_MS);
    const before = calls();

    lab.settings = { ...lab.settings, everyMs: HOUR_MS };
    config.replace(lab.config);
    await clock.advance(10_000);
    await until(() => calls() > 0);

    expect(before).toBe(0);
  });

  it("tells of a forge that cannot be asked, and tries again the next time", async () => {
    lab.forge.faults.push({ status: 403, body: { message: "no" } });
    loop.start();
    await until(() => signals.length > 0);
    await until(() => clock.sleeping === 1);
    await clock.advance(HOUR_MS);
    await until(async () => (await lab.store.comparedAt("hub", REPOSITORY)) !== undefined);

    expect(signals).toEqual([
      {
        kind: "catch-up-failed",
        source: "hub",
        repository: REPOSITORY,
        code: "FORGE_REFUSED",
        why: expect.stringContaining("403 (no)"),
      },
    ]);
  });

  it("ends at once when the relay ends", async () => {
    await lab.forge.push(REPOSITORY, MAIN, sha(2), "silently");
    loop.start();
    await until(() => clock.sleeping === 2);

    await loop.stop();

    expect(await lab.madeUp()).toEqual([]);
    expect(signals).toEqual([]);
  });
});
