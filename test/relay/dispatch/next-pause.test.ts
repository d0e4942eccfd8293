import { array, assert, constant, double, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPauseMs, type PausePolicy } from "../../../relay/dispatch/next-pause.ts";

const DOUBLING: PausePolicy = { maxAttempts: 5, baseDelayMs: 1_000, maxDelayMs: 5_000 };
const NAMED: PausePolicy = { ...DOUBLING, delaysMs: [5_000, 60_000] };

describe("the pause after a try", () => {
  it.each([
    [DOUBLING, 1, 0, undefined, 500],
    [DOUBLING, 1, 0.999_9, undefined, 1_000],
    [DOUBLING, 3, 0, undefined, 2_000],
    [DOUBLING, 4, 0.999_9, undefined, 5_000],
    [DOUBLING, 5, 0, undefined, "stop"],
    [DOUBLING, 1, 0, 90_000, 90_000],
    [DOUBLING, 1, 0, 86_400_000, 3_600_000],
    [NAMED, 1, 0, undefined, 5_000],
    [NAMED, 1, 0.999_9, undefined, 5_500],
    [NAMED, 2, 0, undefined, 60_000],
    [NAMED, 4, 0, undefined, 60_000],
    [NAMED, 5, 0, undefined, "stop"],
    [NAMED, 1, 0, 90_000, 90_000],
    [NAMED, 1, 0, 86_400_000, 3_600_000],
  ] as const)("with %o, try %d, jitter %d and %s ms asked for is %s", (policy, tries, random, askedMs, pauseMs) => {
    expect(nextPauseMs(policy, tries, random, askedMs)).toBe(pauseMs);
  });

  it("is never shorter than asked for, ends with the attempts, and is never longer than an hour and a tenth beyond the policy", () => {
    assert(
      property(
        integer({ min: 1, max: 50 }),
        integer({ min: 1, max: 60 }),
        double({ min: 0, max: 0.999_999, noNaN: true }),
        option(integer({ min: 0, max: 10_000_000 }), { nil: undefined }),
        option(array(integer({ min: 0, max: 7_200_000 }), { minLength: 1, maxLength: 5 }), { nil: undefined }),
        constant(DOUBLING),
        (maxAttempts, tries, random, askedMs, delaysMs, policy) => {
          const pauseMs = nextPauseMs(
            { ...policy, maxAttempts, ...(delaysMs === undefined ? {} : { delaysMs }) },
            tries,
            random,
            askedMs,
          );

          expect(pauseMs === "stop").toBe(tries >= maxAttempts);
          if (pauseMs === "stop") return;
          expect(pauseMs).toBeGreaterThanOrEqual(Math.min(askedMs ?? 0, 3_600_000));
          expect(pauseMs).toBeLessThanOrEqual(1.1 * Math.max(3_600_000, ...(delaysMs ?? [])) + 5_000);
        },
      ),
    );
  });
});
