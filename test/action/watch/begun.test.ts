import { describe, expect, it } from "vitest";
import { hasBegun, waitingText } from "../../../action/watch/begun.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { aBridge, aJob, aNode, jobsIn } from "../samples.ts";

describe("hasBegun", () => {
  it.each([
    { of: "jobs that wait for a runner", root: aNode("pending", { jobs: jobsIn("pending", "created") }), begun: false },
    {
      of: "jobs that wait for anything else",
      root: aNode("preparing", { jobs: jobsIn("preparing", "waiting_for_resource", "scheduled", "manual") }),
      begun: false,
    },
    { of: "one job that runs", root: aNode("running", { jobs: jobsIn("running", "created") }), begun: true },
    { of: "one job that has ended", root: aNode("running", { jobs: jobsIn("success", "pending") }), begun: true },
    {
      of: "a job that began and waits again",
      root: aNode("pending", { jobs: [aJob({ status: "pending", startedAt: "2026-01-01T00:00:00Z" })] }),
      begun: true,
    },
    { of: "a running pipeline whose jobs are not known", root: aNode("running"), begun: true },
    { of: "a pending pipeline whose jobs are not known", root: aNode("pending"), begun: false },
    {
      of: "a pipeline that runs only because its child waits",
      root: aNode("running", { jobs: [], children: [aNode("pending", { jobs: jobsIn("pending") })] }),
      begun: false,
    },
    {
      of: "a child with a job that runs",
      root: aNode("running", { jobs: [], children: [aNode("running", { jobs: jobsIn("running") })] }),
      begun: true,
    },
    { of: "a status nobody knows", root: aNode({ unknown: "thawing" }), begun: false },
  ])("$of: $begun", ({ root, begun }) => {
    expect(hasBegun(root)).toBe(begun);
  });
});

describe("waitingText", () => {
  const one = (changes: Partial<Job>) => aNode("pending", { jobs: [aJob({ name: "deploy", ...changes })] });

  it.each([
    {
      job: { status: "pending", tagList: ["gpu", "linux"] },
      says: "no runner has taken deploy, which wants the tags gpu and linux",
    },
    { job: { status: "pending", tagList: ["gpu"] }, says: "no runner has taken deploy, which wants the tag gpu" },
    { job: { status: "pending" }, says: "no runner has taken deploy" },
    { job: { status: "waiting_for_resource" }, says: "deploy waits for its resource group, which another job holds" },
    { job: { status: "waiting_for_callback" }, says: "deploy waits for a callback" },
    { job: { status: "preparing" }, says: "deploy is being prepared" },
    { job: { status: "manual" }, says: "deploy waits for a person to start it" },
    { job: { status: "manual", allowFailure: true }, says: undefined },
    { job: { status: "scheduled" }, says: "deploy is delayed and starts by itself" },
    { job: { status: "running" }, says: "deploy is still running" },
    { job: { status: "canceling" }, says: "deploy is still being canceled" },
    { job: { status: "created" }, says: "deploy waits for the jobs before it" },
    { job: { status: { unknown: "thawing" } }, says: "deploy is thawing" },
    { job: { status: "success" }, says: undefined },
  ] as const)("$job: $says", ({ job, says }) => {
    expect(waitingText(one(job))).toBe(says);
  });

  it("names what holds a tree up, three of it, and not what only comes after", () => {
    const root = aNode("running", {
      jobs: jobsIn("created", "running", "created"),
      bridges: [aBridge({ name: "go", status: "pending" })],
      children: [aNode("pending", { jobs: jobsIn("pending", "pending", "created") })],
    });

    expect(waitingText(root)).toBe(
      "the trigger job go has not started its pipeline; no runner has taken job-0; no runner has taken job-1; and 1 more job waits",
    );
  });
});
