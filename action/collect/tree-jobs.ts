import type { Job } from "../../shared/gitlab/pipeline.ts";
import type { PipelineNode } from "../model/tree.ts";

/** A job of a tree of pipelines. */
export interface TreeJob extends Job {
  /** The names of the trigger jobs that lead from the root to its pipeline; absent or empty for a job of the root. */
  readonly via?: readonly string[];
}

/** The jobs of a tree, parents before their children; of a job that was retried only the newest run, which is the one that counts. */
export function treeJobs(root: PipelineNode): readonly TreeJob[] {
  const visit = (node: PipelineNode, via: readonly string[]): readonly TreeJob[] => [
    ...newestRuns(node.jobs ?? []).map((job) => ({ ...job, via })),
    ...node.children.flatMap((child) => visit(child, [...via, child.bridge?.name ?? String(child.pipeline.id)])),
  ];
  return visit(root, []);
}

function newestRuns(jobs: readonly Job[]): readonly Job[] {
  const newest = new Map<string, number>();
  for (const { name, id } of jobs) newest.set(name, Math.max(id, newest.get(name) ?? 0));
  return jobs.filter(({ name, id }) => newest.get(name) === id);
}
