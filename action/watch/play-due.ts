import { jobGlob } from "../../shared/gitlab/job-glob.ts";
import type { Bridge, Job } from "../../shared/gitlab/pipeline.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";
import { isBlocked } from "./judge.ts";
import type { PlayOrder } from "./policy.ts";

/** A manual job to start. */
export interface Play {
  readonly node: PipelineNode;
  readonly job: Job | Bridge;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The manual jobs to start now, in every pipeline that has come to rest.
 *
 * Without orders: those that block their pipeline. With orders: those one names, the first that does giving the variables;
 * that is also how optional manual jobs are started, which block nothing and so are left when a pipeline has succeeded.
 *
 * @param handled ids of jobs that were played before, or could not be; a retry gives a job a new one
 */
export function playDue(
  root: PipelineNode,
  orders: readonly PlayOrder[],
  handled: ReadonlySet<number>,
): readonly Play[] {
  const matchers = orders.map(({ job, variables }) => ({ matches: jobGlob(job), variables }));
  return nodesOf(root).flatMap((node): Play[] => {
    const blocked = isBlocked(node);
    if (!blocked && node.pipeline.status !== "success") return [];
    return [...(node.jobs ?? []), ...(node.bridges ?? [])]
      .filter(({ id, status }) => status === "manual" && !handled.has(id))
      .flatMap((job): Play[] => {
        if (orders.length === 0) return blocked && !job.allowFailure ? [{ node, job, variables: {} }] : [];
        const order = matchers.find(({ matches }) => matches(job.name));
        return order === undefined ? [] : [{ node, job, variables: order.variables }];
      });
  });
}
