import * as z from "zod/mini";
import { isCoded } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";
import { type ArchiveStream, streamOf } from "./artifacts.ts";
import type { Credential } from "./auth.ts";
import { projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import { listAll } from "./paginate.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

/** A file of an archive as GitLab lists it. */
export interface ListedFile {
  /** As it stands in the archive. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Unix mode with type bits, as far as it is given. */
  readonly mode: number;
}

const row = z.object({
  path: z.string(),
  type: z.string(),
  size: z.optional(z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= 0))),
  mode: z.optional(z.string().check(z.regex(/^[0-7]{1,7}$/))),
});

/**
 * Every file of a job's archive, by `artifacts/tree` (GitLab 18.8 and newer); undefined where there is no such list.
 *
 * An older GitLab takes `tree` for a file's path, and answers 404 or with a file of that name. A row that cannot be read makes the whole
 * list none: what it leaves out would be missing without a word.
 */
export async function listArtifactFiles(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  signal?: AbortSignal,
): Promise<readonly ListedFile[] | undefined> {
  const path = `${route`projects/${project}/jobs/${jobId}/artifacts/tree`}?recursive=true`;
  const what = `listing the artifacts of job ${jobId} of ${projectName(project)}`;
  try {
    const rows = await listAll(gitlab, { path, what, credential }, (one) => z.parse(row, one), signal);
    const files = rows.filter(({ type }) => type === "file");
    if (files.length === 0 || files.some(({ size }) => size === undefined)) return undefined;
    return files.map(({ path, size = 0, mode = "0" }) => ({ path, sizeBytes: size, mode: Number.parseInt(mode, 8) }));
  } catch (error) {
    signal?.throwIfAborted();
    if (isCoded(error)) return undefined;
    throw error;
  }
}

/**
 * Opens one file of a job's archive, unpacked by the server.
 *
 * A file `tree` at the archive's root cannot be had this way: its address is that of the list.
 */
export async function openArtifactFile(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  file: string,
  signal?: AbortSignal,
): Promise<ArchiveStream> {
  const segments = file.split("/").map((segment) => route`${segment}`);
  const path = `${route`projects/${project}/jobs/${jobId}/artifacts`}/${segments.join("/")}`;
  const what = `downloading ${printable(file)} of the artifacts of job ${jobId} of ${projectName(project)}`;
  const answer = await gitlab.open({ method: "GET", path, what, credential, headers: { accept: "*/*" } }, signal);
  return streamOf(answer);
}
