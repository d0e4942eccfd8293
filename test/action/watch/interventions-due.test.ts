import { describe, expect, it } from "vitest";
import { type PipelineNode } from "../../../action/model/tree.ts";
import { playDue } from "../../../action/watch/play-due.ts";
import { retryTargets } from "../../../action/watch/retry-targets.ts";
import { type Revival, stirringOf } from "../../../action/watch/revivals.ts";
import type { Bridge, Job } from "../../../shared/gitlab/pipeline.ts";
import { aBridge, aJob, aNode, jobsIn } from "../samples.ts";

describe("playDue", () => {
  const manual = (name: string, more: Partial<Job> = {}) => aJob({ id: name.length, name, status: "manual", ...more });
  const blocked = aNode("manual", { jobs: [manual("ship"), manual("extra", { allowFailure: true }), aJob()] });
  const names = (root: PipelineNode, ...globs: readonly string[]) =>
    playDue(
      root,
      globs.map((job) => ({ job, variables: { BY: job } })),
      new Set(),
    ).map(({ job, variables }) => `${job.name} ${variables["BY"] ?? ""}`);

  it.each([
    { of: "blocking jobs, unless told otherwise", root: blocked, globs: [], due: ["ship "] },
    { of: "named jobs, optional ones too", root: blocked, globs: ["e*"], due: ["extra e*"] },
    {
      of: "each with the variables of the first name that fits",
      root: blocked,
      globs: ["s*", "*"],
      due: ["ship s*", "extra *"],
    },
    {
      of: "jobs of a matrix by their shared name",
      root: aNode("manual", { jobs: [manual("deploy: [eu, prod]"), manual("deploy: [us/1]")] }),
      globs: ["deploy: [*"],
      due: ["deploy: [eu, prod] deploy: [*", "deploy: [us/1] deploy: [*"],
    },
    {
      of: "named optional jobs of a pipeline that has succeeded",
      root: { ...blocked, ...aNode("success", { jobs: blocked.jobs ?? [] }) },
      globs: ["*"],
      due: ["ship *", "extra *"],
    },
    {
      of: "nothing unnamed of one that has succeeded",
      root: aNode("success", { jobs: blocked.jobs ?? [] }),
      globs: [],
      due: [],
    },
    { of: "nothing of one that runs", root: aNode("running", { jobs: blocked.jobs ?? [] }), globs: ["*"], due: [] },
    {
      of: "nothing of one that has failed",
      root: aNode("failed", { jobs: blocked.jobs ?? [] }),
      globs: ["*"],
      due: [],
    },
    {
      of: "blocking trigger jobs",
      root: aNode("manual", { jobs: [], bridges: [aBridge({ name: "go", status: "manual" })] }),
      globs: [],
      due: ["go "],
    },
    { of: "what blocks a child", root: aNode("success", { children: [blocked] }), globs: [], due: ["ship "] },
  ])("takes $of", ({ root, globs, due }) => {
    expect(names(root, ...globs)).toEqual(due);
  });

  it("takes none a second time", () => {
    expect(playDue(blocked, [], new Set([4]))).toEqual([]);
  });
});

describe("retryTargets", () => {
  const failedJob = { jobs: jobsIn("failed") };
  const below = (strategy: "depend" | "none", more: Partial<PipelineNode> = {}, bridge: Partial<Bridge> = {}) => {
    const link = aBridge({ status: strategy === "depend" ? "failed" : "success", ...bridge });
    return { ...aNode("failed", failedJob, { id: 8 }), bridge: link, ...more };
  };
  const ids = (root: PipelineNode) => retryTargets(root).map(({ pipeline }) => pipeline.id);

  it.each([
    { of: "the pipeline whose job failed", root: aNode("failed", failedJob), targets: [7] },
    { of: "one whose jobs are not known", root: aNode("failed"), targets: [7] },
    {
      of: "the child alone when its parent failed with it",
      root: aNode("failed", {
        jobs: jobsIn("success"),
        bridges: [aBridge({ status: "failed" })],
        children: [below("depend")],
      }),
      targets: [8],
    },
    { of: "the child of a parent that succeeded", root: aNode("success", { children: [below("none")] }), targets: [8] },
    {
      of: "the parent alone when a job of its own failed beside its child's trigger job",
      root: aNode("failed", { ...failedJob, children: [below("depend")] }),
      targets: [7],
    },
    {
      of: "both when the parent's retry would leave the child as it is",
      root: aNode("failed", { ...failedJob, children: [below("none")] }),
      targets: [7, 8],
    },
    {
      of: "the parent whose trigger job started nothing",
      root: aNode("failed", { jobs: [], bridges: [aBridge({ status: "failed" })] }),
      targets: [7],
    },
    {
      of: "the parent of which one trigger job started nothing, beside one whose child failed",
      root: aNode("failed", {
        jobs: jobsIn("success"),
        bridges: [aBridge({ status: "failed" }), aBridge({ id: 76, status: "failed" })],
        children: [below("depend")],
      }),
      targets: [7],
    },
    {
      of: "no child that may fail",
      root: aNode("success", { children: [below("none", {}, { allowFailure: true })] }),
      targets: [],
    },
    { of: "nothing of a tree that succeeded", root: aNode("success"), targets: [] },
  ])("are $of", ({ root, targets }) => {
    expect(ids(root)).toEqual(targets);
  });
});

describe("stirringOf", () => {
  const played: Revival = { by: "play", ids: new Set([100]) };
  const retried: Revival = { by: "retry", ids: new Set([100]) };

  it.each([
    {
      of: "a played job that is still manual",
      root: aNode("manual", { jobs: jobsIn("manual") }),
      revival: played,
      is: "still",
    },
    {
      of: "a played job that waits for a runner",
      root: aNode("manual", { jobs: jobsIn("pending") }),
      revival: played,
      is: "moving",
    },
    {
      of: "a played job that has ended",
      root: aNode("manual", { jobs: jobsIn("success", "running") }),
      revival: played,
      is: "ended",
    },
    {
      of: "a retry without a new job",
      root: aNode("failed", { jobs: jobsIn("failed") }),
      revival: retried,
      is: "still",
    },
    {
      of: "a retry with a new job",
      root: aNode("failed", { jobs: jobsIn("failed", "created") }),
      revival: retried,
      is: "moving",
    },
    {
      of: "a retry whose new job has ended",
      root: aNode("failed", { jobs: jobsIn("failed", "failed") }),
      revival: retried,
      is: "ended",
    },
    {
      of: "a parent whose retried child runs",
      root: aNode("failed", { children: [aNode("running")] }),
      revival: { by: "child" },
      is: "moving",
    },
    {
      of: "a parent whose retried child has ended",
      root: aNode("failed", { children: [aNode("success")] }),
      revival: { by: "child" },
      is: "ended",
    },
  ] as const)("$of: $is", ({ root, revival, is }) => {
    expect(stirringOf(root, revival)).toBe(is);
  });
});
