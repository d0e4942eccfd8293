import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { PipelineNode } from "../tree.ts";
import { type Details, NO_DETAILS } from "./details.ts";

/** What gathering stands on. */
export interface DetailsDeps {
  readonly gitlab: GitLab;
  readonly clock: Clock;
}

/** What to gather. */
export interface DetailsOrder {
  /** The tree as last seen. */
  readonly root: PipelineNode;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
  readonly jobLogs: "none" | "failed" | "all";
  /** Whether earlier runs of retried jobs are wanted: for a page that shows them. */
  readonly retriedJobs: boolean;
}

/**
 * Fetches what a report shows beside the tree itself.
 *
 * Never throws and takes a bounded time: a report is made with what there is. Gives nothing once `signal` has aborted.
 */
export function gatherDetails(_deps: DetailsDeps, _order: DetailsOrder, _signal: AbortSignal): Promise<Details> {
  return Promise.resolve(NO_DETAILS);
}
