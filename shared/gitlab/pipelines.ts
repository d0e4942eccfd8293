import type { Credential } from "./auth.ts";
import type { GitLab } from "./http.ts";
import type { Bridge, Pipeline, ProjectRef } from "./pipeline.ts";

/** The pipeline as it stands now. */
export function getPipeline(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _id: number,
  _signal?: AbortSignal,
): Promise<Pipeline> {
  throw new Error("Being written.");
}

/** Asks GitLab to cancel the pipeline; the answer's status may still be `canceling`, or a final one that came first. */
export function cancelPipeline(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _id: number,
  _signal?: AbortSignal,
): Promise<Pipeline> {
  throw new Error("Being written.");
}

/** The trigger jobs of a pipeline, each with the downstream pipeline it has started. All pages. */
export function listBridges(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _pipelineId: number,
  _signal?: AbortSignal,
): Promise<readonly Bridge[]> {
  throw new Error("Being written.");
}
