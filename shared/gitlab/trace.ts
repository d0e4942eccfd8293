import type { Credential } from "./auth.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";

export interface TraceTailOptions {
  /** Default 64 KiB. */
  readonly maxBytes?: number;
}

/** The end of a job's log, escape sequences and all; it starts at a whole line where one was cut off. */
export function jobTraceTail(
  _gitlab: GitLab,
  _credential: Credential,
  _project: ProjectRef,
  _jobId: number,
  _options: TraceTailOptions = {},
  _signal?: AbortSignal,
): Promise<string> {
  throw new Error("Being written.");
}
