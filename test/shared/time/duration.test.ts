import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, parseDurationMs } from "../../../shared/time/duration.ts";

describe("parseDurationMs", () => {
  it.each([
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["1h 30m", 5_400_000],
    ["500ms", 500],
    ["2d", 172_800_000],
    ["1.5h", 5_400_000],
    ["45", 45_000],
    ["0", 0],
    ["0s", 0],
    [" 5M ", 300_000],
    ["1d2h3m4s5ms", 93_784_005],
  ])("reads %j as %d ms", (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each([
    "",
    " ",
    "s",
    "-5s",
    "5 s",
    "5y",
    "1m2h",
    "1m1m",
    "1h-5m",
    "soon",
    "1e3",
    "1h30",
    "5s!",
    "999999999999999999d",
  ])("takes %j for no duration", (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  });

  it("reads back whatever whole seconds formatDuration writes without rounding", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_599 }), (seconds) => {
        expect(parseDurationMs(formatDuration(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0ms"],
    [-20, "0ms"],
    [850, "850ms"],
    [999.7, "1s"],
    [1_000, "1s"],
    [42_400, "42s"],
    [59_700, "1m"],
    [60_000, "1m"],
    [3_600_000, "1h"],
    [3_605_000, "1h"],
    [5_405_000, "1h 30m"],
    [90_061_000, "1d 1h"],
  ])("writes %d ms as %j", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
