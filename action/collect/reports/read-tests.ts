import { CodedError, isCoded } from "../../../shared/errors/coded-error.ts";
import { cannotRead } from "../../../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../../../shared/gitlab/http.ts";
import type { ProjectReaders } from "../../../shared/gitlab/project-readers.ts";
import { getTestReport, getTestReportSummary, type TestSuite } from "../../../shared/gitlab/test-reports.ts";
import { printable } from "../../../shared/text/printable.ts";
import type { PipelineNode } from "../../model/tree.ts";
import type { PipelineTests, TreeTests } from "./tree-tests.ts";

/**
 * Reads the tests of every pipeline of a tree that has a junit report.
 *
 * GitLab shows them to access tokens only. What cannot be read is told in `missing`, not thrown: tests are a report about
 * the pipeline, not its verdict. Of a report too large to be read, the numbers are taken.
 */
export async function readTests(
  gitlab: GitLab,
  readers: ProjectReaders,
  root: PipelineNode,
  signal: AbortSignal,
): Promise<TreeTests> {
  const missing: string[] = [];
  const visit = async (node: PipelineNode, via: readonly string[]): Promise<readonly PipelineTests[]> => {
    const below: PipelineTests[] = [];
    for (const child of node.children)
      below.push(...(await visit(child, [...via, child.bridge?.name ?? String(child.pipeline.id)])));
    if (node.jobs !== undefined && junitJobs(node).length === 0) return below;
    const { pipeline } = node;
    try {
      const suites = await suitesOf(gitlab, readers, node, signal);
      const own = suites.filter((suite) => !isOfDescendant(suite, node, below));
      return own.length === 0 ? below : [{ pipeline, via, suites: own }, ...below];
    } catch (error) {
      if (signal.aborted || !(error instanceof CodedError)) throw error;
      const { message } = error;
      const why = cannotRead(error) ? `${message} Tests need \`access-token\` (read_api).` : message;
      missing.push(`The tests of pipeline ${printable(pipeline.webUrl)} are missing: ${why}`);
      return below;
    }
  };
  const pipelines = await visit(root, []);
  return { pipelines, missing };
}

async function suitesOf(gitlab: GitLab, readers: ProjectReaders, { pipeline }: PipelineNode, signal: AbortSignal) {
  const { id, projectId } = pipeline;
  try {
    return await readers.read(projectId, (credential) => getTestReport(gitlab, credential, projectId, id, signal));
  } catch (error) {
    if (!isCoded(error, "GITLAB_ANSWER_TOO_LARGE")) throw error;
    return await readers.read(projectId, (credential) =>
      getTestReportSummary(gitlab, credential, projectId, id, signal),
    );
  }
}

function junitJobs({ jobs = [] }: PipelineNode): readonly string[] {
  return jobs.filter(({ artifacts }) => artifacts.some(({ fileType }) => fileType === "junit")).map(({ name }) => name);
}

/**
 * Whether a suite is one of a pipeline further down, which newer GitLabs count in: no job of the pipeline itself is called
 * so, and one below has a suite of the same name and numbers. A suite is called as its job, less the numbers of a parallel one.
 */
function isOfDescendant(suite: TestSuite, node: PipelineNode, below: readonly PipelineTests[]): boolean {
  if (node.jobs === undefined || junitJobs(node).some((name) => name.startsWith(suite.name))) return false;
  const numbers = JSON.stringify(suite.counts);
  return below.some(({ suites }) =>
    suites.some((other) => other.name === suite.name && JSON.stringify(other.counts) === numbers),
  );
}
