import * as z from "zod/mini";
import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { orElse } from "./wire.ts";

/** What GitLab says about a project's CI file. */
export interface LintResult {
  readonly valid: boolean;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const sentences = orElse(z.array(z.string()), []);
const resultRow = z.object({ valid: z.boolean(), errors: sentences, warnings: sentences });

/**
 * GitLab's static check of the CI file as it is at a ref (`GET /projects/:id/ci/lint`).
 *
 * Not its simulation (`dry_run`): that one simulates a push, and says nothing about the rules of a triggered pipeline.
 */
export function lintCiFile(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  ref: string,
  signal?: AbortSignal,
): Promise<LintResult> {
  const path = route`projects/${project}/ci/lint?content_ref=${ref}`;
  const what = `checking the CI file of ${projectName(project)}`;
  return call(gitlab, { path, what, credential }, (json) => resultRow.parse(json), signal);
}
