import { describe, expect, it } from "vitest";
import type { PipelineNode } from "../../../action/model/tree.ts";
import { judgeJobs } from "../../../action/watch/judge-jobs.ts";
import type { Status } from "../../../shared/gitlab/pipeline.ts";
import { aBridge, aJob, aNode } from "../samples.ts";

/** A pipeline with these jobs: their statuses by their names; `~` before a status: the job may fail. */
function having(status: Status, jobs: Readonly<Record<string, string>>, more: Partial<PipelineNode> = {}) {
  const rows = Object.entries(jobs).map(([name, text], index) =>
    aJob({ id: 100 + index, name, status: text.replace("~", "") as Status, allowFailure: text.startsWith("~") }),
  );
  return aNode(status, { jobs: rows, ...more });
}

/** A trigger job `go`, and the pipeline it has started. */
function starting(child: PipelineNode, allowFailure = false): Partial<PipelineNode> {
  const bridge = aBridge({ name: "go", allowFailure });
  return { bridges: [aBridge({ id: 1, name: "idle", status: "success" }), bridge], children: [{ ...child, bridge }] };
}

const settled = (as: string, warnings = 0) => ({ kind: "settled", as, warnings, unsure: false });
const open = { kind: "open" };

describe("judgeJobs", () => {
  it.each([
    {
      of: "all that were asked for have ended",
      root: having("running", { a: "success", b: "success", c: "running" }),
      is: settled("succeeded"),
    },
    { of: "one of them still runs", root: having("running", { a: "success", b: "running" }), is: open },
    {
      of: "one has failed and one still runs",
      root: having("running", { a: "failed", b: "running" }),
      is: open,
    },
    {
      of: "one has failed, and others do not count",
      root: having("running", { a: "success", b: "failed", c: "canceled" }),
      is: settled("failed"),
    },
    {
      of: "one has failed and may",
      root: having("running", { a: "~failed", b: "success" }),
      is: settled("succeeded", 1),
    },
    {
      of: "one may fail and was canceled",
      root: having("running", { a: "~canceled", b: "success" }),
      is: settled("canceled"),
    },
    {
      of: "one may fail and succeeded",
      root: having("running", { a: "~success", b: "success" }),
      is: settled("succeeded"),
    },
    {
      of: "one never began, since its pipeline has failed",
      root: having("failed", { a: "created", b: "success", c: "failed" }),
      is: settled("failed"),
    },
    {
      of: "one has not begun in a pipeline that counts as succeeded",
      root: having("success", { a: "created", b: "success" }),
      is: open,
    },
  ])("$of: $is.kind", ({ root, is }) => {
    expect(judgeJobs(root, ["a", "b"], "blocked")).toEqual(is);
  });

  it.each([
    { of: "runs", child: having("running", { a: "success" }), is: open },
    { of: "has failed", child: having("failed", {}), is: settled("failed") },
    { of: "has failed and may", child: having("failed", {}), may: true, is: settled("succeeded", 1) },
    { of: "has succeeded", child: having("success", {}), is: settled("succeeded") },
  ])("takes a trigger job for what it has started: one that $of", ({ child, may, is }) => {
    expect(judgeJobs(having("running", { a: "running" }, starting(child, may)), ["go"], "blocked")).toEqual(is);
  });

  it("takes a trigger job that has started nothing for itself", () => {
    const root = having("running", {}, starting(having("running", {})));

    expect(judgeJobs(root, ["idle"], "blocked")).toEqual(settled("succeeded"));
  });

  it("finds jobs further down", () => {
    const root = having("running", {}, starting(having("running", { a: "failed", c: "running" })));

    expect(judgeJobs(root, ["a"], "blocked")).toEqual(settled("failed"));
  });

  it.each([
    { means: "blocked", is: settled("blocked") },
    { means: "succeeded", is: settled("succeeded") },
    { means: undefined, is: open },
  ] as const)("takes a manual job for $means", ({ means, is }) => {
    expect(judgeJobs(having("running", { a: "manual" }), ["a"], means)).toEqual(is);
  });

  it("misses what no job is called once the tree has ended, and never what is taken out", () => {
    const globs = ["a", "deploy-*", "!b"];

    expect(judgeJobs(having("running", { a: "success" }), globs, "blocked")).toEqual(open);
    expect(judgeJobs(having("success", { a: "success" }), globs, "blocked")).toEqual({
      kind: "missing",
      globs: ["deploy-*"],
    });
  });
});
