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
  const { outcome, pipeline, artifacts } = ending;
  const error = outcome.kind === "error" ? outcome.error : ending.beside;
  return {
    schema: STEP_RESULT_SCHEMA,
    outcome: outcome.kind,
    exitCode: exitCodeOf(outcome),
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

function errorFields(error: CodedError): NonNullable<StepResult["error"]> {
  return { code: error.code, message: error.message, hint: error.hint };
}
