import * as z from "zod/mini";
import { isCoded } from "../errors/coded-error.ts";
import { printable } from "../text/printable.ts";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

/** A branch or tag, and the commit it points at. */
export interface FoundRef {
  readonly kind: "branch" | "tag";
  /** Short, without refs/heads/ or refs/tags/. */
  readonly name: string;
  readonly sha: string;
}

const refRow = z.object({ name: z.string(), commit: z.object({ id: z.string() }) });

/**
 * The branch, else the tag of that name, short or full; undefined when the project has neither.
 *
 * A 404 of these routes can also mean that the credential may not read the repository, which looks the same: only one that
 * is known to see the project's code learns anything from undefined.
 */
export async function findRef(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  ref: string,
  signal?: AbortSignal,
): Promise<FoundRef | undefined> {
  const [, full, rest] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  const name = rest ?? ref;
  const branch =
    full === "tags"
      ? undefined
      : await unlessMissing(
          read(
            gitlab,
            credential,
            "branch",
            route`projects/${project}/repository/branches/${name}`,
            project,
            name,
            signal,
          ),
        );
  if (branch !== undefined || full === "heads") return branch;
  return unlessMissing(
    read(gitlab, credential, "tag", route`projects/${project}/repository/tags/${name}`, project, name, signal),
  );
}

/** The largest CI file that is read; GitLab itself takes no larger one by default (application setting max_yaml_size_bytes). */
const MOST_FILE_BYTES = 2 * 1_024 * 1_024;

/** The text of a file of the repository at a branch, tag or commit. A job token may read it where its permissions include read_repositories. */
export async function repositoryFile(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  path: string,
  ref: string,
  signal?: AbortSignal,
): Promise<string> {
  const what = `reading ${printable(path, 200)} of ${projectName(project)} at ${printable(ref, 200)}`;
  const answer = await gitlab.send(
    {
      method: "GET",
      path: route`projects/${project}/repository/files/${path}/raw?ref=${ref}`,
      what,
      credential,
      headers: { accept: "text/plain, */*" },
      maxBytes: MOST_FILE_BYTES,
    },
    signal,
  );
  return answer.body.toString("utf8");
}

async function read(
  gitlab: GitLab,
  credential: Credential,
  kind: FoundRef["kind"],
  path: string,
  project: ProjectRef,
  name: string,
  signal: AbortSignal | undefined,
): Promise<FoundRef> {
  const what = `looking for the ${kind} ${printable(name, 200)} of ${projectName(project)}`;
  const row = await call(gitlab, { path, what, credential }, (json) => refRow.parse(json), signal);
  return { kind, name: row.name, sha: row.commit.id };
}

async function unlessMissing(reading: Promise<FoundRef>): Promise<FoundRef | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isCoded(error, "GITLAB_NOT_FOUND")) return undefined;
    throw error;
  }
}
