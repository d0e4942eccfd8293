import { describe, expect, it } from "vitest";
import { CodedError, isCoded } from "../../../shared/errors/coded-error.ts";
import type { RetryPolicy } from "../../../shared/retry/policy.ts";
import { retry } from "../../../shared/retry/retry.ts";
import type { Clock } from "../../../shared/time/clock.ts";

const policy: RetryPolicy = { maxAttempts: 3, baseMs: 1_000, maxMs: 8_000, maxRetryAfterMs: 60_000 };
const passing = new CodedError("GITLAB_SERVER_ERROR", "down");
const lasting = new CodedError("GITLAB_NOT_FOUND", "none");
const retryable = (error: unknown): boolean => isCoded(error, "GITLAB_SERVER_ERROR", "GITLAB_RATE_LIMITED");

describe("retry", () => {
  it("gives what the first attempt that works gives", async () => {
    const { deps, pauses } = aWorld();

    const result = await retry(deps, { policy, retryable }, failing(2, passing));

    expect(result).toBe("attempt 3");
    expect(pauses).toEqual([500, 1_000]);
  });

  it("throws the last failure as it came once the attempts are used up", async () => {
    const { deps, pauses } = aWorld();

    await expect(retry(deps, { policy, retryable }, failing(9, passing))).rejects.toBe(passing);
    expect(pauses).toHaveLength(2);
  });

  it("does not repeat what is not retryable", async () => {
    const { deps, pauses } = aWorld();

    await expect(retry(deps, { policy, retryable }, failing(9, lasting))).rejects.toBe(lasting);
    expect(pauses).toEqual([]);
  });

  it("waits as long as the other side asks", async () => {
    const { deps, pauses } = aWorld();
    const limited = new CodedError("GITLAB_RATE_LIMITED", "slow down", { retryAfterMs: 30_000 });

    await retry(deps, { policy, retryable }, failing(1, limited));

    expect(pauses).toEqual([30_000]);
  });

  it("gives up at once when the other side asks for longer than the policy waits", async () => {
    const { deps, pauses } = aWorld();
    const limited = new CodedError("GITLAB_RATE_LIMITED", "slow down", { retryAfterMs: 60_001 });

    await expect(retry(deps, { policy, retryable }, failing(1, limited))).rejects.toBe(limited);
    expect(pauses).toEqual([]);
  });

  it("tells of each pause before it", async () => {
    const { deps } = aWorld();
    const told: unknown[] = [];
    const onPause = (error: unknown, attempt: number, pauseMs: number) => told.push([error, attempt, pauseMs]);

    await retry(deps, { policy, retryable, onPause }, failing(2, passing));

    expect(told).toEqual([
      [passing, 1, 500],
      [passing, 2, 1_000],
    ]);
  });

  it("makes no further attempt once the signal has aborted", async () => {
    const { deps, pauses } = aWorld();
    const stop = new AbortController();
    const reason = new Error("enough");
    let attempts = 0;

    const work = retry(
      deps,
      { policy, retryable },
      () => {
        attempts++;
        stop.abort(reason);
        return Promise.reject(passing);
      },
      stop.signal,
    );

    await expect(work).rejects.toBe(reason);
    expect(attempts).toBe(1);
    expect(pauses).toEqual([]);
  });

  it("hands the signal to the pause", async () => {
    const stop = new AbortController();
    const seen: unknown[] = [];
    const clock = {
      ...aWorld().deps.clock,
      sleep: async (_ms: number, signal?: AbortSignal) => void seen.push(signal),
    };

    await retry({ clock, random: () => 0 }, { policy, retryable }, failing(1, passing), stop.signal);

    expect(seen).toEqual([stop.signal]);
  });
});

function aWorld() {
  const pauses: number[] = [];
  const clock: Clock = { now: () => new Date(0), monotonicMs: () => 0, sleep: async (ms) => void pauses.push(ms) };
  return { deps: { clock, random: () => 0 }, pauses };
}

function failing(times: number, error: Error): (attempt: number) => Promise<string> {
  return async (attempt) => {
    if (attempt <= times) throw error;
    return `attempt ${attempt}`;
  };
}
