import type { ForgeAnswer } from "../exchange.ts";
import type { StatusState } from "./commit-status.ts";
import { fittingKey } from "./fitting-key.ts";
import type { StatusDialect } from "./status-dialect.ts";

const STATES: Readonly<Record<StatusState, string>> = {
  pending: "pending",
  running: "running",
  success: "success",
  failed: "failed",
  error: "failed",
  canceled: "canceled",
  skipped: "skipped",
};

/** Columns of GitLab's table of jobs, which a status becomes a row of. */
const MOST_TEXT = 255;

/**
 * GitLab: docs.gitlab.com/api/commits (commit status) and app/services/ci/create_commit_status_service.rb.
 *
 * A status is a job of the newest pipeline of commit and ref, or of a new one with the source `external`. Statuses follow GitLab's
 * own state machine: what a job may not move to is a 400 "Cannot transition status", and so is, in most versions, the state it has.
 */
export const gitlabStatuses: StatusDialect = {
  calls({ repository, repositoryId }, { sha, ref, state, url, description, context }) {
    const project = repositoryId !== undefined && /^\d+$/.test(repositoryId) ? repositoryId : projectOf(repository);
    if (project === undefined) return undefined;
    const json = {
      state: STATES[state],
      name: fittingKey(context, MOST_TEXT),
      ref: ref.replace(/^refs\/(?:heads|tags)\//, ""),
      description,
      ...(url.length > MOST_TEXT ? {} : { target_url: url }),
    };
    return [{ path: `api/v4/projects/${project}/statuses/${sha}`, json }];
  },
  standsAlready: ({ status, body }: ForgeAnswer) =>
    status === 400 && Buffer.from(body).toString("utf8").includes("Cannot transition status"),
  headers: ({ api }) => ({ "PRIVATE-TOKEN": api.token.reveal() }),
  permission:
    "the scope api, of somebody who is at least Developer in the project, and may push where the ref is protected",
};

function projectOf(path: string): string | undefined {
  const names = path.split("/");
  const isPath = names.length >= 2 && names.every((name) => /^[^/]+$/.test(name) && name !== "." && name !== "..");
  return isPath && path.isWellFormed() ? encodeURIComponent(path) : undefined;
}
