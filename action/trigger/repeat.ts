import type { ErrorCode } from "../../shared/errors/catalogue.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { triggerFault } from "../../shared/gitlab/trigger-fault.ts";
import { nextDelayMs, READ_RETRY, type RetryPolicy } from "../../shared/retry/policy.ts";

/** GitLab counts pipeline creations per minute (application setting `pipeline_limit_per_project_user_sha`). */
const CREATION_LIMIT: RetryPolicy = { maxAttempts: 5, baseMs: 20_000, maxMs: 60_000, maxRetryAfterMs: 120_000 };

/** Also proof that nothing was created, but nothing a few seconds would change. */
const LASTING: ReadonlySet<ErrorCode> = new Set(["GITLAB_REF_NOT_FOUND", "GITLAB_TLS_FAILED", "GITLAB_READ_ONLY"]);

/**
 * The pause before the trigger is sent once more, or "stop".
 *
 * It is sent once more only after an answer that proves that no pipeline was created and that passes by itself: no
 * connection, too many requests, the limit on pipeline creations. Whatever leaves it open is never repeated.
 *
 * @param attempt the attempt that just failed, from 1
 * @param random a number in [0, 1)
 */
export function repeatTriggerMs(error: unknown, attempt: number, random: number): number | "stop" {
  if (!(error instanceof CodedError) || triggerFault(error) !== "not-created") return "stop";
  const policy = error.code === "GITLAB_CREATION_RATE_LIMIT" ? CREATION_LIMIT : READ_RETRY;
  if (LASTING.has(error.code)) return "stop";
  return nextDelayMs(policy, attempt, random, error.retryAfterMs);
}
