import { type CodedError } from "../../shared/errors/coded-error.ts";
import { statusText } from "../../shared/gitlab/pipeline.ts";
import { exitCodeOf } from "../outcome.ts";
import { STEP_RESULT_SCHEMA, type StepResult } from "../step-result.ts";
import type { Ending } from "./ending.ts";

/**
 * A run's end as the one JSON object that `result` and `--json` give.
 *
 * A failure of ours beside a downstream pipeline that did not succeed does not change the exit code: the pipeline's own
 * end is the news.
 */
export function toResult(ending: Ending): StepResult {
  const { outcome, artifacts } = ending;
  const pipeline = ending.root?.pipeline;
  const error = outcome.kind === "error" ? outcome.error : ending.beside;
  return {
    schema: STEP_RESULT_SCHEMA,
    outcome: outcome.kind,
    exitCode: exitCodeOf(outcome, ending.failOn),
    ...(pipeline === undefined
      ? {}
      : {
          pipeline: {
            id: pipeline.id,
            projectId: pipeline.projectId,
            webUrl: pipeline.webUrl,
            status: statusText(pipeline.status),
            ref: pipeline.ref,
            sha: pipeline.sha,
          },
        }),
    ...(artifacts === undefined ? {} : { artifacts }),
    ...(error === undefined ? {} : { error: errorFields(error) }),
  };
}

/** GitHub takes outputs of 1 MB in all from a job, counted at two bytes a character; the half of one half is ours. */
const LONGEST_OUTPUT = 250_000;

/** A result as the text of an output: when it would be too long, it names as many files as fit and says how many are left out. */
export function resultOutput(result: StepResult): string {
  const whole = JSON.stringify(result);
  const { artifacts } = result;
  if (whole.length <= LONGEST_OUTPUT || artifacts === undefined) return whole;
  const without = JSON.stringify({
    ...result,
    artifacts: { ...artifacts, files: [], leftOut: artifacts.files.length },
  });
  let room = LONGEST_OUTPUT - without.length;
  const fitting = artifacts.files.findIndex((file) => {
    room -= JSON.stringify(file).length + 1;
    return room < 0;
  });
  const files = artifacts.files.slice(0, Math.max(0, fitting));
  return JSON.stringify({
    ...result,
    artifacts: { ...artifacts, files, leftOut: artifacts.files.length - files.length },
  });
}

function errorFields(error: CodedError): NonNullable<StepResult["error"]> {
  return { code: error.code, message: error.message, hint: error.hint };
}
