import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import { listAll } from "./paginate.ts";
import type { Bridge, Pipeline, ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { parseBridge, parsePipeline } from "./wire.ts";

/** The pipeline as it stands now. */
export function getPipeline(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  id: number,
  signal?: AbortSignal,
): Promise<Pipeline> {
  const path = route`projects/${project}/pipelines/${id}`;
  const what = `reading pipeline ${id} of ${projectName(project)}`;
  return call(gitlab, { path, what, credential }, parsePipeline, signal);
}

/** Asks GitLab to cancel the pipeline; the answer's status may still be `canceling`, or a final one that came first. */
export function cancelPipeline(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  id: number,
  signal?: AbortSignal,
): Promise<Pipeline> {
  const path = route`projects/${project}/pipelines/${id}/cancel`;
  const what = `canceling pipeline ${id} of ${projectName(project)}`;
  return call(gitlab, { method: "POST", path, what, credential }, parsePipeline, signal);
}

/** The trigger jobs of a pipeline, each with the downstream pipeline it has started. All pages. */
export function listBridges(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  pipelineId: number,
  signal?: AbortSignal,
): Promise<readonly Bridge[]> {
  const path = route`projects/${project}/pipelines/${pipelineId}/bridges`;
  const what = `listing the trigger jobs of pipeline ${pipelineId} of ${projectName(project)}`;
  return listAll(gitlab, { path, what, credential }, parseBridge, signal);
}

/**
 * Retries the failed and canceled jobs of the pipeline. The answer is no proof that anything has started: with nothing to
 * retry GitLab answers the same, and the pipeline's status follows a moment later.
 */
export function retryPipeline(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  id: number,
  signal?: AbortSignal,
): Promise<Pipeline> {
  const path = route`projects/${project}/pipelines/${id}/retry`;
  const what = `retrying pipeline ${id} of ${projectName(project)}`;
  return call(gitlab, { method: "POST", path, what, credential }, parsePipeline, signal);
}
