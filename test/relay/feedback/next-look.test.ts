import { describe, expect, it } from "vitest";
import { nextLookMs } from "../../../relay/feedback/next-look.ts";
import { Resting, restMs } from "../../../relay/feedback/resting.ts";

const HOUR_MS = 3_600_000;

describe("the next look at a pipeline", () => {
  it.each([
    { ageMs: -5_000, inMs: 5_000 },
    { ageMs: 0, inMs: 5_000 },
    { ageMs: 60_000, inMs: 6_000 },
    { ageMs: HOUR_MS, inMs: 360_000 },
    { ageMs: 24 * HOUR_MS, inMs: 600_000 },
    { ageMs: 7 * 24 * HOUR_MS, inMs: 600_000 },
    { ageMs: 7 * 24 * HOUR_MS + 1, inMs: undefined },
  ])("is in $inMs ms at an age of $ageMs ms", ({ ageMs, inMs }) => {
    expect(nextLookMs(ageMs)).toBe(inMs);
  });
});

describe("the rest after failures", () => {
  it.each([
    { failures: 1, random: 0, askedMs: undefined, ms: 2_500 },
    { failures: 1, random: 0.999_999, askedMs: undefined, ms: 5_000 },
    { failures: 3, random: 0, askedMs: undefined, ms: 10_000 },
    { failures: 60, random: 0.999_999, askedMs: undefined, ms: 900_000 },
    { failures: 1, random: 0, askedMs: 60_000, ms: 60_000 },
    { failures: 1, random: 0, askedMs: 99 * HOUR_MS, ms: HOUR_MS },
  ])("is $ms ms after $failures, asked for $askedMs ms", ({ failures, random, askedMs, ms }) => {
    expect(restMs(failures, random, askedMs)).toBe(ms);
  });

  it("ends with the first that works, and counts anew from there", () => {
    const resting = new Resting(() => 0);

    const pauses = [resting.fail("hub", 0), resting.fail("hub", 0)];
    const resumes = [resting.untilMs("hub", 0), resting.works("hub"), resting.works("hub"), resting.untilMs("hub", 0)];

    expect(pauses).toEqual([
      { pauseMs: 2_500, first: true },
      { pauseMs: 5_000, first: false },
    ]);
    expect(resumes).toEqual([5_000, true, false, undefined]);
    expect(resting.fail("hub", 0)).toEqual({ pauseMs: 2_500, first: true });
  });
});
