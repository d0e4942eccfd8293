import type { Readable } from "node:stream";
import type { Credential } from "./auth.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";

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

/** Opens the archive of one job. */
export function openJobArchive(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _jobId: number,
  _signal?: AbortSignal,
): Promise<ArchiveStream> {
  throw new Error("Being written.");
}

/** Opens the archive of the latest successful job of that name on a branch or tag. */
export function openRefArchive(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _ref: string,
  _jobName: string,
  _signal?: AbortSignal,
): Promise<ArchiveStream> {
  throw new Error("Being written.");
}
