import { type Bridge, type Job, statusText } from "../../shared/gitlab/pipeline.ts";
import type { ResultJob, ResultPipeline } from "../model/step-result.ts";
import type { PipelineNode } from "../model/tree.ts";
import { forgivenIn } from "./causes.ts";
import { failuresOf } from "./failures.ts";
import { projectPathOf } from "./pipeline-name.ts";

/** The pipelines of a tree for the result, parents before their children. */
export function resultPipelines({ pipeline, bridge, children }: PipelineNode, parentId?: number): ResultPipeline[] {
  const { id, projectId, webUrl, status, ref, sha } = pipeline;
  const parent = parentId === undefined || bridge === undefined ? {} : { parent: { id: parentId, job: bridge.name } };
  const own = { id, projectId, webUrl, status: statusText(status), ref, sha, ...parent };
  return [own, ...children.flatMap((child) => resultPipelines(child, id))];
}

/** The jobs that made a tree fail, for the result and the output `failed-jobs`. */
export function resultFailedJobs(root: PipelineNode): readonly ResultJob[] {
  return failuresOf(root).map(({ job }) => resultJob(job));
}

/** The jobs of a tree that failed and were allowed to, for the result and the output `warnings`. */
export function resultWarnings(root: PipelineNode): readonly ResultJob[] {
  return forgivenIn(root).map(resultJob);
}

function resultJob(job: Job | Bridge): ResultJob {
  const { id, name, stage, webUrl } = job;
  const reason = job.failureReason === undefined ? {} : { reason: job.failureReason };
  return { id, name, stage, webUrl, ...reason, project: projectPathOf({ webUrl }) ?? "" };
}
