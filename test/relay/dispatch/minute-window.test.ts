import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { MinuteWindow } from "../../../relay/dispatch/minute-window.ts";

const MINUTE_MS = 60_000;

/** A window that began long enough ago for its first minute to be over. */
function aWindow(limit: number): MinuteWindow {
  return new MinuteWindow(limit, -MINUTE_MS);
}

describe("so many a minute", () => {
  it("may be taken at once, and then none until the first is a minute old", () => {
    const window = aWindow(3);
    for (const atMs of [0, 10, 20]) window.take(atMs);

    expect(window.room(20)).toBe(0);
    expect(window.freeAtMs(20)).toBe(MINUTE_MS);
    expect(window.room(MINUTE_MS - 1)).toBe(0);
    expect(window.room(MINUTE_MS)).toBe(1);
    expect(window.room(MINUTE_MS + 20)).toBe(3);
  });

  it("gets back what came to nothing", () => {
    const window = aWindow(1);
    window.take(5);
    window.giveBack(5);

    expect(window.room(5)).toBe(1);
    expect(window.freeAtMs(5)).toBe(5);
  });

  it("counts against another limit once it has one", () => {
    const window = aWindow(4);
    for (const atMs of [0, 1, 2, 3]) window.take(atMs);
    window.limit = 2;

    expect(window.room(MINUTE_MS + 1)).toBe(0);
    expect(window.freeAtMs(MINUTE_MS)).toBe(MINUTE_MS + 2);
    window.limit = 10;
    expect(window.room(MINUTE_MS + 1)).toBe(8);
  });

  it.each([
    [60, 999, 0],
    [60, 1_000, 1],
    [60, 30_000, 30],
    [60, 60_000, 60],
    [1, 59_999, 0],
    [1, 60_000, 1],
  ])("counts the minute before the start as used up evenly: of %d there are, after %d ms, %d", (limit, atMs, room) => {
    expect(new MinuteWindow(limit, 0).room(atMs)).toBe(room);
  });

  it("is never exceeded in any sixty seconds, wherever they begin, and is waited for no longer than needed", () => {
    assert(
      property(
        integer({ min: 1, max: 20 }),
        array(record({ pauseMs: integer({ min: 0, max: 20_000 }), wanted: integer({ min: 0, max: 25 }) }), {
          maxLength: 60,
        }),
        (limit, steps) => {
          const window = new MinuteWindow(limit, 0);
          const taken: number[] = [];
          let nowMs = 0;
          for (const { pauseMs, wanted } of steps) {
            nowMs += pauseMs + 0.1;
            for (let one = 0; one < wanted && window.room(nowMs) > 0; one += 1) {
              window.take(nowMs);
              taken.push(nowMs);
            }
            const freeAtMs = window.freeAtMs(nowMs);
            expect(freeAtMs).toBeLessThanOrEqual(nowMs + MINUTE_MS);
            expect(window.room(nowMs) > 0).toBe(freeAtMs === nowMs);
            nowMs = freeAtMs;
            expect(window.room(nowMs)).toBeGreaterThan(0);
          }

          for (const beginMs of taken) {
            const within = taken.filter((atMs) => atMs >= beginMs && atMs < beginMs + MINUTE_MS);
            expect(within.length).toBeLessThanOrEqual(limit);
          }
        },
      ),
    );
  });
});
