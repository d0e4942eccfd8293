import { describe, expect, it } from "vitest";
import { type PipelineNode, rootOf } from "../../../action/model/tree.ts";
import { treeChanges, unknownStatuses } from "../../../action/watch/progress.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { aBridge, aJob, aPipeline } from "../samples.ts";

const lines = (before: readonly Job[], after: readonly Job[]) =>
  treeChanges({ ...rootOf(aPipeline()), jobs: before }, { ...rootOf(aPipeline()), jobs: after }, 0).map(({ text }) =>
    text.trim(),
  );

describe("changes of one pipeline's jobs", () => {
  it.each([
    { job: aJob({ status: "running" }), says: "test (test) started" },
    { job: aJob({ status: "success", durationS: 42.4 }), says: "test (test) succeeded after 42s" },
    {
      job: aJob({ status: "failed", durationS: 3, failureReason: "script_failure" }),
      says: "test (test) failed after 3s (its script failed): https://gitlab.example.com/group/app/-/jobs/70",
    },
    {
      job: aJob({ status: "failed", allowFailure: true, failureReason: "script_failure" }),
      says: "test (test) failed (its script failed), which is allowed",
    },
    { job: aJob({ status: "canceled" }), says: "test (test) was canceled" },
    {
      job: aJob({ status: "manual" }),
      says: "test (test) waits for a person to start it: https://gitlab.example.com/group/app/-/jobs/70",
    },
    { job: aJob({ status: { unknown: "thawing" } }), says: "test (test) is thawing" },
  ])("says: $says", ({ job, says }) => {
    expect(lines([], [job])).toEqual([says]);
  });

  it("says nothing about jobs that have not begun", () => {
    const statuses = [
      "created",
      "waiting_for_resource",
      "preparing",
      "waiting_for_callback",
      "pending",
      "scheduled",
      "skipped",
    ] as const;

    expect(
      lines(
        [],
        statuses.map((status, id) => aJob({ id, status })),
      ),
    ).toEqual([]);
  });

  it("says only what has changed, in the order GitLab made the jobs", () => {
    const before = [
      aJob({ id: 3, name: "c" }),
      aJob({ id: 2, name: "b" }),
      aJob({ id: 1, name: "a", status: "success" }),
    ];
    const after = [aJob({ id: 4, name: "d" }), aJob({ id: 3, name: "c", status: "success" }), ...before.slice(1)];

    expect(lines(before, after)).toEqual(["c (test) succeeded", "d (test) started"]);
  });

  it("tells a retried job apart from its first run", () => {
    const first = aJob({ id: 1, status: "failed" });

    expect(lines([first], [first, aJob({ id: 2, status: "running" })])).toEqual(["test (test) started"]);
  });

  it("keeps names of jobs from forging lines", () => {
    const [line = ""] = lines([], [aJob({ name: "x\n::error::gotcha\u001b[2J" })]);

    expect(line).toBe("x\\u{a}::error::gotcha\\u{1b}[2J (test) started");
  });
});

describe("changes of a tree", () => {
  const child = aPipeline({ id: 8, projectId: 4, webUrl: "https://gitlab.example.com/group/lib/-/pipelines/8" });
  const bridge = aBridge({ name: "to-lib", downstream: child });
  const tree = (changes: Partial<PipelineNode>): PipelineNode => ({
    ...rootOf(aPipeline()),
    children: [{ pipeline: child, bridge, children: [], ...changes }],
  });

  it("name a child pipeline when it appears, and its jobs behind the trigger job's name", () => {
    const after = tree({ jobs: [aJob({ name: "unit" })] });

    expect(treeChanges(rootOf(aPipeline()), after, 1_000).map(({ text }) => text)).toEqual([
      "  to-lib: pipeline 8 is running: https://gitlab.example.com/group/lib/-/pipelines/8",
      "  to-lib: unit (test) started",
    ]);
  });

  it("tell a status of a child once, with the time", () => {
    const after = tree({ pipeline: { ...child, status: "success" } });

    expect(treeChanges(tree({}), after, 65_000).map(({ text }) => text)).toEqual([
      "  to-lib: pipeline 8 is success (after 1m 5s)",
    ]);
    expect(treeChanges(after, after, 70_000)).toEqual([]);
  });

  it.each([
    { waitedMs: 40, says: "Pipeline 7: success" },
    { waitedMs: 950, says: "Pipeline 7: success (after 1s)" },
    { waitedMs: 61_400, says: "Pipeline 7: success (after 1m 1s)" },
  ])("tell times in whole seconds: $says", ({ waitedMs, says }) => {
    const ended = rootOf(aPipeline({ status: "success" }));

    expect(treeChanges(rootOf(aPipeline()), ended, waitedMs).map(({ text }) => text)).toEqual([says]);
  });

  it("tell of a trigger job that started nothing, and of no other", () => {
    const failed = aBridge({
      id: 71,
      name: "nowhere",
      status: "failed",
      failureReason: "downstream_bridge_project_not_found",
    });
    const after = { ...rootOf(aPipeline()), bridges: [failed, bridge] };

    expect(treeChanges(rootOf(aPipeline()), after, 0).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^ {2}nowhere \(test\) failed \(the downstream project was not found\): http/),
    ]);
  });

  it("hold every unknown status, wherever it is", () => {
    const after = tree({
      pipeline: { ...child, status: { unknown: "thawing" } },
      jobs: [aJob({ status: { unknown: "archived" } })],
    });

    expect(unknownStatuses(after)).toEqual(["thawing", "archived"]);
  });
});
