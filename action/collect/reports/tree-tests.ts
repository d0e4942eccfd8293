import type { Pipeline } from "../../../shared/gitlab/pipeline.ts";
import type { TestCounts, TestSuite } from "../../../shared/gitlab/test-reports.ts";
import type { TestSummary } from "../../model/test-summary.ts";

/** The tests of one pipeline. */
export interface PipelineTests {
  readonly pipeline: Pipeline;
  /** The names of the trigger jobs that lead to it from the root. */
  readonly via: readonly string[];
  readonly suites: readonly TestSuite[];
}

/** The tests of a tree of pipelines, as far as they could be read. */
export interface TreeTests {
  /** Those that have tests, parents before their children. */
  readonly pipelines: readonly PipelineTests[];
  /** What is missing from it, and why: a sentence each. */
  readonly missing: readonly string[];
}

const MOST_FAILURES = 100;
const MESSAGE_LENGTH = 1_000;

/** The tests of a tree as people are shown them. A report that GitLab could not read stands among the failures and counts as no test. */
export function summaryOf({ pipelines }: TreeTests): TestSummary {
  const suites = pipelines.flatMap((one) => one.suites.map((suite) => ({ suite, name: suiteName(one, suite) })));
  const sum = (field: keyof TestCounts) => suites.reduce((total, { suite }) => total + suite.counts[field], 0);
  return {
    total: sum("total"),
    succeeded: sum("succeeded"),
    failed: sum("failed"),
    skipped: sum("skipped"),
    errors: sum("errors"),
    timeS: suites.reduce((total, { suite }) => total + suite.timeS, 0),
    failures: suites.flatMap(({ suite, name }) => failuresOf(suite, name)).slice(0, MOST_FAILURES),
  };
}

/** What a suite is called where those of several pipelines meet: suites of one name are one to those who read reports. */
export function suiteName({ via }: PipelineTests, { name }: TestSuite): string {
  return [...via, name].join(" / ");
}

function beginning(text: string): string {
  return text.slice(0, MESSAGE_LENGTH).toWellFormed();
}

function failuresOf({ error, cases }: TestSuite, suite: string): TestSummary["failures"] {
  if (error !== undefined) return [{ suite, name: "the report itself", message: beginning(error) }];
  return cases
    .filter(({ status }) => status === "failed" || status === "error")
    .map(({ name, classname, output }) => ({
      suite,
      name,
      ...(classname === undefined ? {} : { classname }),
      ...(output === undefined ? {} : { message: beginning(output) }),
    }));
}
