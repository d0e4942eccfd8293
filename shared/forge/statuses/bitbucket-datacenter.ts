import type { ForgeAnswer } from "../exchange.ts";
import type { CommitStatus, StatusState } from "./commit-status.ts";
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
  canceled: "CANCELLED",
};

/** All fields of the older call, save the URL, which may have 450. */
const MOST_TEXT = 255;

/**
 * Bitbucket Data Center: the builds of a repository's commit (7.4 and newer), and for older servers the build status of a commit
 * in whatever repository (developer.atlassian.com/server/bitbucket, "Updating build status for commits"; REST reference,
 * build-status). The older one knows three states, and takes any commit id, whether there is such a commit or not: so it is
 * called only where the first call is not known at all.
 */
export const bitbucketDataCenterStatuses: StatusDialect = {
  calls({ repository }, status) {
    const names = pathSegments(repository, 2);
    if (names === undefined) return undefined;
    const [project, slug] = names;
    const state = STATES[status.state];
    const json = buildOf(status);
    // Which pull requests a build is shown at goes by the branch it is for.
    const branch = status.ref.startsWith("refs/heads/") ? { ref: status.ref } : {};
    return [
      {
        path: `rest/api/latest/projects/${project}/repos/${slug}/commits/${status.sha}/builds`,
        json: { ...json, ...branch, state },
      },
      {
        path: `rest/build-status/1.0/commits/${status.sha}`,
        json: { ...json, state: state === "CANCELLED" ? "FAILED" : state },
      },
    ];
  },
  unknownCall: isUnknownCall,
  headers: loginHeader,
  permission: "the permission to read the repository; a repository's or project's HTTP access token will do",
};

function buildOf({ context, description, url }: CommitStatus) {
  const key = fittingKey(context, MOST_TEXT);
  return { key, name: key, description, url };
}

/** A 404 about a project, a repository or a commit names an exception of Bitbucket's; one about the address names none of them. */
function isUnknownCall({ status, body }: ForgeAnswer): boolean {
  if (status === 405) return true;
  return status === 404 && !/"exceptionName"\s*:\s*"com\.atlassian\./.test(Buffer.from(body).toString("utf8"));
}
