import { jobGlob, jobMatcher } from "../../shared/gitlab/job-glob.ts";
import type { Bridge, Job, Status } from "../../shared/gitlab/pipeline.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";
import { type BlockedMeans, endOf, judgeTree, type Settlement, type TreeVerdict, worstOf } from "./judge.ts";

/** How the jobs that were asked for stand. */
export type JobsVerdict =
  | TreeVerdict
  /** The tree has ended, and these globs match no job of it. */
  | { readonly kind: "missing"; readonly globs: readonly string[] };

/**
 * How the jobs of the tree stand whose names match: open while one of them is, else as the worst of them.
 *
 * Trigger jobs count too, with what they have started. Of jobs that were retried only the newest counts, which is the one
 * GitLab lists. A glob that matches nothing keeps the wait going, since a child pipeline may still bring the job, until the
 * whole tree has ended.
 */
export function judgeJobs(root: PipelineNode, globs: readonly string[], blockedMeans: BlockedMeans): JobsVerdict {
  const matches = jobMatcher(globs);
  const jobs = nodesOf(root)
    .flatMap((node) => namedOf(node, blockedMeans))
    .filter(({ name }) => matches(name));
  const missing = globs.filter((glob) => !glob.startsWith("!") && !jobs.some(({ name }) => jobGlob(glob)(name)));
  const tree = judgeTree(root, blockedMeans);
  if (missing.length > 0) return tree.kind === "open" ? tree : { kind: "missing", globs: missing };
  const ends = jobs.map(({ end }) => end);
  if (ends.every((end) => end !== undefined))
    return {
      kind: "settled",
      as: worstOf(ends.filter((end) => end !== "warning")),
      warnings: ends.filter((end) => end === "warning").length,
      unsure: false,
    };
  // What has not begun when its pipeline has failed never will.
  return tree.kind === "settled" && tree.as !== "succeeded" ? tree : { kind: "open" };
}

interface Named {
  readonly name: string;
  /** Absent while it has none. */
  readonly end: Settlement | "warning" | undefined;
}

function namedOf({ jobs = [], bridges = [], children }: PipelineNode, blockedMeans: BlockedMeans): Named[] {
  const ofJob = (job: Job | Bridge): Named => ({ name: job.name, end: allowed(job, meant(job.status, blockedMeans)) });
  return [
    ...jobs.map(ofJob),
    ...bridges.map((bridge): Named => {
      const child = children.find((one) => one.bridge?.id === bridge.id);
      if (child === undefined) return ofJob(bridge);
      const verdict = judgeTree(child, blockedMeans);
      return { name: bridge.name, end: verdict.kind === "open" ? undefined : allowed(bridge, verdict.as) };
    }),
  ];
}

function meant(status: Status, blockedMeans: BlockedMeans): Settlement | undefined {
  const end = endOf(status);
  return end === "blocked" ? blockedMeans : end;
}

function allowed({ allowFailure }: Job | Bridge, end: Settlement | undefined): Named["end"] {
  return allowFailure && end === "failed" ? "warning" : end;
}
