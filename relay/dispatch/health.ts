import { isCoded } from "../../shared/errors/coded-error.ts";
import type { Health } from "./breaker.ts";
import type { AttemptResult } from "./decide.ts";
import type { LookResult } from "./decide-look.ts";
import { MOST_RETRY_AFTER_MS } from "./next-pause.ts";

/**
 * What a result tells about the GitLab it came from.
 *
 * It fails when it cannot be reached, breaks off, takes too long, answers 5xx, or when something answers in its place. Any answer
 * about one project, ref or token shows that it works. A 429 counts by the address of the relay, so it speaks for every call to
 * that GitLab: with a pause it is kept by all of them, without one it is a failure. A look that is answered does not show that calls
 * work: a GitLab under maintenance answers reads.
 */
export function healthOf(result: AttemptResult | LookResult): Health {
  switch (result.kind) {
    case "created":
      return { kind: "works" };
    case "found":
    case "not-there":
    case "hidden":
    case "kept-back":
    case "not-sent":
    case "blind":
      return { kind: "untold" };
    case "failed":
      return healthBy(result.error);
  }
}

function healthBy(error: unknown): Health {
  // Told to end.
  if (!isCoded(error)) return { kind: "untold" };
  const askedMs = error.retryAfterMs === undefined ? undefined : Math.min(error.retryAfterMs, MOST_RETRY_AFTER_MS);
  switch (error.code) {
    case "INTERNAL":
      return { kind: "untold" };
    case "GITLAB_RATE_LIMITED":
      if (askedMs === undefined) return { kind: "fails" };
      return askedMs === 0 ? { kind: "works" } : { kind: "asks-for-pause", ms: askedMs };
    case "GITLAB_UNREACHABLE":
    case "GITLAB_TLS_FAILED":
    case "GITLAB_CONNECTION_LOST":
    case "GITLAB_DEADLINE":
    case "GITLAB_SERVER_ERROR":
    case "GITLAB_READ_ONLY":
      return askedMs === undefined ? { kind: "fails" } : { kind: "fails", askedMs };
    case "GITLAB_ANSWER_UNREADABLE":
    case "GITLAB_ANSWER_TOO_LARGE":
      return isRefusal(error.status) ? { kind: "works" } : { kind: "fails" };
    default:
      return { kind: "works" };
  }
}

function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 300 && status < 500;
}
