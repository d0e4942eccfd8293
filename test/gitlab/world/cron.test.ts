import { describe, expect, it } from "vitest";
import { isTimeZone, nextRun, parseCron } from "./cron.ts";

/** A Friday. */
const NOW = "2026-01-02T10:30:20Z";

describe("the next run of a schedule", () => {
  it.each([
    { cron: "* * * * *", next: "2026-01-02T10:31:00Z" },
    { cron: "30 10 * * *", next: "2026-01-03T10:30:00Z" },
    { cron: "*/20 * * * *", next: "2026-01-02T10:40:00Z" },
    { cron: "5/25 * * * *", next: "2026-01-02T10:55:00Z" },
    { cron: "0 9-17/4 * * 1-5", next: "2026-01-02T13:00:00Z" },
    { cron: "0 4 * * sun", next: "2026-01-04T04:00:00Z" },
    { cron: "0 4 * * 7", next: "2026-01-04T04:00:00Z" },
    { cron: "0 0 15 * mon", next: "2026-01-05T00:00:00Z" },
    { cron: "0 0 1 mar,jun *", next: "2026-03-01T00:00:00Z" },
    { cron: "0 0 29 2 *", next: "2028-02-29T00:00:00Z" },
    { cron: "0 12 * * *", zone: "Europe/Berlin", next: "2026-01-02T11:00:00Z" },
    { cron: "0 12 1 7 *", zone: "Europe/Berlin", next: "2026-07-01T10:00:00Z" },
    { cron: "0 6 * * *", zone: "America/New_York", next: "2026-01-02T11:00:00Z" },
  ])("of $cron is $next", ({ cron, zone = "UTC", next }) => {
    expect(runAfter(cron, zone)).toBe(Date.parse(next));
  });

  it("never comes on 30 February", () => {
    expect(runAfter("0 0 30 2 *", "UTC")).toBeUndefined();
  });
});

describe("what is no cron line", () => {
  it.each([
    "",
    "* * * *",
    "* * * * * *",
    "60 * * * *",
    "* 24 * * *",
    "* * 0 * *",
    "5-1 * * * *",
    "*/0 * * * *",
    "a b c d e",
  ])("%j", (line) => {
    expect(parseCron(line)).toBeUndefined();
  });
});

describe("a time zone", () => {
  it.each([
    { name: "UTC", known: true },
    { name: "Asia/Tokyo", known: true },
    { name: "Mars/Olympus", known: false },
  ])("$name is known: $known", ({ name, known }) => {
    expect(isTimeZone(name)).toBe(known);
  });
});

function runAfter(line: string, zone: string): number | undefined {
  const cron = parseCron(line);
  if (cron === undefined) throw new Error(`${line} is no cron line.`);
  return nextRun(cron, zone, Date.parse(NOW));
}
