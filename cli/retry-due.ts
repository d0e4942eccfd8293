import { type PipelineNode } from "../action/model/tree.ts";
import { retryTargets } from "../action/watch/retry-targets.ts";

/**
 * The pipelines of a tree to retry when a person asks for it: those whose retry could mend a failure; without a failure, the
 * topmost that have failed or canceled jobs at all.
 */
export function retryDue(root: PipelineNode): readonly PipelineNode[] {
  const failed = retryTargets(root);
  return failed.length > 0 ? failed : topmost(root);
}

/** A retry starts the children of its trigger jobs anew: what is below a pipeline that is retried is left alone. */
function topmost(node: PipelineNode): readonly PipelineNode[] {
  const { pipeline, jobs = [], bridges = [] } = node;
  const own = [...jobs, ...bridges].some(({ status }) => status === "failed" || status === "canceled");
  return own || pipeline.status === "canceled" ? [node] : node.children.flatMap(topmost);
}
