import type { Bridge, Job, Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { PipelineNode } from "../model/tree.ts";
import { failedJobs } from "./failed-jobs.ts";

/** One thing that made a tree of pipelines fail. */
export type Cause =
  | { readonly kind: "job"; readonly job: Job | Bridge; readonly pipeline: Pipeline; readonly isRoot: boolean }
  /** GitLab could not make jobs of the pipeline's CI file. */
  | { readonly kind: "configuration"; readonly text: string; readonly pipeline: Pipeline; readonly isRoot: boolean }
  /** A pipeline failed, and no job of it is known that did. */
  | { readonly kind: "pipeline"; readonly pipeline: Pipeline; readonly bridge?: Bridge; readonly isRoot: boolean };

/**
 * What made a tree fail, from the root downwards: the jobs that failed and may not, and, in place of a trigger job whose
 * pipeline failed, what made that one fail.
 */
export function causesOf(root: PipelineNode): readonly Cause[] {
  return causesIn(root, true);
}

function causesIn(node: PipelineNode, isRoot: boolean): readonly Cause[] {
  const { pipeline, jobs = [], bridges = [], children } = node;
  const own = { pipeline, isRoot };
  const causes: Cause[] = [];
  if (pipeline.yamlErrors !== undefined && pipeline.yamlErrors !== "")
    causes.push({ kind: "configuration", text: pipeline.yamlErrors, ...own });
  causes.push(...failedJobs(jobs).map((job) => ({ kind: "job", job, ...own }) as const));
  // One that did not wait for what it has started succeeds all the same, whatever becomes of that.
  const below = children
    .filter(({ bridge }) => bridge?.allowFailure !== true)
    .map((child) => ({ bridge: child.bridge, causes: causesIn(child, false) }));
  const isToldBelow = ({ id }: Bridge) =>
    below.some(({ bridge, causes: told }) => bridge?.id === id && told.length > 0);
  for (const bridge of bridges)
    if (bridge.status === "failed" && !bridge.allowFailure && !isToldBelow(bridge))
      causes.push({ kind: "job", job: bridge, ...own });
  causes.push(...below.flatMap(({ causes: told }) => told));
  if (causes.length > 0 || pipeline.status !== "failed") return causes;
  return [{ kind: "pipeline", ...own, ...(node.bridge === undefined ? {} : { bridge: node.bridge }) }];
}

/** What failed in a tree and was allowed to: jobs, and trigger jobs in place of what they have started. */
export function forgivenIn(root: PipelineNode): readonly (Job | Bridge)[] {
  const { jobs = [], bridges = [], children } = root;
  const failedBelow = new Set(children.flatMap((child) => (causesIn(child, false).length > 0 ? child.bridge?.id : [])));
  const own = [...jobs, ...bridges].filter(
    ({ id, status, allowFailure }) => allowFailure && (status === "failed" || failedBelow.has(id)),
  );
  return [...own, ...children.filter(({ bridge }) => bridge?.allowFailure !== true).flatMap(forgivenIn)];
}
