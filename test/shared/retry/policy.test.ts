import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDelayMs, type RetryPolicy } from "../../../shared/retry/policy.ts";

const policy: RetryPolicy = { maxAttempts: 4, baseMs: 1_000, maxMs: 3_000, maxRetryAfterMs: 10_000 };

describe("nextDelayMs", () => {
  it.each([
    { attempt: 1, random: 0, delay: 500 },
    { attempt: 1, random: 0.5, delay: 750 },
    { attempt: 2, random: 0, delay: 1_000 },
    { attempt: 2, random: 1 - Number.EPSILON, delay: 2_000 },
    { attempt: 3, random: 0, delay: 1_500 },
    { attempt: 4, random: 0, delay: "stop" },
    { attempt: 9, random: 0, delay: "stop" },
    { attempt: 1, random: 0, retryAfterMs: 0, delay: 0 },
    { attempt: 1, random: 0.5, retryAfterMs: 7_000, delay: 7_250 },
    { attempt: 1, random: 0, retryAfterMs: 10_000, delay: 10_000 },
    { attempt: 1, random: 0, retryAfterMs: 10_001, delay: "stop" },
    { attempt: 4, random: 0, retryAfterMs: 1, delay: "stop" },
  ] as const)("after attempt $attempt with random $random and Retry-After $retryAfterMs is $delay", (row) => {
    expect(nextDelayMs(policy, row.attempt, row.random, "retryAfterMs" in row ? row.retryAfterMs : undefined)).toBe(
      row.delay,
    );
  });

  it("never comes back at once, never exceeds the longest pause, and never undercuts Retry-After", () => {
    const long = { ...policy, maxAttempts: 5_000 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        fc.integer({ min: 0, max: 10_000 }),
        (attempt, random, retryAfterMs) => {
          const plain = nextDelayMs(long, attempt, random);
          expect(plain).toBeGreaterThanOrEqual(500);
          expect(plain).toBeLessThanOrEqual(3_000);
          expect(nextDelayMs(long, attempt, random, retryAfterMs)).toBeGreaterThanOrEqual(retryAfterMs);
        },
      ),
    );
  });
});
