import { isCoded } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import { cannotRead } from "./cannot-read.ts";
import type { GitLab } from "./http.ts";
import { listAll } from "./paginate.ts";
import type { Bridge, Pipeline, ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { listOf, parseBridge, parsePipeline } from "./wire.ts";

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

/**
 * The trigger jobs of a pipeline in the order they were made, each with the downstream pipeline it has started. All pages.
 *
 * GitLab 19.2 gave the route `bridges` the new name `trigger_jobs`; whichever is there is read, the one every version has first.
 */
export async function listBridges(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  pipelineId: number,
  signal?: AbortSignal,
): Promise<readonly Bridge[]> {
  const pipeline = route`projects/${project}/pipelines/${pipelineId}`;
  const what = `listing the trigger jobs of pipeline ${pipelineId} of ${projectName(project)}`;
  const list = async (name: string) => {
    const bridges = await listAll(gitlab, { path: `${pipeline}/${name}`, what, credential }, parseBridge, signal);
    return [...bridges].sort((one, other) => one.id - other.id);
  };
  try {
    return await list("bridges");
  } catch (error) {
    // 410 is what GitLab answers to a route it has taken away.
    if (!isCoded(error) || (error.status !== 404 && error.status !== 410)) throw error;
    return await list("trigger_jobs").catch((other: unknown) => {
      throw cannotRead(other) ? error : other;
    });
  }
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

/** The newest pipelines of the same ref and source that succeeded, at most five. One call. */
export function recentSuccesses(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  { ref, source }: Pick<Pipeline, "ref" | "source">,
  signal?: AbortSignal,
): Promise<readonly Pipeline[]> {
  const query = new URLSearchParams({
    ref,
    status: "success",
    per_page: "5",
    ...(source === undefined ? {} : { source }),
  });
  const path = `${route`projects/${project}/pipelines`}?${query.toString()}`;
  const what = `listing the latest pipelines of ${projectName(project)} at ref ${printable(ref, 200)}`;
  return call(gitlab, { path, what, credential }, listOf(parsePipeline), signal);
}
