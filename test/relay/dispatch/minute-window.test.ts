import { array, assert, boolean, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { MinuteWindow } from "../../../relay/dispatch/minute-window.ts";

const MINUTE_MS = 60_000;

/** A window with calls that have ended then. */
function ended(...atMs: readonly number[]): MinuteWindow {
  const window = new MinuteWindow();
  for (const at of atMs) {
    window.begin();
    window.end(true, at);
  }
  return window;
}

describe("so many a minute", () => {
  it("may be made at once, and then none until the first is a minute old", () => {
    const window = ended(0, 10, 20);

    expect(window.room(3, 20)).toBe(0);
    expect(window.freeAtMs(3, 20)).toBe(MINUTE_MS);
    expect(window.room(3, MINUTE_MS - 1)).toBe(0);
    expect(window.room(3, MINUTE_MS)).toBe(1);
    expect(window.room(3, MINUTE_MS + 20)).toBe(3);
  });

  it("count while they are under way and for a minute after their end, since GitLab creates some time in between", () => {
    const window = new MinuteWindow();
    window.begin();

    expect(window.room(1, 10 * MINUTE_MS)).toBe(0);
    expect(window.freeAtMs(1, 10 * MINUTE_MS)).toBeUndefined();
    window.end(true, 10 * MINUTE_MS);
    expect(window.freeAtMs(1, 10 * MINUTE_MS)).toBe(11 * MINUTE_MS);
  });

  it("do not count when they have created nothing", () => {
    const window = new MinuteWindow();
    window.begin();
    window.end(false, 5);

    expect(window.room(1, 5)).toBe(1);
    expect(window.freeAtMs(1, 5)).toBe(5);
  });

  it("are counted against whichever limit is in force", () => {
    const window = ended(0, 1, 2, 3);

    expect(window.room(2, MINUTE_MS + 1)).toBe(0);
    expect(window.freeAtMs(2, MINUTE_MS)).toBe(MINUTE_MS + 2);
    expect(window.room(10, MINUTE_MS + 1)).toBe(8);
  });

  it("include those of the process before", () => {
    const window = new MinuteWindow([-10, -50_000]);

    expect(window.room(3, 0)).toBe(1);
    expect(window.freeAtMs(2, 0)).toBe(10_000);
    expect(window.isIdle(49_999)).toBe(false);
    expect(window.isIdle(MINUTE_MS)).toBe(true);
  });

  it("are never exceeded in any sixty seconds, whenever in its call each was created", () => {
    const step = record({
      pauseMs: integer({ min: 0, max: 20_000 }),
      begins: integer({ min: 0, max: 8 }),
      ends: array(record({ which: integer({ min: 0, max: 30 }), early: boolean() }), { maxLength: 8 }),
    });
    assert(
      property(integer({ min: 1, max: 20 }), array(step, { maxLength: 60 }), (limit, steps) => {
        const window = new MinuteWindow();
        const underWay: number[] = [];
        const createdAtMs: number[] = [];
        let nowMs = 0;
        for (const { pauseMs, begins, ends } of steps) {
          nowMs += pauseMs + 0.1;
          for (let one = 0; one < begins && window.room(limit, nowMs) > 0; one += 1) {
            window.begin();
            underWay.push(nowMs);
          }
          for (const { which, early } of ends) {
            const [beganMs] = underWay.splice(which % Math.max(1, underWay.length), 1);
            if (beganMs === undefined) continue;
            window.end(true, nowMs);
            createdAtMs.push(early ? beganMs : nowMs);
          }
          const freeAtMs = window.freeAtMs(limit, nowMs);
          expect(freeAtMs === nowMs).toBe(window.room(limit, nowMs) > 0);
          nowMs = freeAtMs ?? nowMs;
          expect(window.room(limit, nowMs) > 0).toBe(freeAtMs !== undefined);
        }

        for (const beginMs of createdAtMs) {
          const within = createdAtMs.filter((atMs) => atMs >= beginMs && atMs < beginMs + MINUTE_MS);
          expect(within.length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });
});
