import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { type Credential, isUserCredential } from "../../shared/gitlab/auth.ts";
import { createPipeline } from "../../shared/gitlab/create-pipeline.ts";
import { explainNotFound } from "../../shared/gitlab/explain.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { triggerPipeline } from "../../shared/gitlab/triggers.ts";
import type { StartCredential } from "../model/new-pipeline.ts";

/**
 * A name that no branch, tag or other ref can have: git forbids the colon (git-check-ref-format). So there is no project in
 * which this starts anything.
 */
const NO_REF = "sluice-doctor:no-such-ref";

/**
 * How far GitLab gets with a start that cannot be one, as the error it ends with: GITLAB_REF_NOT_FOUND when nothing else is
 * in the way.
 *
 * GitLab checks the token, then the variables, then who starts, and only then the ref, and stores nothing when one of them
 * is wrong (app/services/ci/create_pipeline_service.rb, SEQUENCE). Limits on how many pipelines are created come later, so
 * that none is used up. Variables go along by name alone, without their values. Throws the signal's reason only.
 */
export async function probeStart(
  gitlab: GitLab,
  order: {
    readonly project: ProjectRef;
    readonly by: StartCredential;
    readonly variables: readonly string[];
    readonly readers: readonly Credential[];
  },
  signal: AbortSignal,
): Promise<CodedError> {
  const { project, by, variables, readers } = order;
  try {
    await start(gitlab, project, by, variables, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!isCoded(error)) throw error;
    if (isUserCredential(by)) return error;
    return await explainNotFound(gitlab, { project, ref: NO_REF, credential: by }, error, readers, signal);
  }
  return new CodedError(
    "INTERNAL",
    "What answers says that it has started a pipeline on a ref that cannot exist: it is no GitLab.",
    { hint: "Look at the project's pipelines, and tell us which server this is, please." },
  );
}

async function start(
  gitlab: GitLab,
  project: ProjectRef,
  by: StartCredential,
  variables: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (isUserCredential(by)) {
    const listed = variables.map((key) => ({ key, value: "", type: "env_var" as const }));
    const wanted = listed.length === 0 ? {} : { variables: listed };
    await createPipeline(gitlab, { project, ref: NO_REF, credential: by, ...wanted }, signal);
    return;
  }
  const map = Object.fromEntries(variables.map((name) => [name, ""]));
  const wanted = variables.length === 0 ? {} : { variables: map };
  await triggerPipeline(gitlab, { project, ref: NO_REF, credential: by, ...wanted }, signal);
}
