import { describe, expect, it } from "vitest";
import { createByteBudget } from "../../../relay/http/byte-budget.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

/** A budget of 100 bytes, and a way to open accounts whose bodies are still coming. */
function aBudget() {
  const clock = new ManualClock();
  const budget = createByteBudget(100, clock);
  const givenUp: string[] = [];
  const coming = (name: string, sizeBytes: number) => {
    const account = budget.open();
    account.awaiting(() => givenUp.push(name));
    return { account, taken: account.take(sizeBytes) };
  };
  return { clock, budget, givenUp, coming };
}

describe("the budget of all bodies", () => {
  it("is shared, and what one request held is there for the next", () => {
    const { budget } = aBudget();
    const [first, second] = [budget.open(), budget.open()];

    expect([first.take(60), second.take(60), second.take(40)]).toEqual([true, false, true]);
    first.close();
    first.close();
    expect([second.take(60), second.take(1)]).toEqual([true, false]);
  });

  it("refuses who asks for more while everybody else is as quick", () => {
    const { clock, coming, givenUp } = aBudget();
    coming("first", 60);
    clock.jump(4_999);

    expect(coming("second", 60).taken).toBe(false);
    expect(givenUp).toEqual([]);
  });

  it("gives up what has been coming for five seconds, the oldest first and no more than it takes", () => {
    const { clock, coming, givenUp } = aBudget();
    for (const name of ["first", "second", "third"]) coming(name, 30);
    clock.jump(5_000);

    expect(coming("quick", 40).taken).toBe(true);
    expect(givenUp).toEqual(["first"]);
  });

  it("gives up as many as it takes, and refuses when that is not enough", () => {
    const { clock, coming, givenUp } = aBudget();
    coming("first", 30);
    coming("second", 30);
    clock.jump(5_000);
    coming("young", 30);

    expect(coming("large", 80).taken).toBe(false);
    expect(givenUp).toEqual(["first", "second"]);
  });

  it("does not give up the younger for the sake of the oldest", () => {
    const { clock, coming, givenUp } = aBudget();
    const { account } = coming("oldest", 50);
    coming("younger", 50);
    clock.jump(5_000);

    expect(account.take(1)).toBe(false);
    expect(givenUp).toEqual([]);
  });

  it("never gives up what has come whole", () => {
    const { clock, coming, givenUp } = aBudget();
    coming("whole", 60).account.complete();
    clock.jump(60_000);

    expect(coming("next", 60).taken).toBe(false);
    expect(givenUp).toEqual([]);
  });

  it("lets nobody who was given up take again", () => {
    const { clock, coming, budget } = aBudget();
    const { account } = coming("slow", 100);
    clock.jump(5_000);
    const next = budget.open();

    expect([next.take(10), account.take(1)]).toEqual([true, false]);
    account.close();
    expect([next.take(90), next.take(1)]).toEqual([true, false]);
  });

  it("is free for honest bodies however many slow ones come, as long as those do not send all of it anew every five seconds", () => {
    const { clock, coming } = aBudget();
    const honest: boolean[] = [];
    for (let second = 0; second < 120; second += 1) {
      // An attacker sends as much as the budget every six seconds, and ends nothing.
      coming(`slow ${second}`, 16);
      const { account, taken } = coming(`honest ${second}`, 10);
      honest.push(taken);
      account.close();
      clock.jump(1_000);
    }

    expect(honest).not.toContain(false);
  });
});
