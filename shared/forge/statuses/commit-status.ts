import type { Secret } from "../../text/secret.ts";

/**
 * How the work about a commit stands, in words that every forge's own can be told by.
 *
 * `failed` is the verdict of what has run, `error` that nothing could run.
 */
export type StatusState = "pending" | "running" | "success" | "failed" | "error" | "canceled" | "skipped";

/** One status of one commit. A forge shows the latest of each context. */
export interface CommitStatus {
  /** The whole commit id. */
  readonly sha: string;
  /** The branch or tag it was pushed to, in full: `refs/heads/main`. */
  readonly ref: string;
  readonly state: StatusState;
  /** What tells this status from others about the commit. */
  readonly context: string;
  /** One line for the author of the commit; no forge takes more than `MOST_DESCRIPTION`. */
  readonly description: string;
  /** Where the work can be looked at; absolute. */
  readonly url: string;
}

/** Where a commit lives, and who writes there. */
export interface StatusPlace {
  readonly api: {
    /** GitHub: the API's root. Everyone else: the server's address. Without a slash at its end. */
    readonly url: string;
    readonly token: Secret;
    /** With it the token is a password. */
    readonly username?: string;
  };
  /** `owner/name`; on GitLab of any depth. */
  readonly repository: string;
  readonly repositoryId?: string;
}

/**
 * Characters of a description: GitHub's limit, the lowest of all. It answers 422 to more ("description is too long (maximum is 140
 * characters)").
 */
export const MOST_DESCRIPTION = 140;
