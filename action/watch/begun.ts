import type { Status } from "../../shared/gitlab/pipeline.ts";
import { nodesOf, type PipelineNode } from "../model/tree.ts";

/** Statuses of a job that nothing has been done for yet. */
const NOT_BEGUN: ReadonlySet<Status> = new Set<Status>([
  "created",
  "waiting_for_resource",
  "waiting_for_callback",
  "preparing",
  "pending",
  "scheduled",
  "manual",
  "skipped",
  "canceled",
]);

/** Whether any job of the tree has begun; where jobs may not be listed, the status of their pipeline tells. */
export function hasBegun(root: PipelineNode): boolean {
  return nodesOf(root).some(({ pipeline, jobs, children }) => {
    if (jobs === undefined) return !NOT_BEGUN.has(pipeline.status) && typeof pipeline.status === "string";
    // A trigger job makes its pipeline run; whether anything of its own does, the child tells.
    if (jobs.length === 0 && children.length === 0) return pipeline.status === "running";
    return jobs.some(({ status, startedAt }) => startedAt !== undefined || isBegun(status));
  });
}

function isBegun(status: Status): boolean {
  return typeof status === "string" && !NOT_BEGUN.has(status);
}
