import { describe, expect, it } from "vitest";
import { cronFault, cronTimes, isTimeZone } from "../../../shared/time/cron-times.ts";

/** Times after an instant and before another, as text. */
function between(expression: string, zone: string, after: string, before: string): readonly string[] {
  const times = cronTimes(expression, zone);
  const found: string[] = [];
  for (let at = times.next(new Date(after)); at !== undefined && at < new Date(before); at = times.next(at))
    found.push(at.toISOString().replace(":00.000Z", "Z"));
  return found;
}

describe("times of a cron expression", () => {
  it("where the clocks go forward, a time of day that does not exist comes at the moment they do", () => {
    // Berlin, 29 March 2026: 01:59:59 is followed by 03:00:00.
    expect(between("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-31T00:00:00Z")).toEqual([
      "2026-03-29T01:00Z",
      "2026-03-30T00:30Z",
    ]);
    expect(between("*/30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-30T00:00:00Z")).toEqual([]);
  });

  it("where they go back, a fixed time of day comes once, and steps go on through both passes", () => {
    // Berlin, 25 October 2026: 02:00 to 02:59 come twice.
    expect(between("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z")).toEqual([
      "2026-10-25T00:30Z",
    ]);
    expect(between("*/30 * * * *", "Europe/Berlin", "2026-10-24T23:59:00Z", "2026-10-25T02:01:00Z")).toEqual([
      "2026-10-25T00:00Z",
      "2026-10-25T00:30Z",
      "2026-10-25T01:00Z",
      "2026-10-25T01:30Z",
      "2026-10-25T02:00Z",
    ]);
  });

  it("knows zones that move by half an hour", () => {
    // Lord Howe, 5 April 2026: at 02:00 summer time (+11) the clocks go back to 01:30 (+10:30).
    expect(between("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T12:00:00Z", "2026-04-04T18:00:00Z")).toEqual([
      "2026-04-04T14:45Z",
    ]);
    // 4 October 2026: 02:00 to 02:29 do not exist.
    expect(between("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-03T18:00:00Z")).toEqual([
      "2026-10-03T15:30Z",
    ]);
  });

  it("knows days that a zone left out, and zones that change at midnight", () => {
    // Samoa went over the date line: there was no 30 December 2011.
    expect(between("0 12 30 12 *", "Pacific/Apia", "2010-01-01T00:00:00Z", "2012-12-31T00:00:00Z")).toEqual([
      "2010-12-30T22:00Z",
      "2012-12-29T22:00Z",
    ]);
    // Cairo, 24 April 2026: 00:00 to 00:59 do not exist.
    expect(between("0 0 24 4 *", "Africa/Cairo", "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z")).toEqual([
      "2026-04-23T22:00Z",
    ]);
  });

  it("comes on leap days only in leap years", () => {
    expect(between("0 0 29 2 *", "UTC", "2095-01-01T00:00:00Z", "2109-01-01T00:00:00Z")).toEqual([
      "2096-02-29T00:00Z",
      "2104-02-29T00:00Z",
      "2108-02-29T00:00Z",
    ]);
  });

  it("takes day of month and weekday together as either", () => {
    expect(between("0 0 13 * FRI", "UTC", "2026-11-09T00:00:00Z", "2026-11-21T00:00:00Z")).toEqual([
      "2026-11-13T00:00Z",
      "2026-11-20T00:00Z",
    ]);
  });

  it.each([
    ["0,30 1-2 * * *", "Australia/Lord_Howe"],
    ["30 2 * * *", "Europe/Berlin"],
    ["0 */6 * * *", "Africa/Casablanca"],
    ["15,45 0-3 * * *", "America/St_Johns"],
    ["0 0 * * *", "Asia/Beirut"],
  ])("are the same looking back as looking forward: %s in %s, over a year", (expression, zone) => {
    const times = cronTimes(expression, zone);
    const [begin, end] = [new Date("2026-01-01T00:00:00Z"), new Date("2027-01-01T00:00:00Z")];
    const forward: Date[] = [];
    for (let at = times.next(begin); at !== undefined && at < end; at = times.next(at)) forward.push(at);

    const back: Date[] = [];
    for (let at = times.latest(new Date(end.getTime() - 1)); at !== undefined && at > begin; ) {
      back.unshift(at);
      at = times.latest(new Date(at.getTime() - 1));
    }

    expect(back).toEqual(forward);
  });
});

describe("a cron expression", () => {
  it.each(["0 3 * * *", "*/5 * * * * *", "0 0 L * *", "0 9 * * MON-FRI", "@daily", "0 0 29 2 *", "0 0 * * 5#1"])(
    "such as %j is fine",
    (expression) => {
      expect(cronFault(expression)).toBeUndefined();
    },
  );

  it.each([
    ["", "has no fields: write five"],
    ["0 3 * *", "has 4 fields: write five"],
    ["0 0 3 * * * *", "has 7 fields: write five"],
    ["2026-12-24T18:00:00Z", "has one field: write five"],
    ["61 * * * *", "is no cron expression: Invalid value for minute: 61"],
    ["0 0 32 * *", "is no cron expression: Invalid value for day: 31"],
    ["H 3 * * *", "is no cron expression: configuration entry 1 (H) contains illegal characters"],
    ["*/0 * * * *", "is no cron expression: Syntax error, illegal stepping: 0"],
    ["@reboot", "is no cron expression: @reboot is not supported"],
    ["0 0 30 2 *", "never comes: there is no such day in any year"],
    ["0 0 31 4,6,9,11 *", "never comes: there is no such day in any year"],
    [`0 3 * * ${"1,".repeat(100)}1`, "is longer than 200 characters"],
  ])("such as %j is refused: it %s", (expression, fault) => {
    expect(cronFault(expression)).toContain(fault);
  });
});

describe("a time zone", () => {
  it.each(["UTC", "Europe/Berlin", "Australia/Lord_Howe", "Etc/GMT+5"])("such as %s is known", (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(["", "Mars/Olympus", "CEST", "Europe/Berlin "])("such as %j is not", (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
