import { describe, expect, it } from "vitest";
import { ManualClock } from "./manual-clock.ts";

describe("the manual clock", () => {
  it("wakes sleepers in the order of their alarms, at the time of each", async () => {
    const clock = new ManualClock(new Date("2026-01-01T00:00:00Z"));
    const woken: string[] = [];
    const sleeper = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push(`${name} at ${clock.monotonicMs()}`);
    };
    const all = Promise.all([sleeper("late", 300), sleeper("early", 100)]);

    await clock.advance(1_000);
    await all;

    expect(woken).toEqual(["early at 100", "late at 300"]);
    expect(clock.now()).toEqual(new Date("2026-01-01T00:00:01Z"));
  });

  it("lets a woken sleeper sleep again within the same step", async () => {
    const clock = new ManualClock();
    let rounds = 0;
    const loop = (async () => {
      while (rounds < 3) {
        await clock.sleep(100);
        rounds += 1;
      }
    })();

    await clock.advance(300);
    await loop;

    expect(rounds).toBe(3);
  });

  it("leaves those asleep whose time has not come", async () => {
    const clock = new ManualClock();
    void clock.sleep(1_000);

    await clock.advance(999);

    expect(clock.sleeping).toBe(1);
    expect(clock.nextMs).toBe(1);
  });

  it("rejects a sleep with the reason of the signal that aborts it", async () => {
    const clock = new ManualClock();
    const controller = new AbortController();
    const sleeping = clock.sleep(1_000, controller.signal);

    controller.abort(new Error("enough"));

    await expect(sleeping).rejects.toThrow("enough");
    expect(clock.sleeping).toBe(0);
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow("enough");
  });

  it("tells when code under test has come to rest", async () => {
    const clock = new ManualClock();
    const resting = clock.untilSleeping(2);
    void clock.sleep(10);
    void clock.sleep(20);

    await resting;

    expect(clock.sleeping).toBe(2);
  });
});
