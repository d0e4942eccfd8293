import type { PartAsk } from "../../shared/gitlab/archive-part.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import { ProjectReaders } from "../../shared/gitlab/project-readers.ts";
import { getReportArtifact, type ReportArtifact } from "../../shared/gitlab/report-artifacts.ts";
import { printable } from "../../shared/text/printable.ts";
import { Secret } from "../../shared/text/secret.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { archiveOpener, singlesOpener } from "../collect/archive-opener.ts";
import { bringArchive } from "../collect/bring-archive.ts";
import type { Files } from "../collect/files.ts";
import { DEFAULT_LIMITS } from "../collect/limits.ts";
import { listJobs } from "../collect/list-jobs.ts";
import { chooseDotenv } from "../collect/reports/choose-dotenv.ts";
import { judgeValues } from "../collect/reports/judge-values.ts";
import { MAX_DOTENV_BYTES } from "../collect/reports/parse-dotenv.ts";
import { dotenvError, readDotenv } from "../collect/reports/read-dotenv.ts";
import type { ArtifactSelector } from "../collect/selector.ts";
import { type TreeJob, treeJobs } from "../collect/tree-jobs.ts";
import { OUTPUT_ALIASES, type OutputName } from "../inputs/declared.generated.ts";
import type { IfNoArtifacts } from "../inputs/step-inputs.ts";
import type { Host } from "../model/host.ts";
import type { PipelineNode } from "../model/tree.ts";

/** What bringing values stands on. */
export interface BringValuesDeps {
  readonly gitlab: GitLab;
  readonly host: Host;
  readonly files: Files;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** Whose dotenv files, and how they become outputs. */
export interface BringValuesOrder {
  readonly root: PipelineNode;
  /** Credentials that may read, the best first. */
  readonly readers: readonly Credential[];
  readonly selectors: readonly ArtifactSelector[];
  readonly prefix: string;
  /** Globs over names whose values are masked. */
  readonly mask: readonly string[];
  /** What to do when a job was named and has no dotenv file that can be had. */
  readonly ifNone: IfNoArtifacts;
  /** An absolute folder in which a hidden one may come and go. */
  readonly scratch: string;
}

/** The step's own outputs; what a job has written overwrites none of them. */
const OWN: Readonly<Record<OutputName, true>> = {
  "pipeline-id": true,
  "web-url": true,
  status: true,
  outcome: true,
  ref: true,
  sha: true,
  "failed-jobs": true,
  warnings: true,
  "artifacts-path": true,
  "artifacts-downloaded": true,
  tests: true,
  result: true,
  pipelines: true,
};
const RESERVED = [...Object.keys(OWN), ...OUTPUT_ALIASES.map(({ name }) => name)];

/** Larger ones are no dotenv files; some room is left for several of one job. */
const LIMITS = { ...DEFAULT_LIMITS, maxEntryBytes: 16 * MAX_DOTENV_BYTES, maxTotalBytes: 256 * MAX_DOTENV_BYTES };

/**
 * Makes outputs of this step of the values in the jobs' dotenv files; resolves with the outputs' names.
 *
 * Values are published after all files have been read. Throws DOTENV_MISSING where a job was named and `ifNone` is fail,
 * DOTENV_INVALID for a file that is not what GitLab would take, and what `bringArchive` throws. Without jobs named (`true`),
 * each of these is only a warning.
 */
export async function bringValues(
  { gitlab, host, files, clock, random }: BringValuesDeps,
  order: BringValuesOrder,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reading = new ProjectReaders(order.readers);
  const listed = await listJobs(gitlab, reading, order.root, signal);
  for (const { pipeline, error } of listed.unreadable)
    host.warning(`Dotenv files of pipeline ${printable(pipeline.webUrl)} are left out: ${error.message}`);
  const choices = chooseDotenv(treeJobs(listed.root), order.selectors);
  const open = archiveOpener(gitlab, reading);
  const singles = singlesOpener(gitlab, reading);
  const readReport = async ({ id, pipeline: { projectId } }: TreeJob, until: AbortSignal): Promise<ReportArtifact> => {
    try {
      return await reading.read(projectId, (credential) =>
        getReportArtifact(gitlab, credential, projectId, id, "dotenv", MAX_DOTENV_BYTES, until),
      );
    } catch (error) {
      if (cannotRead(error)) return { kind: "not-offered" };
      throw error;
    }
  };
  const bring = async (
    job: TreeJob,
    to: { readonly into: string; readonly spool: string; readonly wanted: (path: string) => boolean },
    until: AbortSignal,
  ) => {
    const source = {
      what: `the archive of job ${printable(job.name)} (${job.id})`,
      open: (signal: AbortSignal, ask?: PartAsk) => open(job, signal, ask),
      files: singles(job),
    };
    const deps = { files, clock, random, log: host.log };
    const brought = await bringArchive(deps, source, { ...to, isPart: true, limits: LIMITS }, until);
    return brought.files;
  };
  const read = await readDotenv({ files, readReport, bring }, choices, order.scratch, signal);
  const problems = [...read.problems];
  if (order.selectors.length > 0 && choices.length === 0) problems.push(nobody(order.selectors));
  for (const { text, kind, required } of problems) {
    if (required && kind === "unusable") throw dotenvError(kind, [text]);
    if (required && order.ifNone === "fail") throw dotenvError(kind, [text]);
    if (required && order.ifNone === "ignore") host.line(text);
    else host.warning(text);
  }
  const { outputs, warnings } = judgeValues(read.jobs, { ...order, reserved: RESERVED });
  for (const text of warnings) host.warning(text);
  for (const { name, value, masked } of outputs)
    host.extraOutput(name, masked && value !== "" ? new Secret(value) : value);
  if (outputs.length > 0)
    host.line(`Outputs from dotenv files: ${outputs.map(({ name }) => printable(name)).join(", ")}.`);
  return outputs.map(({ name }) => name);
}

function nobody(selectors: readonly ArtifactSelector[]) {
  const asked = selectors.map(({ text }) => printable(text)).join(", ");
  const everything = selectors.every(({ text }) => text.toLowerCase() === "true");
  return { kind: "missing", text: `No job has a dotenv file for \`${asked}\`.`, required: !everything } as const;
}
