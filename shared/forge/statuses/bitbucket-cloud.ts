import type { StatusState } from "./commit-status.ts";
import { fittingKey } from "./fitting-key.ts";
import { loginHeader } from "./login-header.ts";
import { pathSegments } from "./path-segments.ts";
import type { StatusDialect } from "./status-dialect.ts";

const STATES: Readonly<Record<StatusState, string>> = {
  pending: "INPROGRESS",
  running: "INPROGRESS",
  success: "SUCCESSFUL",
  skipped: "SUCCESSFUL",
  failed: "FAILED",
  error: "FAILED",
  canceled: "STOPPED",
};

/** "key: Ensure this value has at most 40 characters", says the 400 to a longer one. */
const MOST_KEY = 40;

/**
 * Bitbucket Cloud: developer.atlassian.com/cloud/bitbucket/rest/api-group-commit-statuses. A status with the same key is overwritten.
 * The URL is required, and must be one that other machines can know: 400 "Enter a valid URL." to a bare host name.
 */
export const bitbucketCloudStatuses: StatusDialect = {
  calls({ repository }, { sha, state, url, description, context }) {
    const names = pathSegments(repository, 2);
    if (names === undefined) return undefined;
    const json = { key: fittingKey(context, MOST_KEY), state: STATES[state], name: context, description, url };
    return [{ path: `2.0/repositories/${names.join("/")}/commit/${sha}/statuses/build`, json }];
  },
  headers: loginHeader,
  permission:
    "the scope repository (of an API token write:repository:bitbucket), of somebody who may write to the repository",
};
