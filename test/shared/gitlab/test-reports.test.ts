import { describe, expect, it } from "vitest";
import { ANONYMOUS } from "../../../shared/gitlab/auth.ts";
import { getTestReport, getTestReportSummary } from "../../../shared/gitlab/test-reports.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

/** As doc/api/pipelines.md shows it, with what Rails makes of the failures of common producers. */
const reportOf = (cases: readonly object[], more: object = {}) => ({
  total_time: 5,
  total_count: cases.length,
  test_suites: [
    {
      name: "Secure",
      total_time: 5,
      total_count: cases.length,
      success_count: 1,
      failed_count: 0,
      skipped_count: 0,
      error_count: 0,
      suite_error: null,
      test_cases: cases,
      ...more,
    },
  ],
});
const aCase = (changes: object) => ({
  status: "failed",
  name: "Security Reports can create an auto-remediation MR",
  classname: "vulnerability_management_spec",
  execution_time: 5,
  system_output: null,
  stack_trace: null,
  ...changes,
});

async function read(body: unknown) {
  await using server = await startServer([{ body }]);
  using client = connected(server.url);
  return await getTestReport(client.gitlab, ANONYMOUS, 7, 46);
}

describe("getTestReport", () => {
  it("reads suites and cases", async () => {
    expect(await read(reportOf([aCase({ status: "success" })]))).toEqual([
      {
        name: "Secure",
        timeS: 5,
        counts: { total: 1, succeeded: 1, failed: 0, skipped: 0, errors: 0 },
        cases: [
          {
            status: "success",
            name: "Security Reports can create an auto-remediation MR",
            classname: "vulnerability_management_spec",
            timeS: 5,
          },
        ],
      },
    ]);
  });

  it.each([
    ["text", "Failure/Error: expected 2", "Failure/Error: expected 2"],
    ["attributes only, as of an empty failure", { message: "expected 2", type: "AssertionError" }, "expected 2"],
    ["a type and no message", { type: "AssertionError" }, "AssertionError"],
    ["attributes and text", { message: "expected 2", __content__: "at calc.ts:3" }, "expected 2\nat calc.ts:3"],
    ["several failures of one test", ["one", { message: "two" }], "one\ntwo"],
    ["nothing", null, undefined],
    ["an empty text", "", undefined],
    ["something nobody has seen yet", 42, undefined],
  ])("takes %s for what a test said", async (_title, system_output, output) => {
    const [suite] = await read(reportOf([aCase({ system_output })]));

    expect(suite?.cases[0]?.output).toBe(output);
  });

  it("reads all tests of a suite, also where one of them lacks what others have", async () => {
    const [suite] = await read(reportOf([{ name: "bare" }, aCase({})]));

    expect(suite?.cases.map(({ name, status }) => [name, status])).toEqual([
      ["bare", "success"],
      [aCase({}).name, "failed"],
    ]);
  });

  it("adds the stack trace", async () => {
    const [suite] = await read(reportOf([aCase({ system_output: "boom", stack_trace: "at a\nat b" })]));

    expect(suite?.cases[0]?.output).toBe("boom\nat a\nat b");
  });

  it("keeps why a report could not be read", async () => {
    const error = "JUnit XML parsing failed: 1:1: FATAL: Document is empty";

    expect(await read(reportOf([], { suite_error: error }))).toMatchObject([{ name: "Secure", error, cases: [] }]);
  });

  it.each([
    ["null names and times", reportOf([aCase({ name: null, classname: null, execution_time: null })])],
    ["a status nobody knows yet", reportOf([aCase({ status: "flaky" })])],
    ["no counts", { test_suites: [{ name: "a", test_cases: [aCase({})] }] }],
  ])("stays readable with %s", async (_title, body) => {
    expect((await read(body))[0]?.cases).toHaveLength(1);
  });

  it("is empty without suites, and no report without the list of them", async () => {
    expect(await read({ total_count: 0, test_suites: [] })).toEqual([]);
    expect(await failureOf(read({ message: "hello" }))).toMatchObject({ code: "GITLAB_ANSWER_UNREADABLE" });
  });
});

describe("getTestReportSummary", () => {
  it("reads the numbers", async () => {
    const row = { name: "rspec", total_time: 1904, total_count: 3363, success_count: 3351, failed_count: 0 };
    const body = {
      total: { time: 1904, count: 3363 },
      test_suites: [{ ...row, skipped_count: 12, error_count: 0, build_ids: [66004], suite_error: null }],
    };
    await using server = await startServer([{ body }]);
    using client = connected(server.url);

    const suites = await getTestReportSummary(client.gitlab, ANONYMOUS, 7, 46);

    const counts = { total: 3363, succeeded: 3351, failed: 0, skipped: 12, errors: 0 };
    expect(suites).toEqual([{ name: "rspec", timeS: 1904, counts, cases: [] }]);
    expect(server.requests[0]?.url).toBe("/api/v4/projects/7/pipelines/46/test_report_summary");
  });
});
