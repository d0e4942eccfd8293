import type { PipelineNode } from "../model/tree.ts";
import { endOf, hasFailed } from "./judge.ts";

/**
 * The pipelines of a failed tree whose retry could mend it: those with a failed job of their own, below which nothing is
 * retried that they start anew by themselves.
 *
 * A pipeline that failed only because a child did is not retried: its trigger job would start a second child, while a retry of
 * the child carries its parents along.
 */
export function retryTargets(root: PipelineNode): readonly PipelineNode[] {
  return targetsOf(root) ?? [];
}

/** Undefined when neither the pipeline nor one below it has failed. */
function targetsOf(node: PipelineNode): readonly PipelineNode[] | undefined {
  const below = node.children
    .filter(({ bridge }) => bridge?.allowFailure !== true)
    .map((child) => ({ child, targets: targetsOf(child) }))
    .filter(({ targets }) => targets !== undefined);
  const failed = endOf(node.pipeline.status) === "failed";
  if (!failed && below.length === 0) return undefined;
  if (!failed || !failsByItself(node, below.length > 0)) return below.flatMap(({ targets }) => targets ?? []);
  const apart = below.filter(({ child }) => child.bridge?.status !== "failed");
  return [node, ...apart.flatMap(({ targets }) => targets ?? [])];
}

function failsByItself({ jobs, bridges = [], children }: PipelineNode, childFailed: boolean): boolean {
  if (jobs === undefined) return !childFailed;
  const started = new Set(children.map(({ bridge }) => bridge?.id));
  return jobs.some(hasFailed) || bridges.some((bridge) => hasFailed(bridge) && !started.has(bridge.id)) || !childFailed;
}
