import { dirname } from "node:path";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { ProjectReaders } from "../../shared/gitlab/project-readers.ts";
import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Files } from "../collect/files.ts";
import { listJobs } from "../collect/list-jobs.ts";
import { junitXml } from "../collect/reports/junit-xml.ts";
import { readTests } from "../collect/reports/read-tests.ts";
import { summaryOf } from "../collect/reports/tree-tests.ts";
import type { Host } from "../model/host.ts";
import type { TestSummary } from "../model/test-summary.ts";
import type { PipelineNode } from "../model/tree.ts";

/** What bringing tests stands on. */
export interface BringTestsDeps {
  readonly gitlab: GitLab;
  readonly host: Host;
  readonly files: Files;
}

/** Whose tests, and where to. */
export interface BringTestsOrder {
  readonly root: PipelineNode;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
  /** Absolute; absent: no file is written. */
  readonly junitPath?: string;
}

/**
 * Reads the tests of a tree and writes them as one JUnit file where that is wanted; undefined when there are none, or when
 * none may be read.
 *
 * The file is there whole or not at all, and is written also when there are no tests, so that no older one stands in its
 * place; it is not written when tests could not be read. Throws ARTIFACTS_WRITE_FAILED, and what GitLab refuses the listing
 * of the root's jobs with.
 */
export async function bringTests(
  { gitlab, host, files }: BringTestsDeps,
  { root, readers, junitPath }: BringTestsOrder,
  signal: AbortSignal,
): Promise<TestSummary | undefined> {
  const reading = new ProjectReaders(readers);
  const listed = await listJobs(gitlab, reading, root, signal);
  const tests = await readTests(gitlab, reading, listed.root, signal);
  // Who asked for nothing is not bothered with what is missing.
  for (const text of tests.missing)
    if (junitPath === undefined) host.log.debug(text);
    else host.warning(text);
  const { pipelines, missing } = tests;
  if (pipelines.length === 0 && missing.length > 0) return undefined;
  const summary = summaryOf(tests);
  if (junitPath !== undefined) {
    await write(files, junitPath, Buffer.from(junitXml(tests, (text) => host.hide(text))));
    host.line(`Wrote ${counted(summary.total, "test")} to ${printable(junitPath)}.`);
  }
  return pipelines.length === 0 ? undefined : summary;
}

/** Leaves nothing half behind. */
async function write(files: Files, path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.sluice-part`;
  try {
    await files.makeFolder(dirname(path));
    await files.remove(part);
    files.writeNow(part, bytes);
    await files.move(part, path);
  } catch (error) {
    await files.remove(part).catch(() => undefined);
    if (!isCoded(error)) throw error;
    const hint = "Point `junit-path` at a file that this user may write, where no folder stands.";
    throw new CodedError(error.code, error.message, { cause: error.cause, hint });
  }
}
