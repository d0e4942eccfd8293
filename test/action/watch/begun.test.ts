import { describe, expect, it } from "vitest";
import { hasBegun } from "../../../action/watch/begun.ts";
import { aJob, aNode, jobsIn } from "../samples.ts";

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
    { of: "a running pipeline that lists no job", root: aNode("running", { jobs: [] }), begun: true },
    { of: "a pending pipeline that lists no job", root: aNode("pending", { jobs: [] }), begun: false },
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
