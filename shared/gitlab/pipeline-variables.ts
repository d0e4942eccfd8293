import * as z from "zod/mini";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

const variableRows = z.array(z.object({ key: z.string(), value: z.string() }));

/**
 * The variables a pipeline was started with, by name, `TRIGGER_PAYLOAD` included. They may hold secrets.
 *
 * For maintainers, and for the user who started the pipeline; no job token may (app/policies/ci/pipeline_policy.rb).
 */
export function pipelineVariables(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  pipelineId: number,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const path = route`projects/${project}/pipelines/${pipelineId}/variables`;
  const what = `reading the variables of pipeline ${pipelineId} of ${projectName(project)}`;
  const parse = (json: unknown) => new Map(variableRows.parse(json).map(({ key, value }) => [key, value]));
  return call(gitlab, { path, what, credential }, parse, signal);
}
