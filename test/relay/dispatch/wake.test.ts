import { describe, expect, it } from "vitest";
import { Wake } from "../../../relay/dispatch/wake.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

/** A sleep and whether it has ended. */
function sleeping(bell: Wake, ms: number): { ended: boolean } {
  const state = { ended: false };
  void bell.sleep(ms).then(() => {
    state.ended = true;
    return state;
  });
  return state;
}

describe("Wake", () => {
  it("wakes the sleeper when its time is up, not before", async () => {
    const clock = new ManualClock();
    const sleeper = sleeping(new Wake(clock), 1_000);

    await clock.advance(999);
    expect(sleeper.ended).toBe(false);
    await clock.advance(1);
    expect(sleeper.ended).toBe(true);
  });

  it("wakes the sleeper at once when the bell rings", async () => {
    const clock = new ManualClock();
    const bell = new Wake(clock);
    const sleeper = sleeping(bell, 1_000);

    bell.ring();
    await clock.advance(0);

    expect(sleeper.ended).toBe(true);
  });

  it("does not lose a ring that came before the sleep, and spends it on one sleep only", async () => {
    const clock = new ManualClock();
    const bell = new Wake(clock);
    bell.ring();
    bell.ring();

    await bell.sleep(1_000);
    const next = sleeping(bell, 1_000);
    await clock.advance(999);

    expect(next.ended).toBe(false);
  });

  it("sets one alarm however often it rings, and an earlier one when that is asked for", async () => {
    const clock = new ManualClock();
    const bell = new Wake(clock);
    for (let n = 0; n < 50; n += 1) {
      sleeping(bell, 1_000);
      bell.ring();
      await clock.advance(0);
    }
    expect(clock.sleeping).toBe(1);

    const impatient = sleeping(bell, 10);
    await clock.advance(10);

    expect(impatient.ended).toBe(true);
  });

  it("leaves no alarm behind when it is closed", async () => {
    const clock = new ManualClock();
    const bell = new Wake(clock);
    const sleeper = sleeping(bell, 1_000);

    bell.close();
    await clock.advance(0);

    expect([sleeper.ended, clock.sleeping]).toEqual([true, 0]);
  });
});
