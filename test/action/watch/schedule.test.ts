import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextLookMs } from "../../../action/watch/schedule.ts";

const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

describe("nextLookMs", () => {
  it.each([
    { elapsedMs: 0, ms: 1_000 },
    { elapsedMs: 20_000, ms: 1_000 },
    { elapsedMs: 60_000, ms: 3_000 },
    { elapsedMs: 300_000, ms: 15_000 },
    { elapsedMs: 7_200_000, ms: 15_000 },
  ])("is $ms ms after $elapsedMs ms", ({ elapsedMs, ms }) => {
    expect(nextLookMs(elapsedMs, 0)).toBe(ms);
  });

  it("is never later than the schedule, nor more than a tenth earlier, whatever the chance", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), random, (elapsedMs, chance) => {
        const latest = nextLookMs(elapsedMs, 0);
        const ms = nextLookMs(elapsedMs, chance);

        expect(ms).toBeLessThanOrEqual(latest);
        expect(ms).toBeGreaterThanOrEqual(Math.floor(latest * 0.9));
      }),
    );
  });

  it("takes the interval of the user as it is", () => {
    fc.assert(
      fc.property(fc.nat(), random, fc.integer({ min: 100, max: 3_600_000 }), (elapsedMs, chance, pollIntervalMs) => {
        expect(nextLookMs(elapsedMs, chance, { pollIntervalMs })).toBe(pollIntervalMs);
      }),
    );
  });

  it.each([
    { elapsedMs: 0, notBeforeMs: 600_000, ms: 2_000 },
    { elapsedMs: 100_000, notBeforeMs: 600_000, ms: 25_000 },
    { elapsedMs: 1_000_000, notBeforeMs: 6_000_000, ms: 90_000 },
    { elapsedMs: 590_000, notBeforeMs: 600_000, ms: 15_000 },
    { elapsedMs: 580_000, notBeforeMs: 600_000, ms: 20_000 },
    { elapsedMs: 700_000, notBeforeMs: 600_000, ms: 15_000 },
    { elapsedMs: 10_000, notBeforeMs: 5_000, ms: 1_000 },
  ])(
    "is $ms ms after $elapsedMs ms where no end is expected before $notBeforeMs ms",
    ({ elapsedMs, notBeforeMs, ms }) => {
      expect(nextLookMs(elapsedMs, 0, { notBeforeMs })).toBe(ms);
    },
  );

  it.each([10_000, 30_000, 120_000, 600_000, 3_600_000, 7_200_000])(
    "notices the end of a pipeline of %d ms within 5.5 % of its duration, or 1 s",
    (durationMs) => {
      let atMs = 0;
      while (atMs < durationMs) atMs += nextLookMs(atMs, 0);

      expect(atMs - durationMs).toBeLessThanOrEqual(Math.max(1_000, durationMs * 0.055));
    },
  );
});
