import { CodedError, isCoded } from "../errors/coded-error.ts";

/**
 * Whether a failed read means that this credential cannot read this thing, so that another one should be tried.
 *
 * GitLab hides what a credential may not see behind 401, 403 or 404 as it pleases, differently by version and route.
 */
export function cannotRead(error: unknown): error is CodedError {
  if (!(error instanceof CodedError)) return false;
  // The storage behind GitLab has let nobody in by a token; another one would fare no better.
  if (error.code === "GITLAB_STORAGE_REFUSED") return false;
  if (error.status !== undefined) return error.status === 401 || error.status === 403 || error.status === 404;
  return isCoded(
    error,
    "GITLAB_TOKEN_REJECTED",
    "GITLAB_FORBIDDEN",
    "GITLAB_POLICY_REFUSED",
    "GITLAB_NOT_FOUND",
    "GITLAB_PROJECT_NOT_FOUND",
  );
}
