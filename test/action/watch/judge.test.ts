import { describe, expect, it } from "vitest";
import { judge, type Verdict } from "../../../action/watch/judge.ts";
import { STATUSES, type Status } from "../../../shared/gitlab/pipeline.ts";

const TIMEOUT_MS = 60_000;
const wait = (leftMs: number): Verdict => ({ kind: "wait", leftMs });
const settled = (as: "succeeded" | "failed" | "canceled" | "skipped" | "blocked"): Verdict => ({ kind: "settled", as });

const VERDICTS: readonly { readonly status: Status; readonly waitedMs: number; readonly verdict: Verdict }[] = [
  { status: "created", waitedMs: 0, verdict: wait(60_000) },
  { status: "waiting_for_resource", waitedMs: 1_000, verdict: wait(59_000) },
  { status: "preparing", waitedMs: 1_000, verdict: wait(59_000) },
  { status: "waiting_for_callback", waitedMs: 1_000, verdict: wait(59_000) },
  { status: "pending", waitedMs: 1_000, verdict: wait(59_000) },
  { status: "running", waitedMs: 55_000, verdict: wait(5_000) },
  { status: "canceling", waitedMs: 1_000, verdict: wait(59_000) },
  { status: "scheduled", waitedMs: 1_000, verdict: wait(59_000) },
  { status: { unknown: "thawing" }, waitedMs: 1_000, verdict: wait(59_000) },
  { status: "success", waitedMs: 1_000, verdict: settled("succeeded") },
  { status: "failed", waitedMs: 1_000, verdict: settled("failed") },
  { status: "canceled", waitedMs: 1_000, verdict: settled("canceled") },
  { status: "skipped", waitedMs: 1_000, verdict: settled("skipped") },
  { status: "manual", waitedMs: 1_000, verdict: settled("blocked") },
];

describe("judge", () => {
  it.each(VERDICTS)("$status after $waitedMs ms: $verdict.kind", ({ status, waitedMs, verdict }) => {
    expect(judge(status, waitedMs, TIMEOUT_MS)).toEqual(verdict);
  });

  it("has a verdict for every status GitLab has", () => {
    expect(new Set(VERDICTS.map(({ status }) => status))).toEqual(
      new Set<unknown>([...STATUSES, VERDICTS.find(({ status }) => typeof status !== "string")?.status]),
    );
  });

  it.each(["running", "scheduled", "canceling", { unknown: "thawing" }] as const)(
    "times out a pipeline that is %s at the deadline",
    (status) => {
      expect(judge(status, TIMEOUT_MS, TIMEOUT_MS)).toEqual({ kind: "timed-out" });
      expect(judge(status, TIMEOUT_MS + 1, TIMEOUT_MS)).toEqual({ kind: "timed-out" });
    },
  );

  it.each([
    ["success", "succeeded"],
    ["failed", "failed"],
    ["canceled", "canceled"],
  ] as const)("lets %s at the deadline win over the timeout", (status, as) => {
    expect(judge(status, TIMEOUT_MS + 1, TIMEOUT_MS)).toEqual({ kind: "settled", as });
  });
});
