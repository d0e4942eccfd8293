import { CodedError } from "../../shared/errors/coded-error.ts";
import { isPassing } from "../../shared/gitlab/passing.ts";
import type { Job, Pipeline } from "../../shared/gitlab/pipeline.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { within } from "../../shared/time/within.ts";
import { jobsDue, type LastListing } from "./jobs-due.ts";
import { jobProgress, type ProgressLine } from "./progress.ts";

/** What showing the jobs' progress stands on. */
export interface JobsShowDeps {
  readonly clock: Clock;
  /** The pipeline's jobs; undefined when no credential may list them. */
  readonly listJobs: (signal: AbortSignal) => Promise<readonly Job[] | undefined>;
  readonly tell: (line: ProgressLine) => void;
}

/** The moment of a listing within the wait. */
export interface Moment {
  readonly waitedMs: number;
  readonly leftMs: number;
  /** Whether the pipeline has settled, so that no look is waiting behind the listing. */
  readonly isLast: boolean;
}

/** The longest wait for a list of jobs, which is only shown: the end of the pipeline is not noticed meanwhile. */
const LONGEST_LISTING_MS = 15_000;
/** The same once there is nothing left to notice: what failed is told from this list. */
const LAST_LISTING_MS = 30_000;

/** Tells what has changed about a pipeline's jobs, whenever a listing is worth its calls. */
export class JobsShow {
  readonly #deps: JobsShowDeps;
  #last: (LastListing & { readonly jobs: readonly Job[] }) | undefined;

  constructor(deps: JobsShowDeps) {
    this.#deps = deps;
  }

  /** As last listed. */
  get latest(): readonly Job[] | undefined {
    return this.#last?.jobs;
  }

  /** Lists the jobs when that is due, and tells a line per change. A passing fault is let go: progress is a courtesy. */
  async show(seen: Pipeline, { waitedMs, leftMs, isLast }: Moment, signal: AbortSignal): Promise<void> {
    if (!jobsDue(this.#last, seen, waitedMs)) return;
    const { clock, listJobs, tell } = this.#deps;
    const tooLate = () => new CodedError("GITLAB_DEADLINE", `GitLab did not list the jobs of pipeline ${seen.id}.`);
    // Half of what is left, so that a list that never comes leaves time for another look.
    const limitMs = isLast ? LAST_LISTING_MS : Math.min(LONGEST_LISTING_MS, leftMs / 2);
    const before = this.#last?.jobs ?? [];
    // Also when it fails: the next try is due when the next list would have been.
    this.#last = { atMs: waitedMs, pipeline: seen, jobs: before };
    try {
      const jobs = await within(clock, limitMs, tooLate, listJobs, signal);
      if (jobs === undefined) return;
      for (const line of jobProgress(before, jobs)) tell(line);
      this.#last = { atMs: waitedMs, pipeline: seen, jobs };
    } catch (error) {
      signal.throwIfAborted();
      // Whether GitLab is out of reach is found out by the next look.
      if (!isPassing(error)) throw error;
    }
  }
}
