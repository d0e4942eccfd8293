import { afterEach, describe, expect, it } from "vitest";
import { liveConfig } from "../../../relay/live-config.ts";
import type { ScheduleConfig } from "../../../relay/model/route-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { createScheduler, type Scheduler } from "../../../relay/schedules/scheduler.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig, aRoute } from "../support/a-config.ts";
import { DISK_FULL } from "../support/memory-store.ts";
import { ScheduleStore } from "./schedule-store.ts";

const HOUR_MS = 3_600_000;
let scheduler: Scheduler | undefined;

afterEach(async () => scheduler?.stop());

function aSchedule(differences: Partial<ScheduleConfig> = {}): ScheduleConfig {
  const { trigger } = aRoute();
  return {
    name: "hourly",
    cron: "0 * * * *",
    timeZone: "UTC",
    missed: "skip",
    order: "any",
    onAmbiguous: "hold",
    trigger,
    ...differences,
  };
}

/** A relay's schedules over a store that may be older than it; begins at noon unless told otherwise. */
function keeping(
  schedules: readonly ScheduleConfig[],
  { store = new ScheduleStore(), clock = new ManualClock() } = {},
) {
  const config = liveConfig(aConfig({ schedules }));
  const signals: Signal[] = [];
  const woken: number[] = [];
  let ids = 0;
  scheduler = createScheduler({
    config,
    store,
    clock,
    newId: () => `id-${(ids += 1)}`,
    observe: (signal) => signals.push(signal),
    onStored: () => woken.push(store.stored.length),
  });
  scheduler.start();
  const reload = async (next: readonly ScheduleConfig[]) => {
    config.replace(aConfig({ schedules: next }));
    await clock.untilSleeping();
  };
  return { store, clock, signals, woken, reload };
}

/** A relay that ran until noon, then ended. */
async function untilNoon(schedules: readonly ScheduleConfig[]) {
  const { store, clock } = keeping(schedules, { clock: new ManualClock(new Date("2026-03-04T09:30:00Z")) });
  await clock.untilSleeping();
  await clock.advance(2.5 * HOUR_MS);
  await scheduler?.stop();
  return store;
}

describe("a schedule", () => {
  it("stores an event with its delivery when its time comes, and wakes the dispatcher once they are on disk", async () => {
    const { store, clock, signals, woken } = keeping([aSchedule({ order: "arrival" })]);
    await clock.untilSleeping();

    await clock.advance(HOUR_MS);

    const [{ event, deliveries, keys } = store.nothing()] = store.stored;
    expect(store.stored).toHaveLength(1);
    expect(event).toMatchObject({
      source: "hourly",
      sourceKind: "schedule",
      type: "schedule",
      reading: { kind: "schedule", dueAt: "2026-03-04T13:00:00Z" },
    });
    expect(JSON.parse(Buffer.from(event.body).toString())).toEqual({
      schedule: "hourly",
      due: "2026-03-04T13:00:00Z",
      cron: "0 * * * *",
      time_zone: "UTC",
    });
    expect(deliveries).toEqual([
      { id: expect.any(String), route: "hourly", changeIndex: 0, lane: "main:group/deploy", ordered: true },
    ]);
    expect(keys.schedule?.dueAt).toEqual(new Date("2026-03-04T13:00:00Z"));
    expect(woken).toEqual([1]);
    expect(signals).toMatchObject([{ kind: "schedule-due", schedule: "hourly", delivery: deliveries[0]?.id }]);
  });

  it("that is new starts nothing for the past, whatever missed says", async () => {
    const { store, clock } = keeping([aSchedule({ missed: "all" })]);

    await clock.untilSleeping();

    expect(store.stored).toEqual([]);
    expect(store.times.size).toBe(1);
  });

  it("takes nothing for missed that another relay has seen to while this one was stopped", async () => {
    const { store, clock, signals } = keeping([aSchedule({ missed: "all" })]);
    await clock.untilSleeping();
    const [key = ""] = store.times.keys();
    store.times.set(key, new Date("2026-03-04T16:00:00Z"));
    clock.jump(4.5 * HOUR_MS);
    await clock.advance(10_000);

    expect(store.offered).toBe(0);
    expect(signals).toEqual([]);
  });

  it("goes on hour after hour", async () => {
    const { store, clock } = keeping([aSchedule()]);
    await clock.untilSleeping();

    await clock.advance(3 * HOUR_MS);

    expect(store.due()).toEqual(["hourly 13:00:00", "hourly 14:00:00", "hourly 15:00:00"]);
  });
});

describe("after a restart", () => {
  it.each([
    { missed: "skip", due: [], tells: [{ count: 3 }] },
    { missed: "latest", due: ["hourly 15:00:00"], tells: [{ count: 2 }] },
    { missed: "all", due: ["hourly 13:00:00", "hourly 14:00:00", "hourly 15:00:00"], tells: [] },
  ] as const)("$missed of the times that passed meanwhile", async ({ missed, due, tells }) => {
    const schedules = [aSchedule({ missed })];
    const store = await untilNoon(schedules);
    const before = store.stored.length;
    const clock = new ManualClock(new Date("2026-03-04T15:20:00Z"));

    const { signals } = keeping(schedules, { store, clock });
    await clock.untilSleeping();

    expect(store.due().slice(before)).toEqual(due);
    expect(signals.filter(({ kind }) => kind === "schedule-missed")).toMatchObject(tells);
  });

  it("what was let go of is told once, not at every start", async () => {
    const schedules = [aSchedule()];
    const store = await untilNoon(schedules);
    const first = keeping(schedules, { store, clock: new ManualClock(new Date("2026-03-04T15:20:00Z")) });
    await first.clock.untilSleeping();
    await scheduler?.stop();

    const second = keeping(schedules, { store, clock: new ManualClock(new Date("2026-03-04T15:30:00Z")) });
    await second.clock.untilSleeping();

    expect(first.signals).toMatchObject([{ kind: "schedule-missed" }]);
    expect(second.signals).toEqual([]);
  });

  it("other times than before begin now", async () => {
    const store = await untilNoon([aSchedule({ missed: "all" })]);
    const before = store.stored.length;

    const { clock } = keeping([aSchedule({ missed: "all", cron: "*/5 * * * *" })], {
      store,
      clock: new ManualClock(new Date("2026-03-04T15:21:00Z")),
    });
    await clock.untilSleeping();
    await clock.advance(5 * 60_000);

    expect(store.due().slice(before)).toEqual(["hourly 15:25:00"]);
  });
});

describe("a new configuration", () => {
  it("takes over at once: new times, and none of what is gone", async () => {
    const { store, clock, reload } = keeping([aSchedule(), aSchedule({ name: "gone" })]);
    await clock.untilSleeping();

    await reload([aSchedule({ cron: "30 * * * *" }), aSchedule({ name: "new", cron: "45 * * * *" })]);
    await clock.advance(HOUR_MS);

    expect(store.due()).toEqual(["hourly 12:30:00", "new 12:45:00"]);
  });

  it("that puts back a schedule has it begin now: while it was out, none of its times passed", async () => {
    const { store, clock, reload } = keeping([aSchedule({ missed: "all" })]);
    await clock.untilSleeping();
    await clock.advance(HOUR_MS);

    await reload([]);
    await clock.advance(5 * HOUR_MS);
    await reload([aSchedule({ missed: "all" })]);
    await clock.advance(HOUR_MS);

    expect(store.due()).toEqual(["hourly 13:00:00", "hourly 19:00:00"]);
  });

  it("that says the same does not begin anew", async () => {
    const { store, clock, reload } = keeping([aSchedule()]);
    await clock.untilSleeping();
    clock.jump(HOUR_MS + 1_000);

    await reload([aSchedule()]);

    expect(store.due()).toEqual(["hourly 13:00:00"]);
  });
});

describe("when the store cannot take an event", () => {
  it("the time is not lost: it is stored once the store can, however late, and both are told once", async () => {
    const { store, clock, signals } = keeping([aSchedule(), aSchedule({ name: "other", cron: "1 13 * * *" })]);
    await clock.untilSleeping();

    store.failWith(DISK_FULL);
    await clock.advance(HOUR_MS + 10 * 60_000);
    store.failWith(undefined);
    await clock.advance(1_000);

    expect(store.due()).toEqual(["hourly 13:00:00", "other 13:01:00"]);
    expect(signals.map(({ kind }) => kind)).toEqual([
      "store-failing",
      "schedule-due",
      "schedule-due",
      "store-recovered",
    ]);
  });
});

describe("when the clock is set", () => {
  it("back, no time is carried out twice", async () => {
    const { store, clock, signals, reload } = keeping([aSchedule()]);
    await clock.untilSleeping();
    await clock.advance(HOUR_MS);

    clock.jump(-HOUR_MS / 2);
    await reload([aSchedule()]);
    await clock.advance(HOUR_MS);

    expect(store.due()).toEqual(["hourly 13:00:00"]);
    expect(store.offered).toBe(2);
    expect(signals).toHaveLength(1);
  });

  it("forward, it is noticed within ten seconds", async () => {
    const { store, clock } = keeping([aSchedule({ missed: "latest" })]);
    await clock.untilSleeping();

    clock.jump(3 * HOUR_MS);
    await clock.advance(10_000);

    expect(store.due()).toEqual(["hourly 15:00:00"]);
  });
});
