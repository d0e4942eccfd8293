import { isCoded } from "../errors/coded-error.ts";

/** What a failed trigger POST says about the pipeline: see `triggerFault`. */
export type TriggerFault = "not-created" | "ambiguous" | "refused";

/**
 * What a failed trigger POST says about the pipeline.
 *
 * - `not-created`: certainly none exists and the cause may pass (no connection, TLS failure, 429, 503, the creation rate
 *   limit, an instance under maintenance, a ref that may still arrive by mirroring): safe to repeat.
 * - `ambiguous`: one may exist (408, 500, 502, 504, a connection lost after sending, a deadline, a 2xx that cannot be read, an
 *   abort, anything unforeseen): a repeat may start a second one. GitLab has no idempotency key for this call.
 * - `refused`: certainly none exists that could run, and a repeat would get the same answer.
 */
export function triggerFault(error: unknown): TriggerFault {
  if (!isCoded(error)) return "ambiguous";
  switch (error.code) {
    case "GITLAB_UNREACHABLE":
    case "GITLAB_TLS_FAILED":
    case "GITLAB_RATE_LIMITED":
    case "GITLAB_CREATION_RATE_LIMIT":
    case "GITLAB_REF_NOT_FOUND":
    case "GITLAB_READ_ONLY":
      return "not-created";
    case "GITLAB_SERVER_ERROR":
      return error.status === 503 ? "not-created" : "ambiguous";
    case "GITLAB_CONNECTION_LOST":
    case "GITLAB_DEADLINE":
    case "TRIGGER_AMBIGUOUS":
    case "TRIGGER_LOST":
    case "INTERNAL":
      return "ambiguous";
    // A proxy's word that time ran out, like 504; whether before GitLab had the call or after, it does not say.
    case "GITLAB_REQUEST_REFUSED":
      return error.status === 408 ? "ambiguous" : "refused";
    case "GITLAB_ANSWER_UNREADABLE":
    case "GITLAB_ANSWER_TOO_LARGE":
      return isRefusal(error.status) ? "refused" : "ambiguous";
    default:
      return "refused";
  }
}

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 300 && status < 500;
}
