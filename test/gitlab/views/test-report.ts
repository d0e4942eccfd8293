import { gunzipSync } from "node:zlib";
import { latestJobs } from "../life/unlock.ts";
import type { JobRow, PipelineRow } from "../world/rows.ts";

interface TestCase {
  readonly status: "success" | "failed" | "skipped" | "error";
  readonly name: string;
  readonly classname: string;
  readonly file: string | null;
  readonly execution_time: number;
  readonly system_output: string | Readonly<Record<string, string>> | null;
  readonly stack_trace: null;
  readonly recent_failures: null;
}

interface Suite {
  readonly job: JobRow;
  readonly cases: readonly TestCase[];
  readonly error: string | null;
}

/** The test cases of all junit reports, a suite for each job. A report that does not parse is a suite with an error. */
export function testReport(pipeline: PipelineRow) {
  const suites = suitesOf(pipeline);
  return {
    ...counts(suites.flatMap(({ cases }) => cases)),
    test_suites: suites.map(({ job, cases, error }) => ({
      name: job.name,
      ...counts(cases),
      suite_error: error,
      test_cases: cases,
    })),
  };
}

/** The same in numbers. */
export function testReportSummary(pipeline: PipelineRow) {
  const suites = suitesOf(pipeline);
  const all = counts(suites.flatMap(({ cases }) => cases));
  return {
    total: {
      time: all.total_time,
      count: all.total_count,
      success: all.success_count,
      failed: all.failed_count,
      skipped: all.skipped_count,
      error: all.error_count,
      suite_error: null,
    },
    test_suites: suites.map(({ job, cases, error }) => ({
      name: job.name,
      ...counts(cases),
      build_ids: [job.id],
      suite_error: error,
    })),
  };
}

function counts(cases: readonly TestCase[]) {
  const of = (status: TestCase["status"]) => cases.filter((test) => test.status === status).length;
  return {
    total_time: cases.reduce((sum, test) => sum + test.execution_time, 0),
    total_count: cases.length,
    success_count: of("success"),
    failed_count: of("failed"),
    skipped_count: of("skipped"),
    error_count: of("error"),
  };
}

function suitesOf(pipeline: PipelineRow): readonly Suite[] {
  return latestJobs(pipeline).flatMap((job) =>
    job.reports
      .filter(({ fileType }) => fileType === "junit")
      .map(({ bytes }) => ({ job, ...parseJunit(gunzipSync(bytes).toString("utf8")) })),
  );
}

/** Enough of JUnit XML for reports written by a test or by common tools: attributes in double quotes. */
function parseJunit(xml: string): { readonly cases: readonly TestCase[]; readonly error: string | null } {
  if (!/<testsuites?\b/u.test(xml) || !/<\/testsuites?>|<testsuites?\b[^>]*\/>/u.test(xml)) {
    return { cases: [], error: "JUnit XML parsing failed: 1:1: FATAL: Document is empty" };
  }
  const cases = [...xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gsu)].map(
    ([, head = "", body = ""]) => ({
      status: statusOf(body),
      name: plain(attribute(head, "name") ?? ""),
      classname: plain(attribute(head, "classname") ?? ""),
      file: attribute(head, "file") ?? null,
      execution_time: Number(attribute(head, "time") ?? 0),
      system_output: outputOf(body),
      stack_trace: null,
      recent_failures: null,
    }),
  );
  return { cases, error: null };
}

/** As Rails' Hash.from_xml leaves it: the text where there is one, else the attributes, else nothing. */
function outputOf(body: string): string | Readonly<Record<string, string>> | null {
  const found = /<(?:failure|error|skipped)\b([^>]*?)(?:\/>|>(.*?)<\/(?:failure|error|skipped)>)/su.exec(body);
  const [, head = "", text = ""] = found ?? [];
  if (text.trim() !== "")
    return plain(text.replaceAll(/<!\[CDATA\[(.*?)\]\]>/gsu, (_whole, inner: string) => escape(inner)));
  const attributes = [...head.matchAll(/([\w:]+)="([^"]*)"/gu)].map(([, name = "", value = ""]) => [
    name,
    plain(value),
  ]);
  return attributes.length === 0 ? null : Object.fromEntries(attributes);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function plain(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|(\w+));/gu, (whole, code?: string, name?: string) =>
    code === undefined ? (ENTITIES[name ?? ""] ?? whole) : String.fromCodePoint(Number(code)),
  );
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;");
}

function statusOf(body: string): TestCase["status"] {
  if (/<failure\b/u.test(body)) return "failed";
  if (/<error\b/u.test(body)) return "error";
  return /<skipped\b/u.test(body) ? "skipped" : "success";
}

function attribute(head: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, "u").exec(head)?.[1];
}
