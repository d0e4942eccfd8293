import * as z from "zod/mini";
import { type Credential, secretsOf } from "./auth.ts";
import { call, projectName, readAnswer } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";
import { orElse, text } from "./wire.ts";

/** How many tests ended how. */
export interface TestCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly errors: number;
}

/** One test. All text is foreign. */
export interface TestCase {
  /** A status that GitLab adds later is read as `success` unless it is one of these. */
  readonly status: "success" | "failed" | "skipped" | "error";
  readonly name: string;
  readonly classname?: string;
  readonly file?: string;
  readonly timeS: number;
  /** What the test said when it failed, broke or was skipped. */
  readonly output?: string;
}

/** The tests of one job, or of all parallel runs of it. */
export interface TestSuite {
  readonly name: string;
  readonly timeS: number;
  readonly counts: TestCounts;
  /** Why GitLab could not read the job's report; there are no cases then. */
  readonly error?: string;
  /** Empty where only the numbers are known. */
  readonly cases: readonly TestCase[];
}

/** As large as a report of some hundred thousand tests, and still read in a second. */
const MAX_REPORT_BYTES = 64 * 1024 ** 2;

/**
 * The tests of a pipeline's own jobs, read by GitLab from their junit reports; empty when there are none.
 *
 * GitLab 18.5 and newer may count in pipelines of the same project that the pipeline has started. It may keep an answer for
 * two minutes. Throws GITLAB_ANSWER_TOO_LARGE for a report that is larger than anybody reads.
 */
export async function getTestReport(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  pipelineId: number,
  signal?: AbortSignal,
): Promise<readonly TestSuite[]> {
  const path = route`projects/${project}/pipelines/${pipelineId}/test_report`;
  const what = `reading the test report of pipeline ${pipelineId} of ${projectName(project)}`;
  const answer = await gitlab.send({ method: "GET", path, what, credential, maxBytes: MAX_REPORT_BYTES }, signal);
  return readAnswer(answer, what, parseSuites, secretsOf(credential));
}

/** The same in numbers only: for a report that is too large to be read whole. GitLab makes it a moment after the jobs' end. */
export function getTestReportSummary(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  pipelineId: number,
  signal?: AbortSignal,
): Promise<readonly TestSuite[]> {
  const path = route`projects/${project}/pipelines/${pipelineId}/test_report_summary`;
  const what = `reading the test report summary of pipeline ${pipelineId} of ${projectName(project)}`;
  return call(gitlab, { path, what, credential }, parseSuites, signal);
}

const count = orElse(z.number(), 0);

/** A failure is text, or what its XML became when it had only attributes: `{ message, type }`; several are a list. */
function outputText(output: unknown): string | undefined {
  if (typeof output === "string") return output === "" ? undefined : output;
  if (Array.isArray(output)) {
    const parts = output.map(outputText).filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts.join("\n");
  }
  if (typeof output !== "object" || output === null) return undefined;
  const { message, type, ...rest }: { message?: unknown; type?: unknown; __content__?: unknown } = output;
  const parts = [message, rest.__content__ ?? (message === undefined ? type : undefined)];
  const said = parts.filter((part) => typeof part === "string" && part !== "");
  return said.length === 0 ? undefined : said.join("\n");
}

const testCase = z.pipe(
  z.object({
    status: orElse(z.string(), ""),
    name: orElse(z.string(), ""),
    classname: text,
    file: text,
    execution_time: count,
    system_output: z.optional(z.unknown()),
    stack_trace: text,
  }),
  z.transform(({ status, name, classname, file, execution_time, system_output, stack_trace }): TestCase => {
    const said = [outputText(system_output), stack_trace].filter((part) => part !== undefined && part !== "");
    return {
      status: status === "failed" || status === "skipped" || status === "error" ? status : "success",
      name,
      ...(classname === undefined ? {} : { classname }),
      ...(file === undefined ? {} : { file }),
      timeS: execution_time,
      ...(said.length === 0 ? {} : { output: said.join("\n") }),
    };
  }),
);

const suite = z.pipe(
  z.object({
    name: orElse(z.string(), ""),
    total_time: count,
    total_count: count,
    success_count: count,
    failed_count: count,
    skipped_count: count,
    error_count: count,
    suite_error: text,
    test_cases: orElse(z.array(testCase), []),
  }),
  z.transform(
    (row): TestSuite => ({
      name: row.name,
      timeS: row.total_time,
      counts: {
        total: row.total_count,
        succeeded: row.success_count,
        failed: row.failed_count,
        skipped: row.skipped_count,
        errors: row.error_count,
      },
      ...(row.suite_error === undefined ? {} : { error: row.suite_error }),
      cases: row.test_cases,
    }),
  ),
);

const report = z.object({ test_suites: z.array(suite) });

function parseSuites(json: unknown): readonly TestSuite[] {
  return report.parse(json).test_suites;
}
