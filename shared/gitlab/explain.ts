import type { CodedError } from "../errors/coded-error.ts";
import type { Credential } from "./auth.ts";
import type { GitLab } from "./http.ts";
import type { TriggerOrder } from "./triggers.ts";

/**
 * A trigger call's 404 told apart as far as the evidence goes: GITLAB_PROJECT_NOT_FOUND, GITLAB_TRIGGER_TOKEN_UNKNOWN,
 * GITLAB_JOB_TOKEN_NOT_ALLOWED, or the error as it came when nothing more can be learnt. Never throws, save when aborted.
 *
 * @param readers further credentials at hand, tried in order; a look without any credential comes last by itself
 */
export function explainNotFound(
  _gitlab: GitLab,
  _order: Pick<TriggerOrder, "project" | "ref" | "credential">,
  _error: CodedError,
  _readers: readonly Credential[],
  _signal?: AbortSignal,
): Promise<CodedError> {
  throw new Error("Being written.");
}
