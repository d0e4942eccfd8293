import { expect, it } from "vitest";
import { type PipelineNode, rootOf } from "../../../action/model/tree.ts";
import { closingLine } from "../../../action/report/closing-line.ts";
import type { Ending } from "../../../action/report/ending.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Job, Pipeline } from "../../../shared/gitlab/pipeline.ts";
import { aJob, aPipeline } from "../samples.ts";

const treeOf = (changes: Partial<Pipeline> = {}, jobs: readonly Job[] = []): PipelineNode => ({
  ...rootOf(aPipeline(changes)),
  jobs,
});
const URL = "https://gitlab.example.com/group/app/-/pipelines/7";
const error = new CodedError("ARTIFACTS_MISSING", "Found no artifact.");
const jobs = [
  aJob({ id: 1, name: "unit", status: "failed", failureReason: "script_failure" }),
  aJob({ id: 2, name: "lint", status: "failed", allowFailure: true }),
  aJob({ id: 3, name: "release", status: "manual" }),
  aJob({ id: 4, name: "extra", status: "manual", allowFailure: true }),
];
const artifacts = { path: "/out", count: 1, files: [] };

it.each<{ readonly says: string; readonly ending: Ending }>([
  {
    says: `Pipeline 7 is triggered; nobody waits for it: ${URL}`,
    ending: { outcome: { kind: "triggered" }, root: treeOf() },
  },
  {
    says: `Pipeline 7 succeeded after 1m 5s; 1 file is in /out: ${URL}`,
    ending: { outcome: { kind: "succeeded", warnings: 0 }, root: treeOf(), artifacts, waitedMs: 65_000 },
  },
  {
    says: `Pipeline 7 succeeded after a wait of 5s: ${URL}`,
    ending: { outcome: { kind: "succeeded", warnings: 0 }, root: treeOf(), how: "given", waitedMs: 5_000 },
  },
  {
    says: `Pipeline 7 succeeded: ${URL}`,
    ending: { outcome: { kind: "succeeded", warnings: 0 }, root: treeOf(), how: "given", waitedMs: 44 },
  },
  {
    says: `Pipeline 7 succeeded, though job lint failed, which is allowed: ${URL}`,
    ending: { outcome: { kind: "succeeded", warnings: 1 }, root: treeOf({}, jobs.slice(1, 2)) },
  },
  {
    says: `Pipeline 7 failed, since job unit failed (its script failed); what it left could not be brought back (ARTIFACTS_MISSING): ${URL}`,
    ending: { outcome: { kind: "failed" }, root: treeOf({}, jobs), beside: error },
  },
  {
    says: `Pipeline 7 failed: ${URL}`,
    ending: { outcome: { kind: "failed" }, root: treeOf({ status: "failed" }) },
  },
  {
    says: `Pipeline 7 failed. Pipeline 7 is canceled: ${URL}`,
    ending: { outcome: { kind: "failed" }, root: treeOf(), cancellation: `Pipeline 7 is canceled: ${URL}` },
  },
  {
    says: `Pipeline 7 was canceled, since somebody, or a newer pipeline, canceled it in GitLab before any of its jobs ran: ${URL}`,
    ending: { outcome: { kind: "canceled" }, root: treeOf() },
  },
  {
    says: `Pipeline 7 was skipped, since none of its jobs ran: ${URL}`,
    ending: { outcome: { kind: "skipped" }, root: treeOf() },
  },
  {
    says: `Pipeline 7 is blocked, since manual job release waits for a person to start it: ${URL}`,
    ending: { outcome: { kind: "blocked" }, root: treeOf({}, jobs) },
  },
  {
    says: `Pipeline 7 had not ended when \`timeout\` ended the wait after 1h; it runs on: ${URL}`,
    ending: {
      outcome: { kind: "timed-out", phase: "run", afterMs: 3_600_000 },
      root: treeOf(),
      waitedMs: 3_600_000,
    },
  },
  {
    says: `No job of pipeline 7 had begun when \`start-timeout\` ended the wait, since job build is pending (no runner with the tag gpu took it). Pipeline 7 is canceled: ${URL}`,
    ending: {
      outcome: { kind: "timed-out", phase: "start", afterMs: 3_600_000 },
      root: treeOf({}, [aJob({ name: "build", status: "pending", tagList: ["gpu"] })]),
      cancellation: `Pipeline 7 is canceled: ${URL}`,
    },
  },
  {
    says: "The step was stopped. No pipeline was left running by it.",
    ending: { outcome: { kind: "interrupted" } },
  },
  {
    says: "The step was stopped. No pipeline was left running by it.",
    ending: { outcome: { kind: "interrupted" }, root: treeOf({ status: "success" }) },
  },
  {
    says: `The step was stopped. Pipeline 7 is not cancelled, and was running when last seen: ${URL}`,
    ending: { outcome: { kind: "interrupted" }, root: treeOf({ status: "running" }) },
  },
  {
    says: "The step failed with ARTIFACTS_MISSING; it knows of no pipeline.",
    ending: { outcome: { kind: "error", error } },
  },
  {
    says: `The step failed with ARTIFACTS_MISSING; pipeline 7 was thawing when last seen: ${URL}`,
    ending: { outcome: { kind: "error", error }, root: treeOf({ status: { unknown: "thawing" } }) },
  },
])("$says", ({ says, ending }) => {
  expect(closingLine(ending)).toBe(says);
});
