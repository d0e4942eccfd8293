import { array, assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { placesFor } from "../../../relay/dispatch/places.ts";

/** The routes of deliveries under way: `{ a: 2 }` is two along `a`. */
function taken(counts: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(counts).flatMap(([route, count]) => Array<string>(count).fill(route));
}

describe("the places for deliveries", () => {
  it.each([
    [16, {}, { limit: 8, busyRoutes: [] }],
    [16, { a: 7 }, { limit: 1, busyRoutes: [] }],
    [16, { a: 8 }, { limit: 4, busyRoutes: ["a"] }],
    [16, { a: 8, b: 4 }, { limit: 2, busyRoutes: ["a", "b"] }],
    [16, { a: 8, b: 4, c: 2 }, { limit: 1, busyRoutes: ["a", "b", "c"] }],
    [16, { a: 8, b: 4, c: 2, d: 2 }, { limit: 0, busyRoutes: [] }],
    [1, {}, { limit: 1, busyRoutes: [] }],
    [2, { a: 1 }, { limit: 1, busyRoutes: ["a"] }],
  ])("of %d, with %o under way, are shared as %o", (concurrency, counts, places) => {
    expect(placesFor(concurrency, taken(counts), true)).toEqual(places);
  });

  it("are all for the one route there is", () => {
    expect(placesFor(16, [], false)).toEqual({ limit: 16, busyRoutes: [] });
    expect(placesFor(16, taken({ a: 15 }), false)).toEqual({ limit: 1, busyRoutes: [] });
    expect(placesFor(16, taken({ a: 16 }), false)).toEqual({ limit: 0, busyRoutes: [] });
  });

  it("never go to one route beyond half, and never run out before the limit says so", () => {
    assert(
      property(
        integer({ min: 2, max: 64 }),
        array(constantFrom("a", "b", "c"), { maxLength: 20 }),
        (concurrency, wishes) => {
          const carried: string[] = [];
          // The worst case: each claim gives every place it may to one and the same route.
          for (const wish of wishes) {
            const { limit, busyRoutes } = placesFor(concurrency, carried, true);
            if (limit === 0 || busyRoutes.includes(wish)) continue;
            carried.push(...Array<string>(limit).fill(wish));
          }

          expect(carried.length).toBeLessThanOrEqual(concurrency);
          for (const route of ["a", "b", "c"])
            expect(carried.filter((one) => one === route).length).toBeLessThanOrEqual(Math.ceil(concurrency / 2));
        },
      ),
    );
  });
});
