import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { Job, ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { listOf, parseJob } from "./wire.ts";

/** The newest jobs of a project that have succeeded, the newest first; one page. */
export function recentJobs(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  signal?: AbortSignal,
): Promise<readonly Job[]> {
  const path = route`projects/${project}/jobs?scope[]=success&per_page=50`;
  const what = `listing jobs of ${projectName(project)}`;
  return call(gitlab, { path, what, credential }, listOf(parseJob), signal);
}

/** Looks whether a credential may list the pipelines of a project. Throws GITLAB_* when it may not. */
export async function mayListPipelines(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  signal?: AbortSignal,
): Promise<void> {
  const path = route`projects/${project}/pipelines?per_page=1`;
  await gitlab.send({ method: "GET", path, what: `listing pipelines of ${projectName(project)}`, credential }, signal);
}
