import type { CodedError } from "../../shared/errors/coded-error.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { StepEvent } from "../model/event.ts";
import type { FailOn, Outcome } from "../model/outcome.ts";
import type { StepResult } from "../model/step-result.ts";
import type { TestSummary } from "../model/test-summary.ts";
import type { PipelineNode } from "../model/tree.ts";
import type { Details } from "./details.ts";

/** The end of a run: everything the report is made of. */
export interface Ending {
  readonly outcome: Outcome;
  /** The ends the run fails on; absent when the inputs were not usable. */
  readonly failOn?: FailOn;
  /** The pipelines as last seen; absent when none was created, or when that is unknown. */
  readonly root?: PipelineNode;
  /** How the run came by the pipeline; absent as `root` is. */
  readonly how?: Extract<StepEvent, { readonly kind: "pipeline" }>["how"];
  /** How often the step had failed jobs retried; absent or 0 when it did not. */
  readonly retries?: number;
  /** What was fetched for the report; absent when nothing was. */
  readonly details?: Details;
  /** The tests of all pipelines; absent when there are none, or when they may not be read. */
  readonly tests?: TestSummary;
  /** Names of the outputs that came from dotenv reports. */
  readonly dotenv?: readonly string[];
  /** As written in the inputs; absent when those were not usable. */
  readonly project?: ProjectRef;
  readonly artifacts?: NonNullable<StepResult["artifacts"]>;
  /** What went wrong beside an outcome that is no error itself: artifacts that could not be brought back. */
  readonly beside?: CodedError;
  /** What became of the pipeline when the step was told to stop. */
  readonly cancellation?: string;
  /** Whether looks have shown that nothing runs on after that. */
  readonly isCancelVerified?: boolean;
  /** From the trigger to the end. */
  readonly waitedMs?: number;
}
