import { isUserCredential } from "../../shared/gitlab/auth.ts";
import { createPipeline, type NewVariable } from "../../shared/gitlab/create-pipeline.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { tokenKind } from "../../shared/gitlab/token-kind.ts";
import { triggerPipeline } from "../../shared/gitlab/triggers.ts";
import type { StartCredential } from "../model/new-pipeline.ts";
import { type Marks, marksAsPayload, marksAsVariables } from "./marks.ts";

/** One pipeline to be asked for, on one ref. */
export interface Request {
  readonly project: ProjectRef;
  readonly ref: string;
  readonly by: StartCredential;
  readonly variables: readonly NewVariable[];
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Absent where GitLab takes none of ours. */
  readonly marks?: Marks;
}

/**
 * Asks for a pipeline once: by a trigger call where the token is for that, else through the pipelines API.
 *
 * @param leaving called right before any of the call can leave this machine; when it throws, nothing leaves
 */
export function send(gitlab: GitLab, request: Request, leaving: () => void, signal: AbortSignal): Promise<Pipeline> {
  const { project, ref, by, variables, marks } = request;
  const inputs = Object.keys(request.inputs).length > 0 ? { inputs: request.inputs } : {};
  if (isUserCredential(by)) {
    const taken = variables.map(({ key }) => key);
    const all = [...variables, ...(marks === undefined ? [] : marksAsVariables(marks, taken))];
    const given = all.length > 0 ? { variables: all } : {};
    return createPipeline(gitlab, { project, ref, credential: by, ...given, ...inputs, leaving }, signal);
  }
  const map = Object.fromEntries(variables.map(({ key, value }) => [key, value]));
  const given = variables.length > 0 ? { variables: map } : {};
  const payload = marks === undefined ? {} : { payload: marksAsPayload(marks) };
  return triggerPipeline(gitlab, { project, ref, credential: by, ...given, ...inputs, ...payload, leaving }, signal);
}

/** What a pipeline gives as its source when it was asked for with this token; undefined when that cannot be told. */
export function sourceOf(by: StartCredential): string | undefined {
  if (isUserCredential(by)) return "api";
  if (by.kind === "job-token") return "pipeline";
  // A job token is taken where a trigger token is, and some have no prefix that gives them away.
  return tokenKind(by.token.reveal()) === "a pipeline trigger token" ? "trigger" : undefined;
}
