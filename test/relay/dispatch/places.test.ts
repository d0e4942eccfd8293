import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { type LaneNow, placesFor } from "../../../relay/dispatch/places.ts";

/** Lanes with deliveries under way and, unless told otherwise, room for any number more. */
function lanes(taken: Readonly<Record<string, number | LaneNow>>): ReadonlyMap<string, LaneNow> {
  return new Map(
    Object.entries(taken).map(([lane, now]) => [lane, typeof now === "number" ? { taken: now, room: 1_000 } : now]),
  );
}

describe("the places for deliveries", () => {
  it.each([
    [16, { a: 0, b: 0 }, { limit: 8, busyLanes: [] }],
    [16, { a: 7, b: 0 }, { limit: 1, busyLanes: [] }],
    [16, { a: 8, b: 0 }, { limit: 4, busyLanes: ["a"] }],
    [16, { a: 8, b: 4, c: 0 }, { limit: 2, busyLanes: ["a", "b"] }],
    [16, { a: 8, b: 4, c: 2, d: 0 }, { limit: 1, busyLanes: ["a", "b", "c"] }],
    [16, { a: 8, b: 4, c: 2, d: 2 }, { limit: 0, busyLanes: [] }],
    [1, { a: 0, b: 0 }, { limit: 1, busyLanes: [] }],
    [2, { a: 1, b: 0 }, { limit: 1, busyLanes: ["a"] }],
    [16, { a: { taken: 3, room: 0 }, b: 0 }, { limit: 6, busyLanes: ["a"] }],
    [16, { a: { taken: 6, room: 2 }, b: 0 }, { limit: 2, busyLanes: [] }],
    [16, { a: { taken: 0, room: 0 }, b: { taken: 2, room: 0 } }, { limit: 0, busyLanes: ["a", "b"] }],
  ])("of %d, with %o under way, are shared as %o", (concurrency, taken, places) => {
    expect(placesFor(concurrency, lanes(taken))).toEqual(places);
  });

  it("are all for the one lane there is, as far as it has room", () => {
    expect(placesFor(16, lanes({ a: 0 }))).toEqual({ limit: 16, busyLanes: [] });
    expect(placesFor(16, lanes({ a: 15 }))).toEqual({ limit: 1, busyLanes: [] });
    expect(placesFor(16, lanes({ a: 16 }))).toEqual({ limit: 0, busyLanes: [] });
    expect(placesFor(16, lanes({ a: { taken: 5, room: 3 } }))).toEqual({ limit: 3, busyLanes: [] });
  });

  it("are kept free for lanes nobody knows yet, where there can be some", () => {
    expect(placesFor(16, lanes({ a: 8 }), 8)).toEqual({ limit: 4, busyLanes: ["a"] });
    expect(placesFor(16, lanes({ a: { taken: 0, room: 0 } }), 8)).toEqual({ limit: 8, busyLanes: ["a"] });
    expect(placesFor(16, lanes({ a: 0 }), 0)).toEqual({ limit: 1, busyLanes: [] });
  });

  it("never go to one lane beyond half or beyond its room, and never run out before the limit says so", () => {
    const NAMES = ["a", "b", "c"] as const;
    assert(
      property(
        integer({ min: 2, max: 64 }),
        record({ a: integer({ min: 0, max: 40 }), b: integer({ min: 0, max: 40 }), c: integer({ min: 0, max: 40 }) }),
        array(constantFrom(...NAMES), { maxLength: 30 }),
        (concurrency, most, wishes) => {
          const taken = { a: 0, b: 0, c: 0 };
          const now = () =>
            new Map(NAMES.map((name) => [name, { taken: taken[name], room: most[name] - taken[name] }]));
          // The worst case: each claim gives every place it may to one and the same lane.
          for (const wish of wishes) {
            const { limit, busyLanes } = placesFor(concurrency, now());
            if (limit === 0 || busyLanes.includes(wish)) continue;
            taken[wish] += limit;
          }

          expect(taken.a + taken.b + taken.c).toBeLessThanOrEqual(concurrency);
          for (const name of NAMES)
            expect(taken[name]).toBeLessThanOrEqual(Math.min(most[name], Math.ceil(concurrency / 2)));
        },
      ),
    );
  });

  it("always leave one for a lane that works, though three others hang", () => {
    assert(
      property(
        integer({ min: 8, max: 64 }),
        array(constantFrom("a", "b", "c"), { maxLength: 100 }),
        (concurrency, wishes) => {
          const taken = { a: 0, b: 0, c: 0 };
          const now = () => lanes({ ...taken, d: 0 });
          for (const wish of wishes) {
            const { limit, busyLanes } = placesFor(concurrency, now());
            expect(limit).toBeGreaterThan(0);
            expect(busyLanes).not.toContain("d");
            if (!busyLanes.includes(wish)) taken[wish as "a"] += limit;
          }
          expect(taken.a + taken.b + taken.c).toBeLessThan(concurrency);
        },
      ),
    );
  });
});
