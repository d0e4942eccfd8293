import { jobMatcher } from "../../shared/gitlab/job-glob.ts";
import type { PipelineNode } from "../model/tree.ts";
import { hasFailed, judgeTree } from "./judge.ts";
import { type JobsVerdict, judgeJobs } from "./judge-jobs.ts";
import type { WatchPolicy } from "./policy.ts";

const BLOCKED_MEANS = { fail: "blocked", play: "blocked", pass: "succeeded", wait: undefined } as const;

/**
 * How the tree stands, by the policy: by its jobs where some are waited for, else as a whole, and failed as soon as a job
 * has failed where the wait stops on that.
 *
 * @param canRetry whether a failure would be retried; it is when the whole tree has ended
 */
export function decide(root: PipelineNode, policy: WatchPolicy, canRetry: boolean): JobsVerdict {
  const { waitForJobs, onManual, stopOnFailure } = policy;
  const blockedMeans = BLOCKED_MEANS[onManual];
  const tree = judgeTree(root, blockedMeans);
  const verdict = waitForJobs.length === 0 ? tree : judgeJobs(root, waitForJobs, blockedMeans);
  if (canRetry) return verdict.kind === "settled" && verdict.as === "failed" && tree.kind === "open" ? tree : verdict;
  // GitLab retries a job by itself (`retry:` in its CI file) a moment after it has failed.
  if (verdict.kind === "open" && stopOnFailure && anyFailed(root, countingOf(waitForJobs)))
    return { kind: "settled", as: "failed", warnings: 0, unsure: true };
  return verdict;
}

/** Which jobs count, by their names. */
function countingOf(globs: readonly string[]): (name: string) => boolean {
  return globs.length === 0 ? () => true : jobMatcher(globs);
}

/** Whether a job of the tree that counts has failed and may not, also by way of a trigger job that may. */
function anyFailed({ jobs = [], bridges = [], children }: PipelineNode, counts: (name: string) => boolean): boolean {
  if ([...jobs, ...bridges].some((job) => hasFailed(job) && counts(job.name))) return true;
  return children.some(
    (child) =>
      child.bridge?.allowFailure !== true &&
      ((child.pipeline.status === "failed" && counts(child.bridge?.name ?? "")) || anyFailed(child, counts)),
  );
}
