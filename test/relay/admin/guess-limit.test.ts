import { describe, expect, it } from "vitest";
import { createGuessLimit } from "../../../relay/admin/guess-limit.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";

function aLimit() {
  const clock = new ManualClock();
  const limit = createGuessLimit(clock);
  const guess = (address: string, count: number) => {
    for (let at = 0; at < count; at++) limit.wrong(address);
  };
  return { clock, limit, guess };
}

describe("the limit on guesses", () => {
  it("lets nine mistakes pass and stops after the tenth, until the first is a minute old", async () => {
    const { clock, limit, guess } = aLimit();

    guess("192.0.2.1", 1);
    await clock.advance(20_000);
    guess("192.0.2.1", 8);
    expect(limit.waitMs("192.0.2.1")).toBe(0);
    guess("192.0.2.1", 1);

    expect(limit.waitMs("192.0.2.1")).toBe(40_000);
    await clock.advance(40_000);
    expect(limit.waitMs("192.0.2.1")).toBe(0);
  });

  it("counts each address by itself", () => {
    const { limit, guess } = aLimit();

    guess("192.0.2.1", 10);

    expect(limit.waitMs("192.0.2.2")).toBe(0);
  });

  it.each([
    ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"],
    ["2001:db8::1", "2001:0db8:0:0:1::"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
  ])("takes %s and %s for one and the same", (one, other) => {
    const { limit, guess } = aLimit();

    guess(one, 10);

    expect(limit.waitMs(other)).toBeGreaterThan(0);
  });

  it.each([
    ["2001:db8:1:2::1", "2001:db8:1:3::1"],
    ["::ffff:192.0.2.1", "::ffff:192.0.2.2"],
  ])("tells %s and %s apart", (one, other) => {
    const { limit, guess } = aLimit();

    guess(one, 10);

    expect(limit.waitMs(other)).toBe(0);
  });

  it("forgets the longest quiet address beyond ten thousand, so that nobody can fill the memory", () => {
    const { limit, guess } = aLimit();

    guess("192.0.2.1", 10);
    for (let at = 0; at < 10_000; at++) limit.wrong(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`);

    expect(limit.waitMs("192.0.2.1")).toBe(0);
  });
});
