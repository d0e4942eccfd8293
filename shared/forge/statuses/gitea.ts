import { GITHUB_STATES } from "./github.ts";
import { pathSegments } from "./path-segments.ts";
import type { StatusDialect } from "./status-dialect.ts";

/**
 * Gitea and Forgejo: `repoCreateStatus` of their API, GitHub's words below /api/v1. Texts of any length. A commit that is not there
 * is a 500 in most versions (routers/api/v1/repo/status.go), and so cannot be told from a server that is unwell.
 */
export const giteaStatuses: StatusDialect = {
  calls({ repository }, { sha, state, url, description, context }) {
    const names = pathSegments(repository, 2);
    if (names === undefined) return undefined;
    const json = { state: GITHUB_STATES[state], target_url: url, description, context };
    return [{ path: `api/v1/repos/${names.join("/")}/statuses/${sha}`, json }];
  },
  headers: ({ api }) => ({ authorization: `token ${api.token.reveal()}` }),
  permission: "the scope write:repository, of a user who may write to the repository",
};
