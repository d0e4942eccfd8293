import { printable } from "../text/printable.ts";
import { credentialName, secretsOf, type UserCredential } from "./auth.ts";
import { projectName, readAnswer } from "./call.ts";
import { creationRefusalOf } from "./creation-refusal.ts";
import type { GitLab } from "./http.ts";
import type { Pipeline, ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { parsePipeline } from "./wire.ts";

/** A variable of a pipeline; one of type `file` reaches jobs as the path of a file with this text. */
export interface NewVariable {
  readonly key: string;
  readonly value: string;
  readonly type: "env_var" | "file";
}

/** One pipeline to be started through the pipelines API. */
export interface CreateOrder {
  readonly project: ProjectRef;
  /** A branch or tag of the project, not a commit. */
  readonly ref: string;
  readonly credential: UserCredential;
  readonly variables?: readonly NewVariable[];
  /** Pipeline inputs (`spec: inputs`), in their own types. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Called right before any of the call can leave this machine; when it throws or rejects, nothing leaves and the call fails with that. */
  readonly leaving?: () => void | Promise<void>;
}

/**
 * Starts a pipeline through the pipelines API (`POST /projects/:id/pipeline`), as a user.
 *
 * Sent once: the call is no more idempotent than a trigger call, and `triggerFault` says what a failure means here too.
 * Unlike a trigger call it stores nothing when GitLab refuses (lib/api/ci/pipelines.rb, `save_on_errors: false`).
 */
export async function createPipeline(gitlab: GitLab, order: CreateOrder, signal?: AbortSignal): Promise<Pipeline> {
  const { project, ref, credential, variables, inputs, leaving } = order;
  // The name of the credential follows in messages about refusals.
  const what = `creating a pipeline of ${projectName(project)} at ref ${printable(ref, 200)}`;
  const body = JSON.stringify({
    ref,
    ...(variables === undefined
      ? {}
      : { variables: variables.map(({ key, value, type }) => ({ key, value, variable_type: type })) }),
    ...(inputs === undefined ? {} : { inputs }),
  });
  const answer = await gitlab.send(
    {
      method: "POST",
      path: route`projects/${project}/pipeline`,
      what,
      credential,
      body,
      refusal: creationRefusalOf,
      ...(leaving === undefined ? {} : { leaving }),
    },
    signal,
  );
  return readAnswer(answer, `${what} ${credentialName(credential)}`, parsePipeline, secretsOf(credential));
}
