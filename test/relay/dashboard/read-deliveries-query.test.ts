import { describe, expect, it } from "vitest";
import { PAGE_SIZE, readDeliveriesQuery } from "../../../relay/dashboard/read-deliveries-query.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

describe("the query of the list of deliveries", () => {
  it("asks for everything when it says nothing, or nothing but blanks, as a form that was sent empty does", () => {
    expect(readDeliveriesQuery({}, NOW).filter).toEqual({ limit: PAGE_SIZE });
    expect(readDeliveriesQuery({ route: [""], ref: [" "], since: [""], state: [] }, NOW)).toMatchObject({
      filter: { limit: PAGE_SIZE },
      problems: [],
    });
  });

  it("reads every filter", () => {
    const query = {
      state: ["held", "dead"],
      route: ["app"],
      source: ["hub"],
      lane: ["main:g/p"],
      repository: [" acme/app "],
      ref: ["main"],
      since: ["2h"],
      until: ["2026-11-22"],
      before: ["id-1"],
    };

    expect(readDeliveriesQuery(query, NOW).filter).toEqual({
      limit: PAGE_SIZE,
      states: ["dead", "held"],
      routes: ["app"],
      sources: ["hub"],
      lanes: ["main:g/p"],
      repository: "acme/app",
      ref: "refs/heads/main",
      since: new Date("2026-11-22T10:00:00Z"),
      until: new Date("2026-11-22T00:00:00Z"),
      before: "id-1",
    });
  });

  it.each(["yesterday", "2026-02-30", "-1h", "12", "9".repeat(400)])(
    "says that %s is no time, and leaves it out",
    (since) => {
      const { filter, problems } = readDeliveriesQuery({ since: [since] }, NOW);

      expect(filter).toEqual({ limit: PAGE_SIZE });
      expect(problems).toEqual([expect.stringContaining(since)]);
    },
  );

  it("knows no state that is none, and no key of an object's own", () => {
    expect(readDeliveriesQuery({ state: ["gone", "constructor"] }, NOW).filter).toEqual({ limit: PAGE_SIZE });
  });
});
