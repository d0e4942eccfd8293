import { describe, expect, it } from "vitest";
import { failureText } from "../../../action/model/failure-reason.ts";
import type { Status } from "../../../shared/gitlab/pipeline.ts";
import { aBridge, aJob, aPipeline } from "../samples.ts";

const failed = (failureReason: string, begun = true, tagList: readonly string[] = []) =>
  aJob({ status: "failed", failureReason, tagList, ...(begun ? { startedAt: "2026-01-01T00:00:00Z" } : {}) });

const triggerJob = (status: Status) =>
  aBridge({ status: "failed", failureReason: "unknown_failure", downstream: aPipeline({ status }) });

describe("why a job failed", () => {
  it.each([
    { job: failed("script_failure"), says: "its script failed" },
    { job: failed("job_execution_timeout"), says: "it ran longer than its timeout" },
    { job: failed("runner_system_failure"), says: "the runner's own system failed" },
    { job: failed("missing_dependency_failure"), says: "artifacts of a job it needs are missing" },
    { job: failed("unknown_failure"), says: "GitLab does not say why" },
    { job: failed("stuck_or_timeout_failure"), says: "it was stuck, or nothing was heard of it for too long" },
    { job: failed("stuck_or_timeout_failure", false, ["gpu"]), says: "no runner with the tag gpu took it" },
    {
      job: failed("no_matching_runner", false, ["a", "b", "c"]),
      says: "no runner with all the tags a, b and c took it",
    },
    { job: failed("stuck_or_timeout_failure", false), says: "no runner that takes jobs without tags took it" },
    { job: failed("a_reason_of_tomorrow"), says: "GitLab says a reason of tomorrow" },
    { job: failed("toString"), says: "GitLab says toString" },
    { job: failed("\u001b[2J\n::error::"), says: "GitLab says \\u{1b}[2J\\u{a}::error::" },
    { job: aJob({ status: "failed" }), says: undefined },
    { job: triggerJob("failed"), says: "the pipeline it started failed" },
    { job: triggerJob("canceled"), says: "the pipeline it started was canceled" },
    { job: triggerJob("success"), says: "GitLab does not say why" },
  ])("$job.failureReason: $says", ({ job, says }) => {
    expect(failureText(job)).toBe(says);
  });
});
