import { type CodedError } from "../../shared/errors/coded-error.ts";
import { statusText } from "../../shared/gitlab/pipeline.ts";
import { exitCodeOf } from "../model/outcome.ts";
import { STEP_RESULT_SCHEMA, type StepResult } from "../model/step-result.ts";
import type { TestTotals } from "../model/test-summary.ts";
import type { Ending } from "./ending.ts";
import { resultFailedJobs, resultPipelines, resultWarnings } from "./result-tree.ts";
import { why } from "./why.ts";

/**
 * A run's end as the one JSON object that `result` and `--json` give.
 *
 * A failure of ours beside a downstream pipeline that did not succeed does not change the exit code: the pipeline's own
 * end is the news.
 */
export function toResult(ending: Ending): StepResult {
  const { outcome, artifacts, cancellation } = ending;
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
    ...treeFields(ending),
    ...(cancellation === undefined
      ? {}
      : { cancellation: { verified: ending.isCancelVerified === true, text: cancellation } }),
    ...(artifacts === undefined ? {} : { artifacts }),
    ...(error === undefined ? {} : { error: errorFields(error) }),
  };
}

/** What is told of the tree, and of how the run came by it. */
function treeFields(ending: Ending): Partial<StepResult> {
  const { root, how, waitedMs, retries, tests } = ending;
  if (root === undefined) return {};
  const reason = why(ending);
  return {
    ...(how === undefined ? {} : { how }),
    ...(waitedMs === undefined ? {} : { waitedMs: Math.round(waitedMs) }),
    ...(retries === undefined ? {} : { retried: retries }),
    ...(reason === undefined ? {} : { why: reason }),
    pipelines: resultPipelines(root),
    failedJobs: resultFailedJobs(root),
    warnings: resultWarnings(root),
    ...(tests === undefined ? {} : { tests: totalsOf(tests) }),
  };
}

function totalsOf({ total, succeeded, failed, skipped, errors }: TestTotals): TestTotals {
  return { total, succeeded, failed, skipped, errors };
}

/** GitHub takes outputs of 1 MB in all from a job, counted at two bytes a character; the half of one half is ours. */
const LONGEST_OUTPUT = 250_000;

/** So many jobs and pipelines an output names at most; `--json` names all. */
export const MOST_LISTED = 100;

/** A result as the text of an output: when it would be too long, it names as many files as fit and says how many are left out. */
export function resultOutput(result: StepResult): string {
  const whole = JSON.stringify(result);
  if (whole.length <= LONGEST_OUTPUT) return whole;
  const short = withShortLists(result);
  const { artifacts } = short;
  if (artifacts === undefined) return JSON.stringify(short);
  const without = JSON.stringify({ ...short, artifacts: { ...artifacts, files: [], leftOut: artifacts.files.length } });
  let room = LONGEST_OUTPUT - without.length;
  const fitting = artifacts.files.findIndex((file) => {
    room -= JSON.stringify(file).length + 1;
    return room < 0;
  });
  const files = fitting < 0 ? artifacts.files : artifacts.files.slice(0, fitting);
  const leftOut = artifacts.files.length - files.length;
  return JSON.stringify({ ...short, artifacts: { ...artifacts, files, ...(leftOut === 0 ? {} : { leftOut }) } });
}

function withShortLists(result: StepResult): StepResult {
  const { pipelines, failedJobs, warnings } = result;
  return {
    ...result,
    ...(pipelines === undefined ? {} : { pipelines: pipelines.slice(0, MOST_LISTED) }),
    ...(failedJobs === undefined ? {} : { failedJobs: failedJobs.slice(0, MOST_LISTED) }),
    ...(warnings === undefined ? {} : { warnings: warnings.slice(0, MOST_LISTED) }),
  };
}

function errorFields(error: CodedError): NonNullable<StepResult["error"]> {
  return { code: error.code, message: error.message, hint: error.hint };
}
