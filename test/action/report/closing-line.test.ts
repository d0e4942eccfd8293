import { expect, it } from "vitest";
import { closingLine } from "../../../action/report/closing-line.ts";
import type { Ending } from "../../../action/report/ending.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { aJob, aPipeline } from "../samples.ts";

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
    ending: { outcome: { kind: "triggered" }, pipeline: aPipeline() },
  },
  {
    says: `Pipeline 7 succeeded after 1m 5s; 1 file is in /out: ${URL}`,
    ending: { outcome: { kind: "succeeded", warnings: 0 }, pipeline: aPipeline(), artifacts, waitedMs: 65_000 },
  },
  {
    says: `Pipeline 7 succeeded (allowed to fail, and failed: lint): ${URL}`,
    ending: { outcome: { kind: "succeeded", warnings: 0 }, pipeline: aPipeline(), jobs: jobs.slice(1, 2) },
  },
  {
    says: `Pipeline 7 failed; failed: unit (script_failure); its artifacts could not be brought back (ARTIFACTS_MISSING): ${URL}`,
    ending: { outcome: { kind: "failed" }, pipeline: aPipeline(), jobs, beside: error },
  },
  { says: `Pipeline 7 failed: ${URL}`, ending: { outcome: { kind: "failed" }, pipeline: aPipeline() } },
  {
    says: `Pipeline 7 failed; failed: j0, j1, j2, j3, j4 and 2 more: ${URL}`,
    ending: {
      outcome: { kind: "failed" },
      pipeline: aPipeline(),
      jobs: Array.from({ length: 7 }, (_, id) => aJob({ id, name: `j${id}`, status: "failed" })),
    },
  },
  { says: `Pipeline 7 was canceled: ${URL}`, ending: { outcome: { kind: "canceled" }, pipeline: aPipeline() } },
  {
    says: `Pipeline 7 was skipped: none of its jobs ran: ${URL}`,
    ending: { outcome: { kind: "skipped" }, pipeline: aPipeline() },
  },
  {
    says: `Pipeline 7 is blocked: a person has to start release: ${URL}`,
    ending: { outcome: { kind: "blocked" }, pipeline: aPipeline(), jobs },
  },
  {
    says: `Pipeline 7 is blocked: a person has to start a manual job: ${URL}`,
    ending: { outcome: { kind: "blocked" }, pipeline: aPipeline() },
  },
  {
    says: `Pipeline 7 was still running when \`timeout\` was over after 1h; it runs on: ${URL}`,
    ending: {
      outcome: { kind: "timed-out", phase: "run", afterMs: 3_600_000 },
      pipeline: aPipeline(),
      waitedMs: 3_600_000,
    },
  },
  {
    says: "The step was stopped. No pipeline was left running by it.",
    ending: { outcome: { kind: "interrupted" } },
  },
  {
    says: "The step failed with ARTIFACTS_MISSING; no pipeline is known to have been created by it.",
    ending: { outcome: { kind: "error", error } },
  },
  {
    says: `The step failed with ARTIFACTS_MISSING; pipeline 7 was thawing when last seen: ${URL}`,
    ending: { outcome: { kind: "error", error }, pipeline: aPipeline({ status: { unknown: "thawing" } }) },
  },
])("$says", ({ says, ending }) => {
  expect(closingLine(ending)).toBe(says);
});
