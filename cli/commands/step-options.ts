import type { GivenInputs } from "./input-options.ts";
import type { SpeechOptions } from "./speech-options.ts";

/** What the options of a command that runs the step came to. */
export interface StepOptions extends GivenInputs, SpeechOptions {
  /** A file that outputs are appended to as a dotenv report. */
  readonly dotenv?: string;
}

/** What only starting a pipeline takes. */
export interface TriggerOptions extends StepOptions {
  /** `NAME=value`, as often as given. */
  readonly variable: readonly string[];
  /** `name=text`, as often as given. */
  readonly input: readonly string[];
  /** `NAME=path`, as often as given. */
  readonly fileVariable: readonly string[];
  /** Files that hold the maps `variables` and `inputs`. */
  readonly variablesFile?: string;
  readonly inputsFile?: string;
}

/** What `sluice wait` came to. */
export interface WaitOptions extends StepOptions {
  /** A URL or an id; absent when it is left to the environment. */
  readonly pipeline?: string;
}

/** What --json prints of the step. */
export const STEP_JSON =
  "Print JSON on standard output: each event as a line, and last the result; progress goes to standard error.";

/** What --dotenv is for. */
export const DOTENV = "In a GitLab job: write the outputs to this file, for `artifacts: reports: dotenv`.";
