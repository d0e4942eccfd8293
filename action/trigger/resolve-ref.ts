import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { findRef } from "../../shared/gitlab/repository.ts";
import type { RefChoice } from "../model/new-pipeline.ts";
import type { ProjectSight } from "./project-sight.ts";

/** What is known of a ref before a pipeline is asked for on it. */
export type RefSight =
  /** `sha`: the commit it points at. */
  | { readonly kind: "there"; readonly name: string; readonly sha: string }
  | { readonly kind: "missing"; readonly name: string }
  /** Nobody may look, so that GitLab's answer to the call has to tell. */
  | { readonly kind: "untold"; readonly name: string };

/** Where refs are looked for. */
export interface RefDeps {
  readonly gitlab: GitLab;
  readonly project: ProjectRef;
  readonly sight: ProjectSight;
}

/**
 * The name that is sent for a choice. Throws GITLAB_DEFAULT_BRANCH_UNKNOWN for `default` where nobody may read which branch
 * that is.
 */
export async function refName({ project, sight }: RefDeps, choice: RefChoice, signal: AbortSignal): Promise<string> {
  if (choice.kind !== "default") return choice.name;
  const seen = await sight.get(signal);
  if (seen !== undefined) return seen.defaultBranch;
  throw new CodedError(
    "GITLAB_DEFAULT_BRANCH_UNKNOWN",
    `The default branch of ${projectName(project)} is to be taken, and no token at hand may read which one that is.`,
  );
}

/** Looks a branch or tag up, where somebody may. */
export async function lookForRef(
  { gitlab, project, sight }: RefDeps,
  name: string,
  signal: AbortSignal,
): Promise<RefSight> {
  try {
    const seen = await sight.get(signal);
    if (seen === undefined) return { kind: "untold", name };
    const found = await findRef(gitlab, seen.credential, project, name, signal);
    return found === undefined ? { kind: "missing", name } : { kind: "there", name, sha: found.sha };
  } catch (error) {
    signal.throwIfAborted();
    // What keeps us from looking may well not keep GitLab from starting the pipeline.
    if (isCoded(error)) return { kind: "untold", name };
    throw error;
  }
}

/** A ref as pipelines show it: GitLab takes refs/heads/ and refs/tags/ off (lib/gitlab/git.rb, ref_name). */
export function shownRef(name: string): string {
  return name.replace(/^refs\/(heads|tags)\//, "");
}
