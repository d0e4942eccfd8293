import type { Credential } from "./auth.ts";
import { call, projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import { listAll } from "./paginate.ts";
import type { ProjectRef, TriggerToken } from "./pipeline.ts";
import { route } from "./route.ts";
import { parseTriggerToken } from "./wire.ts";

// All of these need an access token with the `api` scope of somebody who is at least Maintainer of the project.

/** The project's trigger tokens. All pages. */
export function listTriggerTokens(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  signal?: AbortSignal,
): Promise<readonly TriggerToken[]> {
  const path = route`projects/${project}/triggers`;
  const what = `listing the trigger tokens of ${projectName(project)}`;
  return listAll(gitlab, { path, what, credential }, parseTriggerToken, signal);
}

/** One trigger token. */
export function getTriggerToken(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  id: number,
  signal?: AbortSignal,
): Promise<TriggerToken> {
  const path = route`projects/${project}/triggers/${id}`;
  const what = `reading trigger token ${id} of ${projectName(project)}`;
  return call(gitlab, { path, what, credential }, parseTriggerToken, signal);
}

/** A trigger token to create. */
export interface NewTriggerToken {
  readonly description: string;
  /** ISO 8601; absent: it does not expire by itself. */
  readonly expiresAt?: string;
}

/** Creates a trigger token, which acts as its creator; the answer holds it whole. Never repeated. */
export function createTriggerToken(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  token: NewTriggerToken,
  signal?: AbortSignal,
): Promise<TriggerToken> {
  const path = route`projects/${project}/triggers`;
  const what = `creating a trigger token in ${projectName(project)}`;
  const { description, expiresAt } = token;
  const json = { description, ...(expiresAt === undefined ? {} : { expires_at: expiresAt }) };
  return call(gitlab, { method: "POST", path, what, credential, json }, parseTriggerToken, signal);
}

/** Gives a trigger token another description, which only its owner may do. */
export function updateTriggerToken(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  id: number,
  description: string,
  signal?: AbortSignal,
): Promise<TriggerToken> {
  const path = route`projects/${project}/triggers/${id}`;
  const what = `changing trigger token ${id} of ${projectName(project)}`;
  return call(gitlab, { method: "PUT", path, what, credential, json: { description } }, parseTriggerToken, signal);
}

/**
 * Revokes a trigger token for good.
 *
 * @param unchangedSince as GitLab gave it for `updatedAt`: GITLAB_REQUEST_REFUSED with status 412 when the token has been
 *   changed since. To the second, as HTTP's dates are.
 */
export async function revokeTriggerToken(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  id: number,
  signal?: AbortSignal,
  unchangedSince?: string,
): Promise<void> {
  const path = route`projects/${project}/triggers/${id}`;
  const what = `revoking trigger token ${id} of ${projectName(project)}`;
  const headers =
    unchangedSince === undefined ? {} : { headers: { "if-unmodified-since": nextSecond(unchangedSince) } };
  await gitlab.send({ method: "DELETE", path, what, credential, ...headers }, signal);
}

/** GitLab compares with the fraction of the second that HTTP's dates cannot tell (lib/api/helpers.rb, check_unmodified_since!). */
function nextSecond(instant: string): string {
  return new Date(Math.ceil(Date.parse(instant) / 1_000) * 1_000).toUTCString();
}
