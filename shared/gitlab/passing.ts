import type { ErrorCode } from "../errors/catalogue.ts";
import { isCoded } from "../errors/coded-error.ts";

/** Failures that say nothing about what was asked for and pass by themselves: the network, a proxy, a GitLab that restarts. */
const PASSING: readonly ErrorCode[] = [
  "GITLAB_UNREACHABLE",
  "GITLAB_TLS_FAILED",
  "GITLAB_CONNECTION_LOST",
  "GITLAB_DEADLINE",
  "GITLAB_SERVER_ERROR",
  "GITLAB_RATE_LIMITED",
  // Maintenance pages come with all sorts of bodies, at times with status 200.
  "GITLAB_ANSWER_UNREADABLE",
  "GITLAB_ANSWER_TOO_LARGE",
];

/** Whether a failed read may be followed by another one. */
export function isPassing(error: unknown): boolean {
  // 408 is a proxy's word that time ran out.
  return isCoded(error, ...PASSING) || (isCoded(error, "GITLAB_REQUEST_REFUSED") && error.status === 408);
}
