import type { StatusState } from "./commit-status.ts";
import { fittingKey } from "./fitting-key.ts";
import { pathSegments } from "./path-segments.ts";
import type { StatusDialect } from "./status-dialect.ts";

/** GitLab's own integration cuts contexts for GitHub off there. */
const MOST_CONTEXT = 255;

/**
 * A canceled pipeline is an error and a skipped one a success, as in GitLab's own integration with GitHub
 * (ee/app/models/integrations/github/status_message.rb): a required check that is skipped is not to block for ever.
 */
export const GITHUB_STATES: Readonly<Record<StatusState, string>> = {
  pending: "pending",
  running: "pending",
  success: "success",
  skipped: "success",
  failed: "failure",
  error: "error",
  canceled: "error",
};

/**
 * GitHub: docs.github.com/rest/commits/statuses. At most 1,000 statuses per commit and context; the context is compared without
 * regard to case.
 */
export const githubStatuses: StatusDialect = {
  calls({ repository }, { sha, state, url, description, context }) {
    const names = pathSegments(repository, 2);
    if (names === undefined) return undefined;
    const json = {
      state: GITHUB_STATES[state],
      target_url: url,
      description,
      context: fittingKey(context, MOST_CONTEXT),
    };
    return [{ path: `repos/${names.join("/")}/statuses/${sha}`, json }];
  },
  headers: ({ api }) => ({
    authorization: `Bearer ${api.token.reveal()}`,
    accept: "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
  }),
  permission: "the permission `commit statuses: write` on the repository (of a classic token the scope repo:status)",
};
