import { describe } from "../../shared/errors/describe.ts";
import { type Pipeline, statusText } from "../../shared/gitlab/pipeline.ts";
import type { Host } from "../model/host.ts";
import type { Outcome } from "../model/outcome.ts";
import type { StepResult } from "../model/step-result.ts";
import type { Tone } from "../model/tone.ts";
import { annotate } from "./annotate.ts";
import { besides } from "./besides.ts";
import { closingLine } from "./closing-line.ts";
import type { TellThread } from "./comment.ts";
import type { Ending } from "./ending.ts";
import { printLogs } from "./print-logs.ts";
import { printTests } from "./print-tests.ts";
import { MOST_LISTED, resultOutput, toResult } from "./result.ts";
import { summaryMarkdown } from "./summary/page.ts";

/** Publishes what is known about the pipeline; done as soon as it exists, and again whenever the report is made. */
export function publishPipeline(host: Host, pipeline: Pipeline): void {
  host.output("pipeline-id", String(pipeline.id));
  host.output("web-url", pipeline.webUrl);
  host.output("status", statusText(pipeline.status));
  host.output("ref", pipeline.ref);
  host.output("sha", pipeline.sha);
}

/**
 * Reports a run's end: logs of jobs, outputs, the summary page, the comment, what went wrong, and the closing line. Never throws.
 *
 * @param tellThread rewrites the comment on the pull or merge request, where there is one
 */
export async function report(host: Host, ending: Ending, tellThread?: TellThread): Promise<StepResult> {
  host.event({ kind: "ended", outcome: ending.outcome.kind });
  const result = toResult(ending);
  const { details, tests } = ending;
  if (details !== undefined) await besides(host, "The logs could not be printed", () => printLogs(host, details));
  if (tests !== undefined) await besides(host, "The tests could not be told", () => printTests(host, tests));
  // The end itself is worth more than its embellishment, and the exit code tells it in any case.
  await besides(host, "The outputs could not be written", () => {
    if (ending.root !== undefined) publishPipeline(host, ending.root.pipeline);
    host.output("artifacts-path", ending.artifacts?.path ?? "");
    host.output("artifacts-downloaded", String((ending.artifacts?.count ?? 0) > 0));
    host.output("outcome", result.outcome);
    for (const name of ["failedJobs", "warnings"] as const) {
      const jobs = JSON.stringify((result[name] ?? []).slice(0, MOST_LISTED));
      host.output(name === "failedJobs" ? "failed-jobs" : name, jobs);
    }
    host.output("tests", result.tests === undefined ? "" : JSON.stringify(result.tests));
    host.output("result", resultOutput(result));
  });
  await besides(host, "The summary could not be written", () =>
    host.summary(summaryMarkdown(ending, (text) => host.hide(text))),
  );
  await tellThread?.(ending);
  await besides(host, "The failed jobs could not be told", () => annotate(host, ending, result.exitCode !== 0));
  const error = ending.outcome.kind === "error" ? ending.outcome.error : ending.beside;
  if (error !== undefined) host.error(describe(error));
  const line = closingLine(ending);
  if (result.exitCode !== 0 && ending.outcome.kind !== "error") host.error(line);
  else if (ending.outcome.kind === "omitted") host.notice(line);
  else host.line(line, TONE[ending.outcome.kind]);
  return result;
}

const TONE: Readonly<Record<Outcome["kind"], Tone>> = {
  planned: "good",
  omitted: "plain",
  triggered: "good",
  succeeded: "good",
  failed: "bad",
  canceled: "bad",
  skipped: "bad",
  blocked: "bad",
  "timed-out": "bad",
  interrupted: "bad",
  error: "bad",
};
