import { isCoded } from "../../shared/errors/coded-error.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { repositoryFile } from "../../shared/gitlab/repository.ts";
import type { ProjectSight } from "./project-sight.ts";
import type { InputSpecs } from "./spec-inputs.ts";

/** Where the CI file is unless the project says otherwise. */
const USUAL_PATH = ".gitlab-ci.yml";

/** What reading the target's CI file stands on. */
export interface SpecDeps {
  readonly gitlab: GitLab;
  readonly project: ProjectRef;
  readonly sight: ProjectSight;
}

/** What is known of the inputs a pipeline takes. */
export type FoundSpecs =
  | { readonly kind: "read"; readonly specs: InputSpecs; readonly path: string }
  /** The end of a sentence. */
  | { readonly kind: "unread"; readonly why: string };

/**
 * The `spec: inputs` of the project's CI file at a ref, where it can be read.
 *
 * A file in another project or behind a URL is GitLab's to read. Throws the signal's reason only.
 */
export async function readSpec(
  { gitlab, project, sight }: SpecDeps,
  ref: string,
  signal: AbortSignal,
): Promise<FoundSpecs> {
  try {
    const seen = await sight.get(signal);
    if (seen === undefined) return unread("no token at hand may read the project's files");
    const configured = seen.project.ciConfigPath ?? "";
    const path = configured === "" ? USUAL_PATH : configured;
    // `file@group/project` and URLs (app/models/project.rb, ci_config_path).
    if (path.includes("@") || path.includes("://")) return unread("its CI file is kept elsewhere");
    const file = await repositoryFile(gitlab, seen.credential, project, path, ref, signal);
    const { readInputSpecs } = await import("./spec-inputs.ts");
    const specs = readInputSpecs(file);
    return specs === undefined ? unread(`the header of ${path} cannot be read`) : { kind: "read", specs, path };
  } catch (error) {
    signal.throwIfAborted();
    if (!isCoded(error)) throw error;
    return unread(error.message.replace(/\.$/, ""));
  }
}

function unread(why: string): FoundSpecs {
  return { kind: "unread", why };
}
