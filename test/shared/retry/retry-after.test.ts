import { describe, expect, it } from "vitest";
import { parseRetryAfterMs } from "../../../shared/retry/retry-after.ts";

const now = new Date("2026-11-22T12:00:00Z");

describe("parseRetryAfterMs", () => {
  it.each([
    ["0", 0],
    ["30", 30_000],
    [" 30 ", 30_000],
    ["1.5", 1_500],
    ["Sun, 22 Nov 2026 12:01:00 GMT", 60_000],
    ["Sunday, 22-Nov-26 12:01:00 GMT", 60_000],
    ["Sun Nov 22 12:01:00 2026 GMT", 60_000],
    ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
    [undefined, undefined],
    ["", undefined],
    ["-5", undefined],
    ["1e9", undefined],
    ["soon", undefined],
    ["99999999999999", undefined],
    ["2026-11-22", undefined],
  ])("reads %j as %s", (header, ms) => {
    expect(parseRetryAfterMs(header, now)).toBe(ms);
  });
});
