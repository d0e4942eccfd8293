import type { CodedError } from "../../shared/errors/coded-error.ts";
import type { Job, Pipeline, ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { FailOn, Outcome } from "../outcome.ts";
import type { StepResult } from "../step-result.ts";

/** The end of a run: everything the report is made of. */
export interface Ending {
  readonly outcome: Outcome;
  /** The ends the run fails on; absent when the inputs were not usable. */
  readonly failOn?: FailOn;
  /** As last seen; absent when none was created, or when that is unknown. */
  readonly pipeline?: Pipeline;
  /** As written in the inputs; absent when those were not usable. */
  readonly project?: ProjectRef;
  /** As last listed. */
  readonly jobs?: readonly Job[];
  readonly artifacts?: NonNullable<StepResult["artifacts"]>;
  /** What went wrong beside an outcome that is no error itself: artifacts that could not be brought back. */
  readonly beside?: CodedError;
  /** What became of the pipeline when the step was told to stop. */
  readonly cancellation?: string;
  /** From the trigger to the end. */
  readonly waitedMs?: number;
}
