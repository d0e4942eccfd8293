import type { Readable } from "node:stream";
import { printable } from "../text/printable.ts";
import type { Credential } from "./auth.ts";
import { projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

/** A job's archive on its way here. */
export interface ArchiveStream {
  /** The zip's bytes; fails with a CodedError when the connection breaks or stalls. */
  readonly body: Readable;
  /** As announced; absent when the server streams without saying. */
  readonly lengthBytes?: number;
  readonly etag?: string;
  /** The origin that served it: GitLab's own, or its object storage. */
  readonly from: string;
}

/** Opens the archive of one job. GITLAB_NOT_FOUND when it has none: expired, never made, or not visible. */
export function openJobArchive(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  signal?: AbortSignal,
): Promise<ArchiveStream> {
  const what = `downloading the artifacts of job ${jobId} of ${projectName(project)}`;
  return openArchive(gitlab, credential, route`projects/${project}/jobs/${jobId}/artifacts`, what, signal);
}

/**
 * Opens the archive of the latest successful job of that name on a branch or tag.
 *
 * GitLab looks only at pipelines that succeeded, so this never finds those of a pipeline that still runs or has failed.
 */
export function openRefArchive(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  ref: string,
  jobName: string,
  signal?: AbortSignal,
): Promise<ArchiveStream> {
  const path = route`projects/${project}/jobs/artifacts/${ref}/download?job=${jobName}`;
  const what = `downloading the artifacts of job ${printable(jobName)} at ${printable(ref)} of ${projectName(project)}`;
  return openArchive(gitlab, credential, path, what, signal);
}

async function openArchive(
  gitlab: GitLab,
  credential: Credential,
  path: string,
  what: string,
  signal: AbortSignal | undefined,
): Promise<ArchiveStream> {
  const headers = { accept: "*/*" };
  const answer = await gitlab.open({ method: "GET", path, what, credential, headers }, signal);
  const length = answer.headers["content-length"];
  const etag = answer.headers.etag;
  return {
    body: answer.body,
    from: new URL(answer.url).origin,
    ...(length !== undefined && /^\d+$/.test(length) ? { lengthBytes: Number(length) } : {}),
    ...(etag === undefined ? {} : { etag }),
  };
}
