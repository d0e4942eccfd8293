import { CATALOGUE } from "../../shared/errors/catalogue.ts";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { TokensDeed } from "../commands/tokens.ts";

/** A refusal of GitLab's with what to do about it where trigger tokens are managed; an error that has more to say as it is. */
export function explainRefusal(error: unknown, deed: TokensDeed["kind"]): unknown {
  if (!isCoded(error) || error.hint !== CATALOGUE[error.code].hint) return error;
  const hint = hintOf(error, deed);
  if (hint === undefined) return error;
  return new CodedError(error.code, error.message, {
    hint,
    ...(error.cause === undefined ? {} : { cause: error.cause }),
    ...(error.status === undefined ? {} : { status: error.status }),
  });
}

function hintOf({ code, status }: CodedError, deed: TokensDeed["kind"]): string | undefined {
  switch (code) {
    case "GITLAB_TOKEN_REJECTED":
      return "GitLab does not know the access token: it is mistyped, revoked or expired, or of another server. Create one with the scope api; `sluice doctor` tells what a token is good for.";
    case "GITLAB_FORBIDDEN":
      return deed === "update"
        ? "Only the trigger token's owner may describe it anew, with an access token of their own (scope api) and the role Maintainer. Or create a new token and revoke this one."
        : "Managing trigger tokens takes the scope api, and at least the role Maintainer in the project: `sluice doctor` tells which of them is missing.";
    case "GITLAB_NOT_FOUND":
      if (deed === "update") return "Look for the token's id with `sluice tokens list`.";
      return "The project does not exist, or the access token's owner may not know that it does: check `project` (id or full path), and that the owner is a Maintainer of it.";
    case "GITLAB_CONNECTION_LOST":
    case "GITLAB_DEADLINE":
    case "GITLAB_SERVER_ERROR":
      return deed === "create"
        ? "The token may have been created: look with `sluice tokens list`, and revoke it there before creating another one."
        : undefined;
    case "GITLAB_REQUEST_REFUSED":
      if (status === 412)
        return "Somebody has changed the token since it was looked at: look again with `sluice tokens list`.";
      return deed === "create"
        ? "Read GitLab's own words in the message; most often `--expires-at` is later than this GitLab lets tokens live."
        : undefined;
    default:
      return undefined;
  }
}
