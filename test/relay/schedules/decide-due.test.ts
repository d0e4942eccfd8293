import { describe, expect, it } from "vitest";
import { decideDue } from "../../../relay/schedules/decide-due.ts";
import { cronTimes } from "../../../shared/time/cron-times.ts";

const NIGHTLY = cronTimes("0 3 * * *", "UTC");
const HOURLY = cronTimes("0 * * * *", "UTC");

/** What is decided, its dates as text. */
function decided(...[times, missed, since, now]: [typeof NIGHTLY, "skip" | "latest" | "all", string, string]) {
  return JSON.parse(JSON.stringify(decideDue(times, missed, new Date(since), new Date(now)))) as unknown;
}

describe("while the relay runs", () => {
  it.each(["skip", "latest", "all"] as const)(
    "a time that has just come is carried out, whatever missed says (%s)",
    (missed) => {
      expect(decided(NIGHTLY, missed, "2026-03-03T03:00:00Z", "2026-03-04T03:00:00.004Z")).toEqual({
        run: ["2026-03-04T03:00:00.000Z"],
        since: "2026-03-04T03:00:00.000Z",
        next: "2026-03-05T03:00:00.000Z",
      });
    },
  );

  it("a time comes at its very instant, and not a millisecond before", () => {
    expect(decided(NIGHTLY, "skip", "2026-03-03T03:00:00Z", "2026-03-04T02:59:59.999Z")).toMatchObject({ run: [] });
    expect(decided(NIGHTLY, "skip", "2026-03-03T03:00:00Z", "2026-03-04T03:00:00Z")).toMatchObject({
      run: ["2026-03-04T03:00:00.000Z"],
    });
  });

  it("nothing that was looked at comes again", () => {
    expect(decided(NIGHTLY, "all", "2026-03-04T03:00:00Z", "2026-03-04T03:00:00.500Z")).toEqual({
      run: [],
      since: "2026-03-04T03:00:00.000Z",
      next: "2026-03-05T03:00:00.000Z",
    });
  });
});

describe("after a pause in which times passed", () => {
  const [SINCE, NOW] = ["2026-03-04T00:00:00Z", "2026-03-04T03:20:00Z"];
  const NEXT = { since: "2026-03-04T03:00:00.000Z", next: "2026-03-04T04:00:00.000Z" };

  it("skip lets go of them, and counts them", () => {
    expect(decided(HOURLY, "skip", SINCE, NOW)).toEqual({
      run: [],
      missed: { count: 3, atLeast: false, latest: "2026-03-04T03:00:00.000Z" },
      ...NEXT,
    });
  });

  it("latest carries out the last one", () => {
    expect(decided(HOURLY, "latest", SINCE, NOW)).toEqual({
      run: ["2026-03-04T03:00:00.000Z"],
      missed: { count: 2, atLeast: false, latest: "2026-03-04T02:00:00.000Z" },
      ...NEXT,
    });
  });

  it("all carries out each, in order", () => {
    expect(decided(HOURLY, "all", SINCE, NOW)).toEqual({
      run: ["2026-03-04T01:00:00.000Z", "2026-03-04T02:00:00.000Z", "2026-03-04T03:00:00.000Z"],
      ...NEXT,
    });
  });

  it("all is bounded: the newest hundred, and it says that there were more", () => {
    const { run, missed } = decideDue(HOURLY, "all", new Date("2026-01-01T00:00:00Z"), new Date(NOW));

    expect(run).toHaveLength(100);
    expect(run.at(-1)).toEqual(new Date("2026-03-04T03:00:00Z"));
    expect(missed).toEqual({ count: 1, atLeast: true, latest: new Date("2026-02-27T23:00:00Z") });
  });

  it("a restart across a time does not miss it, even with skip", () => {
    expect(decided(HOURLY, "skip", SINCE, "2026-03-04T03:00:59Z")).toMatchObject({
      run: ["2026-03-04T03:00:00.000Z"],
      missed: { count: 2 },
    });
  });

  it("a schedule of every second over a year is decided without counting a year", () => {
    const every = cronTimes("* * * * * *", "UTC");

    expect(decided(every, "skip", "2025-03-04T00:00:00Z", NOW)).toMatchObject({
      run: [NOW.replace("Z", ".000Z")],
      missed: { count: 100, atLeast: true },
    });
  });
});

describe("when the clock is set", () => {
  it("back, nothing is due, and looking goes on from the time it shows", () => {
    expect(decided(HOURLY, "all", "2026-03-04T12:00:00Z", "2026-03-04T09:30:00Z")).toEqual({
      run: [],
      since: "2026-03-04T09:30:00.000Z",
      next: "2026-03-04T10:00:00.000Z",
    });
  });

  it("forward, what it leapt over counts as missed", () => {
    expect(decided(HOURLY, "skip", "2026-03-04T12:00:00Z", "2026-03-04T15:30:00Z")).toMatchObject({
      run: [],
      missed: { count: 3 },
      next: "2026-03-04T16:00:00.000Z",
    });
  });
});
