import { describe, expect, it } from "vitest";
import { readTests } from "../../../../action/collect/reports/read-tests.ts";
import { summaryOf } from "../../../../action/collect/reports/tree-tests.ts";
import type { PipelineNode } from "../../../../action/model/tree.ts";
import { ANONYMOUS } from "../../../../shared/gitlab/auth.ts";
import type { Job, Pipeline } from "../../../../shared/gitlab/pipeline.ts";
import { ProjectReaders } from "../../../../shared/gitlab/project-readers.ts";
import { type Canned, startServer } from "../../../shared/gitlab/canned-server.ts";
import { connected } from "../../../shared/gitlab/connected.ts";
import { aJob } from "../a-job.ts";

const junit = [{ fileType: "junit", filename: "junit.xml.gz", sizeBytes: 1 }];
const going = new AbortController().signal;

function aNode(
  id: number,
  jobs: readonly string[],
  more: Partial<PipelineNode> & { readonly projectId?: number } = {},
) {
  const { projectId = 7, ...node } = more;
  const pipeline: Pipeline = { ...aJob().pipeline, id, projectId };
  const listed = jobs.map((name, at): Job => ({ ...aJob({ id: id * 10 + at, name }), pipeline, artifacts: junit }));
  return { pipeline, jobs: listed, children: [], ...node } satisfies PipelineNode;
}

function below(name: string, node: PipelineNode): PipelineNode {
  const bridge = { id: 1, name, stage: "", status: "success", allowFailure: false, webUrl: "" } as const;
  return { ...node, bridge };
}

const suite = (name: string, total: number, failed = 0) => ({
  name,
  total_time: 1,
  total_count: total,
  success_count: total - failed,
  failed_count: failed,
  skipped_count: 0,
  error_count: 0,
  test_cases: Array.from({ length: total }, (_, n) => ({
    status: n < failed ? "failed" : "success",
    name: `${name} ${n}`,
    system_output: n < failed ? "boom" : null,
  })),
});

async function read(root: PipelineNode, answers: Readonly<Record<string, Canned>>) {
  await using server = await startServer(({ url }) => answers[url.replace("/api/v4/projects/", "")] ?? { status: 404 });
  using client = connected(server.url);
  const tests = await readTests(client.gitlab, new ProjectReaders([ANONYMOUS]), root, going);
  const names = tests.pipelines.map(({ pipeline, via, suites }) => [
    pipeline.id,
    via.join(">"),
    suites.map(({ name }) => name).join(),
  ]);
  return { tests, names, asked: server.requests.map(({ url }) => url.replace("/api/v4/projects/", "")) };
}

const report = (...suites: readonly object[]): Canned => ({ body: { test_suites: suites } });

describe("readTests", () => {
  it("asks each pipeline that has a junit report, in its own project", async () => {
    const child = below("deploy", aNode(2, ["smoke"], { projectId: 8 }));
    const quiet = below("docs", { ...aNode(3, []), jobs: [aJob()] });
    const root = aNode(1, ["unit"], { children: [child, quiet] });

    const { names, asked } = await read(root, {
      "7/pipelines/1/test_report": report(suite("unit", 3, 1)),
      "8/pipelines/2/test_report": report(suite("smoke", 2)),
    });

    expect(names).toEqual([
      [1, "", "unit"],
      [2, "deploy", "smoke"],
    ]);
    expect(asked.sort()).toEqual(["7/pipelines/1/test_report", "8/pipelines/2/test_report"]);
  });

  it("counts no suite twice that a newer GitLab shows with the parent, too", async () => {
    const root = aNode(1, ["unit 1/2", "unit 2/2"], { children: [below("more", aNode(2, ["rspec"]))] });

    const { names } = await read(root, {
      "7/pipelines/1/test_report": report(suite("unit", 3), suite("rspec", 4)),
      "7/pipelines/2/test_report": report(suite("rspec", 4)),
    });

    expect(names).toEqual([
      [1, "", "unit"],
      [2, "more", "rspec"],
    ]);
  });

  it("keeps suites of the same name that two pipelines really have", async () => {
    const root = aNode(1, ["unit"], { children: [below("more", aNode(2, ["unit"]))] });

    const { tests } = await read(root, {
      "7/pipelines/1/test_report": report(suite("unit", 3)),
      "7/pipelines/2/test_report": report(suite("unit", 3)),
    });

    expect(summaryOf(tests).total).toBe(6);
  });

  it("asks where nobody knows the jobs, and is quiet about a pipeline without tests", async () => {
    const { jobs: _unknown, ...bare } = aNode(1, []);

    expect((await read(bare, { "7/pipelines/1/test_report": report() })).tests).toEqual({ pipelines: [], missing: [] });
  });

  it("says what may not be read, and reads the rest", async () => {
    const root = aNode(1, ["unit"], { children: [below("more", aNode(2, ["rspec"]))] });

    const { names, tests } = await read(root, {
      "7/pipelines/1/test_report": { status: 403, body: { message: "403 Forbidden" } },
      "7/pipelines/2/test_report": report(suite("rspec", 4)),
    });

    expect(names).toEqual([[2, "more", "rspec"]]);
    expect(tests.missing).toHaveLength(1);
    expect(tests.missing[0]).toMatch(/The tests of pipeline \S+ are missing: .*403.* Tests need `access-token`/);
  });

  it("takes the numbers of a report that is too large", async () => {
    const root = aNode(1, ["unit"]);

    const { tests } = await read(root, {
      "7/pipelines/1/test_report": { body: `{"test_suites":[],"x":"${"x".repeat(65 * 1_024 * 1_024)}"}` },
      "7/pipelines/1/test_report_summary": report({ ...suite("unit", 3, 1), test_cases: undefined }),
    });

    expect(summaryOf(tests)).toMatchObject({ total: 3, failed: 1, failures: [] });
  });
});

describe("summaryOf", () => {
  it("names the first hundred failures, and a report that is broken", async () => {
    const root = aNode(1, ["unit", "lint"]);
    const broken = { ...suite("lint", 0), suite_error: "JUnit XML parsing failed: 1:1: FATAL: Document is empty" };

    const { tests } = await read(root, { "7/pipelines/1/test_report": report(broken, suite("unit", 300, 200)) });
    const summary = summaryOf(tests);

    expect(summary).toMatchObject({ total: 300, succeeded: 100, failed: 200, skipped: 0, errors: 0, timeS: 2 });
    expect(summary.failures).toHaveLength(100);
    expect(summary.failures.slice(0, 2)).toEqual([
      { suite: "lint", name: "the report itself", message: broken.suite_error },
      { suite: "unit", name: "unit 0", message: "boom" },
    ]);
  });
});
