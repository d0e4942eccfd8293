import type { Outcome } from "./outcome.ts";

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
