import { array, assert, constantFrom, integer, oneof, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { afterBegin, afterEnd, callsAllowed, type Health, UNTRIED } from "../../../relay/dispatch/breaker.ts";
import type { Breaker } from "../../../relay/model/breaker.ts";

const POLICY = { failures: 3, pauseMs: 30_000 };
const WORKS: Health = { kind: "works" };
const FAILS: Health = { kind: "fails" };
const UNTOLD: Health = { kind: "untold" };

const closed = (failures: number, probes = 0): Breaker => ({ kind: "closed", failures, probes });
const open = (untilMs: number, probes = 0): Breaker => ({ kind: "open", untilMs, probes });
const asked = (untilMs: number): Breaker => ({ kind: "open", untilMs, probes: 0, asked: true });
const halfOpen = (probes: number): Breaker => ({ kind: "half-open", probes });

describe("a breaker", () => {
  it.each([
    ["counts a failure", closed(0), undefined, FAILS, closed(1)],
    ["opens with the failures of its policy", closed(2), undefined, FAILS, open(31_000)],
    ["opens for as long as GitLab asks", closed(2), undefined, { kind: "fails", askedMs: 90_000 }, open(91_000)],
    ["forgets failures that were not in a row", closed(2), undefined, WORKS, closed(0)],
    ["learns nothing from a call that never left", closed(2), undefined, UNTOLD, closed(2)],
    ["keeps a pause that is asked for", closed(0), undefined, { kind: "asks-for-pause", ms: 5_000 }, asked(6_000)],
    ["stays open when an earlier call fails", open(9_000), undefined, FAILS, open(9_000)],
    ["closes when an earlier call works", open(9_000), undefined, WORKS, closed(0)],
    ["keeps a pause that is asked for though an earlier call works", asked(9_000), undefined, WORKS, asked(9_000)],
    ["closes when an earlier call works after the pause that was asked for", asked(1_000), undefined, WORKS, closed(0)],
    ["never shortens its pause", open(9_000), undefined, { kind: "asks-for-pause", ms: 10 }, asked(9_000)],
    ["closes when the probe works", halfOpen(1), 1, WORKS, closed(0, 1)],
    ["opens anew when the probe fails", halfOpen(1), 1, FAILS, open(31_000, 1)],
    ["lets the next probe go when one tells nothing", halfOpen(1), 1, UNTOLD, open(1_000, 1)],
    ["waits for the probe, whatever earlier calls fail with", halfOpen(2), undefined, FAILS, halfOpen(2)],
    ["waits for the probe, though an earlier one fails", halfOpen(2), 1, FAILS, halfOpen(2)],
    [
      "waits for the probe, though another call is asked for a pause",
      halfOpen(2),
      1,
      { kind: "asks-for-pause", ms: 5 },
      halfOpen(2),
    ],
  ] as const)("%s", (_, before, probe, health, after) => {
    expect(afterEnd(before, probe, health, POLICY, 1_000)).toEqual(after);
  });

  it.each([
    [closed(2), 0, Number.POSITIVE_INFINITY],
    [open(1_000), 999, 0],
    [open(1_000), 1_000, 1],
    [halfOpen(1), 1_000_000, 0],
  ])("%o lets at %d ms so many calls go: %d", (breaker, nowMs, calls) => {
    expect(callsAllowed(breaker, nowMs)).toBe(calls);
  });

  it("never has two probes under way, and lets nothing go during its pause, in whatever order calls end", () => {
    const step = record({
      pauseMs: integer({ min: 0, max: 20_000 }),
      what: oneof(constantFrom("begin" as const), integer({ min: 0, max: 20 })),
      health: constantFrom<Health>(WORKS, FAILS, FAILS, UNTOLD, { kind: "asks-for-pause", ms: 7_000 }),
    });
    assert(
      property(array(step, { maxLength: 120 }), (steps) => {
        let breaker = UNTRIED;
        let nowMs = 0;
        let begunAtRest = false;
        const underWay: { readonly probe?: number }[] = [];
        for (const { pauseMs, what, health } of steps) {
          nowMs += pauseMs;
          if (what === "begin") {
            if (callsAllowed(breaker, nowMs) < 1) continue;
            begunAtRest ||= breaker.kind === "open" && nowMs < breaker.untilMs;
            const begun = afterBegin(breaker);
            breaker = begun.breaker;
            underWay.push(begun);
          } else {
            const [ended] = underWay.splice(what % Math.max(1, underWay.length), 1);
            if (ended === undefined) continue;
            breaker = afterEnd(breaker, ended.probe, health, POLICY, nowMs);
          }
          const { kind, probes } = breaker;
          const deciding = underWay.filter(({ probe }) => probe !== undefined && probe === probes);
          expect(deciding.length).toBeLessThanOrEqual(1);
          // Half-open is never left without the one that decides it.
          expect(deciding.length >= Number(kind === "half-open")).toBe(true);
        }
        expect(begunAtRest).toBe(false);
      }),
    );
  });
});
