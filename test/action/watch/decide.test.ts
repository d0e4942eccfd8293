import { describe, expect, it } from "vitest";
import { decide } from "../../../action/watch/decide.ts";
import { listingDue } from "../../../action/watch/listing-due.ts";
import { aBridge, aNode, jobsIn } from "../samples.ts";
import { aPolicy } from "./watch-lab.ts";

describe("listingDue", () => {
  const last = { atMs: 100_000, status: "running" } as const;

  it.each([
    { of: "nothing listed yet", last: undefined, status: "running", waitedMs: 0, calls: 1, due: true },
    { of: "another status", last, status: "success", waitedMs: 100_001, calls: 1, due: true },
    { of: "a list of just now", last, status: "running", waitedMs: 105_000, calls: 1, due: false },
    { of: "a list of a fifth of the time ago", last, status: "running", waitedMs: 125_000, calls: 1, due: true },
    { of: "the same in a tree of thirty calls", last, status: "running", waitedMs: 125_000, calls: 30, due: false },
    {
      of: "the same where a person watches",
      last,
      status: "running",
      waitedMs: 125_000,
      calls: 30,
      isWatched: true,
      due: true,
    },
    { of: "a list of five minutes ago in any tree", last, status: "running", waitedMs: 400_000, calls: 900, due: true },
  ] as const)("$of: $due", ({ last: before, status, waitedMs, calls, due, ...rest }) => {
    expect(listingDue(before, status, waitedMs, calls, "isWatched" in rest)).toBe(due);
  });
});

describe("decide", () => {
  const failing = aNode("running", { jobs: jobsIn("failed", "running") });
  const go = aBridge({ name: "go" });

  it.each([
    {
      of: "a failed job among running ones",
      root: failing,
      policy: { stopOnFailure: true },
      canRetry: false,
      kind: "settled",
    },
    { of: "the same where nothing stops on that", root: failing, policy: {}, canRetry: false, kind: "open" },
    { of: "the same before its retry", root: failing, policy: { stopOnFailure: true }, canRetry: true, kind: "open" },
    {
      of: "a failed job that was waited for",
      root: failing,
      policy: { waitForJobs: ["job-0"] },
      canRetry: false,
      kind: "settled",
    },
    {
      of: "the same before its retry",
      root: failing,
      policy: { waitForJobs: ["job-0"] },
      canRetry: true,
      kind: "open",
    },
    { of: "a blocked pipeline", root: aNode("manual"), policy: {}, canRetry: false, kind: "settled" },
    {
      of: "the same where it is waited for",
      root: aNode("manual"),
      policy: { onManual: "wait" },
      canRetry: false,
      kind: "open",
    },
    {
      of: "a failed child",
      root: aNode("running", { children: [aNode("failed")] }),
      policy: { stopOnFailure: true },
      canRetry: false,
      kind: "settled",
    },
    {
      of: "a failed child that may",
      root: aNode("running", { children: [aNode("failed", { bridge: aBridge({ allowFailure: true }) })] }),
      policy: { stopOnFailure: true },
      canRetry: false,
      kind: "open",
    },
    {
      of: "a failed job beside those waited for",
      root: failing,
      policy: { waitForJobs: ["job-1"], stopOnFailure: true },
      canRetry: false,
      kind: "open",
    },
    {
      of: "one of those waited for",
      root: failing,
      policy: { waitForJobs: ["job-*"], stopOnFailure: true },
      canRetry: false,
      kind: "settled",
    },
    {
      of: "a trigger job waited for, whose child has failed while what that started runs on",
      root: aNode("running", {
        bridges: [go],
        children: [aNode("failed", { bridge: go, children: [aNode("running")] })],
      }),
      policy: { waitForJobs: ["go"], stopOnFailure: true },
      canRetry: false,
      kind: "settled",
    },
    {
      of: "the same while the child itself runs",
      root: aNode("running", { bridges: [go], children: [aNode("running", { bridge: go })] }),
      policy: { waitForJobs: ["go"], stopOnFailure: true },
      canRetry: false,
      kind: "open",
    },
    {
      of: "a job that was waited for and has succeeded, where failures are retried",
      root: aNode("running", { jobs: jobsIn("success", "running") }),
      policy: { waitForJobs: ["job-0"] },
      canRetry: true,
      kind: "settled",
    },
  ] as const)("$of is $kind", ({ root, policy, canRetry, kind }) => {
    expect(decide(root, aPolicy(policy), canRetry).kind).toBe(kind);
  });

  it("wants a second look at a failed job that GitLab may be about to retry by itself", () => {
    expect(decide(failing, aPolicy({ stopOnFailure: true }), false)).toMatchObject({ as: "failed", unsure: true });
  });
});
