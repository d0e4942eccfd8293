import type { Readable } from "node:stream";
import type { Credential } from "./auth.ts";
import { projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

/** Opens the whole log of a job as the job wrote it, escape sequences and all; empty when there is none. */
export async function openJobLog(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  signal?: AbortSignal,
): Promise<Readable> {
  const path = route`projects/${project}/jobs/${jobId}/trace`;
  const what = `reading the log of job ${jobId} of ${projectName(project)}`;
  const answer = await gitlab.open(
    { method: "GET", path, what, credential, headers: { accept: "text/plain" } },
    signal,
  );
  return answer.body;
}
