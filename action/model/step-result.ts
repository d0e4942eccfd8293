import type { Outcome } from "./outcome.ts";
import type { TestTotals } from "./test-summary.ts";

/** The schema a `StepResult` follows; a change that could break a reader gets a new number. */
export const STEP_RESULT_SCHEMA = "sluice/step-result@1";

/** One file that was brought back. */
export interface ResultFile {
  /** Relative to the result's `artifacts.path`, with forward slashes. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Where it points, when it is a symbolic link. */
  readonly linkTo?: string;
  /** The name of the job that published it. */
  readonly job: string;
  readonly jobId: number;
}

/** One job that failed. */
export interface ResultJob {
  readonly id: number;
  readonly name: string;
  readonly stage: string;
  readonly webUrl: string;
  /** As GitLab spells it, `script_failure` for example; absent where GitLab gives none. */
  readonly reason?: string;
  /** The full path of its project. */
  readonly project: string;
}

/** One pipeline of the tree. */
export interface ResultPipeline {
  readonly id: number;
  readonly projectId: number;
  readonly webUrl: string;
  /** As last seen, spelled as GitLab does. */
  readonly status: string;
  readonly ref: string;
  readonly sha: string;
  /** The pipeline whose trigger job started it, and that job's name; absent for the root. */
  readonly parent?: { readonly id: number; readonly job: string };
}

/** Everything about a run of the step as plain JSON: the `result` output and what `--json` prints. */
export interface StepResult {
  readonly schema: typeof STEP_RESULT_SCHEMA;
  readonly outcome: Outcome["kind"];
  readonly exitCode: number;
  /** Absent when no pipeline was created, or when it is unknown whether one was. */
  readonly pipeline?: {
    readonly id: number;
    readonly projectId: number;
    readonly webUrl: string;
    /** As last seen, spelled as GitLab does. */
    readonly status: string;
    readonly ref: string;
    readonly sha: string;
  };
  /**
   * How the run came by the pipeline: it made it, found it by its marker after GitLab's answer was lost, went on with that of
   * an earlier attempt at the same CI job, or was given it. Absent as `pipeline` is.
   */
  readonly how?: "created" | "adopted" | "resumed" | "given";
  /** From when the run came by the pipeline to the end. Absent as `pipeline` is. */
  readonly waitedMs?: number;
  /** How often what had failed was retried; absent when nothing was waited for. */
  readonly retried?: number;
  /** Why it ended so, in words for people; absent when there is nothing to add to the end itself. */
  readonly why?: string;
  /** Every pipeline that was followed, the one above first, parents before children. Absent as `pipeline` is. */
  readonly pipelines?: readonly ResultPipeline[];
  /** The jobs that made it fail, in all pipelines. Absent as `pipeline` is, as all of the following. */
  readonly failedJobs?: readonly ResultJob[];
  /** The jobs that failed and were allowed to. */
  readonly warnings?: readonly ResultJob[];
  /** Absent when there are none, or when they may not be read. */
  readonly tests?: TestTotals;
  /** Absent unless pipelines were to be cancelled; `verified` when looks have shown that none of them runs on. */
  readonly cancellation?: { readonly verified: boolean; readonly text: string };
  /** Absent unless artifacts were brought back. */
  readonly artifacts?: {
    /** Absolute. */
    readonly path: string;
    readonly count: number;
    readonly files: readonly ResultFile[];
    /** How many files `files` does not name, because an output may not be that long; sluice-artifacts.json names all. */
    readonly leftOut?: number;
  };
  /** What went wrong on our side; also present beside a downstream failure when the artifacts could not be brought back. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}
