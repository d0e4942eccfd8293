/** What to do about a pipeline that only waits for a person: settle as blocked, settle as succeeded, wait on, or start its jobs. */
export type OnManual = "fail" | "pass" | "wait" | "play";

/** Manual jobs to start: a glob over their names, and the variables they get. */
export interface PlayOrder {
  readonly job: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** How a pipeline is waited for. */
export interface WatchPolicy {
  /** From the first look on, retries and outages included. */
  readonly timeoutMs: number;
  /** How long the wait lasts while no job has begun; absent: as long as `timeoutMs`. */
  readonly startTimeoutMs?: number;
  /** How long GitLab may be out of reach at a stretch. */
  readonly outageBudgetMs: number;
  /** Absent: the adaptive schedule. */
  readonly pollIntervalMs?: number;
  /** Whether pipelines that trigger jobs have started are waited for as well. */
  readonly follow: boolean;
  /** Globs over job names; when there are any, only the jobs they match decide. */
  readonly waitForJobs: readonly string[];
  readonly onManual: OnManual;
  /** What `onManual: play` starts; empty: every job that blocks its pipeline. */
  readonly playJobs: readonly PlayOrder[];
  /** How often what has failed is retried. */
  readonly retries: number;
  /** Whether the wait ends as soon as a job has failed that may not, while others still run. */
  readonly stopOnFailure: boolean;
}
