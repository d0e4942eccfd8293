import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";

/**
 * What finds a pipeline again of whose creation nobody heard: noted right before the call leaves that may create it, for
 * whoever cleans up after a process that was killed before the answer.
 */
export interface Trace {
  readonly project: ProjectRef;
  /** As pipelines show it. */
  readonly ref: string;
  /** What the pipeline gives as its source; absent where that cannot be told. */
  readonly source?: string;
  /** What it carries, and no other one. */
  readonly marker: string;
  /** When the call left, by this machine's clock; ISO 8601. */
  readonly sentAt: string;
}

/** The same of a call whose pipeline carries no marker, since GitLab takes none from this token: nothing finds it again. */
export type UnmarkedTrace = Omit<Trace, "marker">;
