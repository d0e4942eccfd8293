import type { Bridge, Job, Pipeline } from "../../shared/gitlab/pipeline.ts";

/**
 * One pipeline of the tree a run follows: the one it started, or one that a trigger job below it has started.
 *
 * Immutable: a later look makes a new tree. A child may live in another project, so calls about it and its jobs take
 * `pipeline.projectId`.
 */
export interface PipelineNode {
  /** As last seen. */
  readonly pipeline: Pipeline;
  /** The trigger job that started it; absent for the root. */
  readonly bridge?: Bridge;
  /** As last listed; absent when they were not listed, or no credential may list them. */
  readonly jobs?: readonly Job[];
  /** Its trigger jobs, also those that have started nothing yet; absent as `jobs` is. */
  readonly bridges?: readonly Bridge[];
  readonly children: readonly PipelineNode[];
}

/** A tree of one pipeline of which nothing more is known. */
export function rootOf(pipeline: Pipeline): PipelineNode {
  return { pipeline, children: [] };
}

/** Every pipeline of a tree, parents before their children. */
export function nodesOf(root: PipelineNode): readonly PipelineNode[] {
  return [root, ...root.children.flatMap(nodesOf)];
}

/**
 * How long a pipeline that has ended ran, in seconds: as GitLab says or, where it was last seen embedded in a job, which does not
 * tell, the time in which any job of it or of what it has started ran. Undefined while it runs, and where nobody can say.
 */
export function ranForS(node: PipelineNode): number | undefined {
  if (node.pipeline.durationS !== undefined) return node.pipeline.durationS;
  const begun = jobsOf(node).filter(({ startedAt }) => startedAt !== undefined);
  const runs = begun.map(
    ({ startedAt, finishedAt }) => [Date.parse(startedAt ?? ""), Date.parse(finishedAt ?? "")] as const,
  );
  if (runs.length === 0 || runs.flat().some(Number.isNaN)) return undefined;
  let ranMs = 0;
  let countedMs = 0;
  for (const [beginMs, endMs] of runs.sort(([one], [other]) => one - other)) {
    ranMs += Math.max(0, endMs - Math.max(beginMs, countedMs));
    countedMs = Math.max(countedMs, endMs);
  }
  return ranMs / 1_000;
}

/** Every job of a tree that was listed; what a job belongs to stands in its own `pipeline`. */
export function jobsOf(root: PipelineNode): readonly Job[] {
  return nodesOf(root).flatMap(({ jobs }) => jobs ?? []);
}
