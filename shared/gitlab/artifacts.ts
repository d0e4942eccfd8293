import type { Readable } from "node:stream";
import { printable } from "../text/printable.ts";
import { type Part, type PartAsk, partHeaders, readPart, validatorOf } from "./archive-part.ts";
import type { Credential } from "./auth.ts";
import { projectName } from "./call.ts";
import type { ApiStream, GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

/** A job's archive on its way here. */
export interface ArchiveStream {
  /** The zip's bytes; fails with a CodedError when the connection breaks or stalls. */
  readonly body: Readable;
  /** How much `body` is, as announced; absent when the server streams without saying. */
  readonly lengthBytes?: number;
  /** Which part it is, where it is one; "unclear" when the server did not say so. */
  readonly part?: Part | "unclear";
  /** What tells this state of the archive from another (`validatorOf`). */
  readonly validator?: string;
  /** The origin that served it: GitLab's own, or its object storage. */
  readonly from: string;
}

/**
 * Opens the archive of one job. GITLAB_NOT_FOUND when it has none: expired, never made, or not visible.
 *
 * @param ask which part of it; a server that cannot or will not give parts sends all of it, or refuses with status 416
 */
export function openJobArchive(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  signal?: AbortSignal,
  ask?: PartAsk,
): Promise<ArchiveStream> {
  const what = `downloading the artifacts of job ${jobId} of ${projectName(project)}`;
  return openArchive(gitlab, credential, route`projects/${project}/jobs/${jobId}/artifacts`, what, signal, ask);
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
  ask?: PartAsk,
): Promise<ArchiveStream> {
  const path = route`projects/${project}/jobs/artifacts/${ref}/download?job=${jobName}`;
  const what = `downloading the artifacts of job ${printable(jobName)} at ${printable(ref)} of ${projectName(project)}`;
  return openArchive(gitlab, credential, path, what, signal, ask);
}

async function openArchive(
  gitlab: GitLab,
  credential: Credential,
  path: string,
  what: string,
  signal: AbortSignal | undefined,
  ask: PartAsk | undefined,
): Promise<ArchiveStream> {
  // A zip is packed already, and parts of an answer that a proxy has packed once more could not be told apart from parts of the zip.
  const headers = { accept: "*/*", "accept-encoding": "identity", ...(ask === undefined ? {} : partHeaders(ask)) };
  const answer = await gitlab.open({ method: "GET", path, what, credential, headers }, signal);
  const validator = validatorOf(answer.headers);
  return {
    ...streamOf(answer),
    ...(answer.status === 206 ? { part: readPart(answer.headers) } : {}),
    ...(validator === undefined ? {} : { validator }),
  };
}

/** The body of an answer, with how much it is announced to be and where it comes from. */
export function streamOf({ body, headers, url }: ApiStream): ArchiveStream {
  const length = headers["content-length"] ?? "";
  return { body, from: new URL(url).origin, ...(/^\d+$/.test(length) ? { lengthBytes: Number(length) } : {}) };
}
