import { describe, expect, it } from "vitest";
import { judgeOutage } from "../../../action/watch/outage.ts";

describe("judgeOutage", () => {
  const BUDGET_MS = 600_000;

  it.each([
    { name: "the schedule's pause", lastedMs: 0, plannedMs: 15_000, retryAfterMs: undefined, pauseMs: 15_000 },
    { name: "5 s at the least", lastedMs: 0, plannedMs: 1_000, retryAfterMs: undefined, pauseMs: 5_000 },
    { name: "as long as GitLab asks for", lastedMs: 0, plannedMs: 1_000, retryAfterMs: 90_000, pauseMs: 90_000 },
    {
      name: "what is left of the budget",
      lastedMs: 598_000,
      plannedMs: 15_000,
      retryAfterMs: undefined,
      pauseMs: 2_000,
    },
    {
      name: "the budget's rest rather than what GitLab asks for",
      lastedMs: 0,
      plannedMs: 1,
      retryAfterMs: 3_600_000,
      pauseMs: BUDGET_MS,
    },
  ])("pauses for $name", ({ lastedMs, plannedMs, retryAfterMs, pauseMs }) => {
    expect(judgeOutage(lastedMs, BUDGET_MS, plannedMs, retryAfterMs)).toEqual({ kind: "endure", pauseMs });
  });

  it("ends when the budget is used up", () => {
    expect(judgeOutage(BUDGET_MS, BUDGET_MS, 1_000, undefined)).toEqual({ kind: "over-budget" });
  });
});
