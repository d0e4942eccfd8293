import { CodedError, isCoded } from "../errors/coded-error.ts";
import { ANONYMOUS, type Credential, credentialName, isUserCredential, tokenName } from "./auth.ts";
import { projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { canTrigger, tokenKind } from "./token-kind.ts";
import { listTriggerTokens } from "./trigger-tokens.ts";
import type { TriggerOrder } from "./triggers.ts";

/**
 * A trigger call's 404 told apart as far as the evidence goes: GITLAB_PROJECT_NOT_FOUND, GITLAB_TRIGGER_TOKEN_UNKNOWN,
 * GITLAB_JOB_TOKEN_NOT_ALLOWED, or the error as it came when nothing more can be learnt. Never throws, save when aborted.
 *
 * A token whose prefix says that it never triggers needs no look. Otherwise somebody who can see the project proves that
 * the token is at fault; an access token that works but cannot see it speaks for a wrong project. What a look without any
 * token does not find proves nothing: the project may be private.
 *
 * @param readers further credentials at hand, tried in order; a look without any comes last by itself
 */
export async function explainNotFound(
  gitlab: GitLab,
  order: Pick<TriggerOrder, "project" | "ref" | "credential">,
  error: CodedError,
  readers: readonly Credential[],
  signal?: AbortSignal,
): Promise<CodedError> {
  if (!isCoded(error, "GITLAB_TRIGGER_NOT_FOUND")) return error;
  const { project, credential } = order;
  const kind = tokenKind(credential.token.reveal());
  if (!canTrigger(kind))
    return unknownToken(
      order,
      error,
      `the token given as ${tokenName(credential.kind)} is ${kind}, which never triggers anything`,
    );
  for (const reader of [...readers, ANONYMOUS]) {
    const sight = await look(gitlab, reader, project, signal);
    if (sight === "seen") {
      if (credential.kind === "job-token" || kind === "a job token") return jobTokenShutOut(order, error, reader);
      const expiry = await expiryOf(gitlab, reader, order, signal);
      return unknownToken(order, error, expiry ?? `the project is there ${credentialName(reader)}`);
    }
    if (sight === "hidden" && isUserCredential(reader)) return projectMissing(order, error, reader);
  }
  return error;
}

/** What a credential learns of the project. A job token is let in by few routes, so that "hidden" says nothing for it. */
async function look(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  signal: AbortSignal | undefined,
): Promise<"seen" | "hidden" | "unclear"> {
  const what = `looking for ${projectName(project)}`;
  try {
    await gitlab.send({ method: "GET", path: route`projects/${project}`, what, credential, retry: ONCE }, signal);
    return "seen";
  } catch (error) {
    signal?.throwIfAborted();
    return isCoded(error, "GITLAB_NOT_FOUND") ? "hidden" : "unclear";
  }
}

/** An explanation is not worth a wait. */
const ONCE = { maxAttempts: 1, baseMs: 0, maxMs: 0, maxRetryAfterMs: 0 } as const;

/** Whether the trigger token is one of the project's that has expired: only its owner sees it whole. */
async function expiryOf(
  gitlab: GitLab,
  reader: Credential,
  order: Pick<TriggerOrder, "project" | "credential">,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (!isUserCredential(reader)) return undefined;
  try {
    const tokens = await listTriggerTokens(gitlab, reader, order.project, signal);
    const ours = tokens.find(({ token }) => token === order.credential.token.reveal());
    if (ours?.expiresAt === undefined || Date.parse(ours.expiresAt) > gitlab.deps.clock.now().getTime())
      return undefined;
    return `the token is the project's trigger token ${ours.id}, which expired at ${ours.expiresAt}`;
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}

function unknownToken(order: Pick<TriggerOrder, "project">, error: CodedError, why: string): CodedError {
  return narrowed("GITLAB_TRIGGER_TOKEN_UNKNOWN", order, error, why);
}

function jobTokenShutOut(order: Pick<TriggerOrder, "project">, error: CodedError, reader: Credential): CodedError {
  const why = `the project is there ${credentialName(reader)}, so it does not let the job token in`;
  return narrowed("GITLAB_JOB_TOKEN_NOT_ALLOWED", order, error, why);
}

function projectMissing(order: Pick<TriggerOrder, "project">, error: CodedError, reader: Credential): CodedError {
  const why = `there is no such project ${credentialName(reader)} either`;
  const hint =
    "Check the project's id or full path (group/subgroup/name, without the host), that the token's owner is a member, and that `host` has the path GitLab stands below, if there is one.";
  return narrowed("GITLAB_PROJECT_NOT_FOUND", order, error, why, hint);
}

function narrowed(
  code: "GITLAB_TRIGGER_TOKEN_UNKNOWN" | "GITLAB_JOB_TOKEN_NOT_ALLOWED" | "GITLAB_PROJECT_NOT_FOUND",
  { project }: Pick<TriggerOrder, "project">,
  cause: CodedError,
  why: string,
  hint?: string,
): CodedError {
  const message = `GitLab answered 404 to triggering a pipeline on ${projectName(project)}, and ${why}.`;
  const status = cause.status === undefined ? {} : { status: cause.status };
  return new CodedError(code, message, { cause, ...status, ...(hint === undefined ? {} : { hint }) });
}
