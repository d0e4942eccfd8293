import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../action/model/outcome.ts";
import type { PipelineNode } from "../../../action/model/tree.ts";
import { sentence, why } from "../../../action/report/why.ts";
import type { Bridge } from "../../../shared/gitlab/pipeline.ts";
import { aJob, aPipeline } from "../samples.ts";

function aBridge(changes: Partial<Bridge> = {}): Bridge {
  return { id: 90, name: "lib", stage: "deploy", status: "failed", allowFailure: false, webUrl: "", ...changes };
}

function aTree(changes: Partial<PipelineNode> = {}): PipelineNode {
  return { pipeline: aPipeline({ status: "failed" }), children: [], ...changes };
}

/** The pipeline 9 of group/lib, started by `bridge`. */
function aChild(bridge: Bridge, changes: Partial<PipelineNode> = {}): PipelineNode {
  const webUrl = "https://gitlab.example.com/group/lib/-/pipelines/9";
  const pipeline = aPipeline({ id: 9, projectId: 4, status: "failed", webUrl });
  return { pipeline, bridge, children: [], ...changes };
}

const failed = (name: string, failureReason?: string) =>
  aJob({ name, status: "failed", ...(failureReason === undefined ? {} : { failureReason }) });
const inLib = { pipeline: aChild(aBridge()).pipeline };

describe("why a pipeline failed", () => {
  it.each<{ readonly says: string | undefined; readonly root: PipelineNode }>([
    {
      says: "job unit failed (its script failed)",
      root: aTree({ jobs: [failed("unit", "script_failure"), aJob({ status: "success" })] }),
    },
    {
      says: "jobs unit (its script failed) and lint (it ran longer than its timeout) failed",
      root: aTree({ jobs: [failed("unit", "script_failure"), failed("lint", "job_execution_timeout")] }),
    },
    {
      says: "jobs j0, j1, j2, j3, j4 and 2 more failed",
      root: aTree({ jobs: [0, 1, 2, 3, 4, 5, 6].map((at) => failed(`j${at}`)) }),
    },
    {
      says: "job train failed (no runner with the tag gpu took it)",
      root: aTree({ jobs: [{ ...failed("train", "stuck_or_timeout_failure"), tagList: ["gpu"] }] }),
    },
    {
      says: "job train failed (no runner with all the tags gpu and arm64 took it)",
      root: aTree({ jobs: [{ ...failed("train", "no_matching_runner"), tagList: ["gpu", "arm64"] }] }),
    },
    {
      says: "job train failed (no runner that takes jobs without tags took it)",
      root: aTree({ jobs: [failed("train", "stuck_or_timeout_failure")] }),
    },
    {
      says: "job train failed (it was stuck, or nothing was heard of it for too long)",
      root: aTree({
        jobs: [{ ...failed("train", "stuck_or_timeout_failure"), startedAt: "2026-01-01T00:00:00Z", tagList: ["gpu"] }],
      }),
    },
    {
      says: "job unit failed (GitLab says moon phase failure)",
      root: aTree({ jobs: [failed("unit", "moon_phase_failure")] }),
    },
    {
      says: "job a\\u{a}::error::b failed (GitLab says \\u{1b}[31m)",
      root: aTree({ jobs: [failed("a\n::error::b", "\u001b[31m")] }),
    },
    {
      says: "job unit failed (GitLab says constructor)",
      root: aTree({ jobs: [failed("unit", "constructor")] }),
    },
    {
      says: "the CI configuration is not valid (jobs:test config contains unknown keys: scripts; root config is wrong)",
      root: aTree({
        pipeline: aPipeline({
          status: "failed",
          yamlErrors: "jobs:test config contains unknown keys: scripts\n  root config is wrong\n",
        }),
      }),
    },
    {
      says: "job unit in pipeline 9 of group/lib failed (its script failed)",
      root: aTree({
        jobs: [aJob({ status: "success" })],
        bridges: [aBridge()],
        children: [aChild(aBridge(), { jobs: [{ ...failed("unit", "script_failure"), ...inLib }] })],
      }),
    },
    {
      says: "job lib failed (the downstream project was not found)",
      root: aTree({ bridges: [aBridge({ failureReason: "downstream_bridge_project_not_found" })] }),
    },
    {
      says: "pipeline 9 of group/lib failed (trigger job lib started it)",
      root: aTree({ bridges: [aBridge()], children: [aChild(aBridge())] }),
    },
    {
      says: "the CI configuration of pipeline 9 of group/lib is not valid (bad)",
      root: aTree({
        children: [
          aChild(aBridge(), { pipeline: { ...inLib.pipeline, status: "failed", yamlErrors: "bad" } }),
          aChild(aBridge({ id: 91, allowFailure: true })),
        ],
      }),
    },
    {
      says: "these failed: unit (its script failed) and pipeline 9 of group/lib (trigger job lib started it)",
      root: aTree({ jobs: [failed("unit", "script_failure")], children: [aChild(aBridge())] }),
    },
    {
      says: "job unit in pipeline 9 of group/lib failed (its script failed)",
      root: aTree({
        pipeline: aPipeline({ status: "success" }),
        bridges: [aBridge({ id: 80, name: "detached", status: "success" })],
        children: [
          {
            pipeline: aPipeline({ id: 8, status: "success" }),
            bridge: aBridge({ id: 80, name: "detached", status: "success" }),
            bridges: [aBridge({ status: "success" })],
            children: [
              aChild(aBridge({ status: "success" }), { jobs: [{ ...failed("unit", "script_failure"), ...inLib }] }),
            ],
          },
        ],
      }),
    },
    // That it failed is no reason why it did.
    { says: undefined, root: aTree() },
  ])("$says", ({ says, root }) => {
    expect(why({ outcome: { kind: "failed" }, root })).toBe(says);
  });
});

describe("why it ended otherwise", () => {
  const manual = aJob({ name: "deploy", status: "manual" });
  const running = (name: string, durationS: number) => aJob({ name, status: "running", durationS });

  it.each<{ readonly says: string | undefined; readonly outcome: Outcome; readonly root?: PipelineNode }>([
    {
      says: undefined,
      outcome: { kind: "succeeded", warnings: 0 },
      root: aTree({ jobs: [aJob({ status: "success" })] }),
    },
    {
      says: "job lint failed, which is allowed",
      outcome: { kind: "succeeded", warnings: 1 },
      root: aTree({ jobs: [{ ...failed("lint"), allowFailure: true }] }),
    },
    {
      says: "jobs lint (its script failed) and lib failed, which is allowed",
      outcome: { kind: "succeeded", warnings: 2 },
      root: aTree({
        jobs: [{ ...failed("lint", "script_failure"), allowFailure: true }],
        bridges: [aBridge({ status: "success", allowFailure: true })],
        children: [aChild(aBridge({ allowFailure: true }), { jobs: [failed("unit")] })],
      }),
    },
    {
      says: "job lib failed, which is allowed",
      outcome: { kind: "succeeded", warnings: 1 },
      root: aTree({
        bridges: [aBridge({ status: "success", allowFailure: true })],
        children: [
          {
            pipeline: aPipeline({ id: 8, status: "success" }),
            bridge: aBridge({ status: "success", allowFailure: true }),
            children: [aChild(aBridge({ id: 91 }), { jobs: [failed("unit")] })],
          },
        ],
      }),
    },
    {
      says: "manual job deploy waits for a person to start it",
      outcome: { kind: "blocked" },
      root: aTree({ jobs: [manual, { ...manual, name: "extra", allowFailure: true }] }),
    },
    {
      says: "manual jobs deploy and release wait for a person to start them",
      outcome: { kind: "blocked" },
      root: aTree({ jobs: [manual, { ...manual, name: "release" }] }),
    },
    { says: "a manual job waits for a person to start it", outcome: { kind: "blocked" }, root: aTree() },
    {
      says: "somebody, or a newer pipeline, canceled it in GitLab while job build ran",
      outcome: { kind: "canceled" },
      root: aTree({
        jobs: [
          aJob({ name: "build", status: "canceled", startedAt: "2026-01-01T00:00:00Z" }),
          aJob({ name: "test", status: "canceled" }),
        ],
      }),
    },
    { says: "none of its jobs ran", outcome: { kind: "skipped" }, root: aTree() },
    {
      says: "job train is pending (no runner with the tag gpu took it)",
      outcome: { kind: "timed-out", phase: "start", afterMs: 1 },
      root: aTree({ jobs: [running("slow", 5), aJob({ name: "train", status: "pending", tagList: ["gpu"] })] }),
    },
    {
      says: "job deploy waits for its resource group, which another job holds",
      outcome: { kind: "timed-out", phase: "run", afterMs: 1 },
      root: aTree({ jobs: [running("slow", 5), aJob({ name: "deploy", status: "waiting_for_resource" })] }),
    },
    {
      says: "job slow is running, for 55m when last seen",
      outcome: { kind: "timed-out", phase: "run", afterMs: 1 },
      root: aTree({ jobs: [running("fast", 5), running("slow", 3_300)] }),
    },
    { says: undefined, outcome: { kind: "timed-out", phase: "run", afterMs: 1 }, root: aTree() },
    { says: undefined, outcome: { kind: "triggered" }, root: aTree() },
    { says: undefined, outcome: { kind: "failed" } },
  ])("$outcome.kind: $says", ({ says, outcome, root }) => {
    expect(why({ outcome, ...(root === undefined ? {} : { root }) })).toBe(says);
  });
});

it("stands as a sentence of its own", () => {
  expect(sentence("job unit failed (its script failed)")).toBe("Job unit failed (its script failed).");
});
