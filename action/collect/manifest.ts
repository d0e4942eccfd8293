import type { Job } from "../../shared/gitlab/pipeline.ts";
import { entryPath } from "./entry-path.ts";
import type { Layout } from "./layout.ts";
import type { ExtractedFile } from "./unpack-archive.ts";

/** The file in the target folder that says what Sluice has put there. */
export const MANIFEST_NAME = "sluice-artifacts.json";

const SCHEMA = "sluice/artifacts@2";
/** Paths were relative to the job's folder, the layout was always by-job, and the pipeline that was followed was the job's own. */
const SCHEMA_1 = "sluice/artifacts@1";

/** The pipeline that a run of Sluice followed. */
export interface Followed {
  readonly id: number;
  readonly projectId: number;
  readonly webUrl: string;
}

/** What one job has brought. */
export interface ManifestJob {
  /** Where its files are, below the target folder; empty for the target itself. */
  readonly folder: string;
  readonly layout: Layout;
  /** The root of the tree the job's pipeline belongs to, by which later runs know what is theirs. */
  readonly followed: Followed;
  readonly job: { readonly id: number; readonly name: string; readonly stage: string; readonly webUrl: string };
  readonly pipeline: {
    readonly id: number;
    readonly projectId: number;
    readonly ref: string;
    readonly sha: string;
    readonly webUrl: string;
  };
  /** Paths are relative to the target folder. */
  readonly files: readonly ExtractedFile[];
}

/** The row of a job whose files are there. */
export function manifestJob(
  job: Job,
  where: { readonly folder: string; readonly layout: Layout; readonly followed: Followed },
  files: readonly ExtractedFile[],
): ManifestJob {
  const { folder, layout, followed } = where;
  const { id, projectId, ref, sha, webUrl } = job.pipeline;
  return {
    folder,
    layout,
    followed: { id: followed.id, projectId: followed.projectId, webUrl: followed.webUrl },
    job: { id: job.id, name: job.name, stage: job.stage, webUrl: job.webUrl },
    pipeline: { id, projectId, ref, sha, webUrl },
    files,
  };
}

/** The manifest's text, ordered so that two runs can be compared line by line. */
export function writeManifest(jobs: readonly ManifestJob[]): string {
  const inOrder = [...jobs].sort((a, b) => compare(a.folder, b.folder) || compare(a.job.name, b.job.name));
  return `${JSON.stringify({ schema: SCHEMA, jobs: inOrder }, null, 2)}\n`;
}

/**
 * Reads a manifest of this version or the one before; undefined when the text is neither.
 *
 * The file may have come with a checkout, so its paths are not to be trusted further than the files themselves bear them
 * out (`judgeTarget`); a path that leads out of the folder makes it no manifest of ours.
 */
export function readManifest(text: string): readonly ManifestJob[] | undefined {
  const data = parseJson(text);
  if (!isRecord(data) || !Array.isArray(data["jobs"])) return undefined;
  const rows: unknown[] = data["jobs"];
  const jobs = data["schema"] === SCHEMA ? rows : data["schema"] === SCHEMA_1 ? rows.map(upgraded) : undefined;
  return jobs?.every(isManifestJob) === true ? jobs : undefined;
}

function upgraded(row: unknown): unknown {
  if (!isRecord(row) || typeof row["folder"] !== "string" || row["folder"] === "" || !Array.isArray(row["files"]))
    return undefined;
  const { folder } = row;
  const files = row["files"].map((file: unknown) =>
    isRecord(file) ? { ...file, path: `${folder}/${String(file["path"])}` } : undefined,
  );
  return { ...row, layout: "by-job", followed: row["pipeline"], files };
}

function isManifestJob(row: unknown): row is ManifestJob {
  if (!isRecord(row) || !Array.isArray(row["files"])) return false;
  const { folder, layout, followed, job, pipeline } = row;
  const files: unknown[] = row["files"];
  return (
    typeof folder === "string" &&
    (folder === "" || isInside(folder)) &&
    typeof layout === "string" &&
    hasFields(followed, { id: "number", projectId: "number", webUrl: "string" }) &&
    hasFields(job, { id: "number", name: "string", stage: "string", webUrl: "string" }) &&
    hasFields(pipeline, { id: "number", projectId: "number", ref: "string", sha: "string", webUrl: "string" }) &&
    files.every((file) => hasFields(file, { path: "string", sizeBytes: "number", sha256: "string" }) && isOurs(file))
  );
}

function isOurs(file: Readonly<Record<string, unknown>>): boolean {
  return typeof file["path"] === "string" && isInside(file["path"]) && file["path"] !== MANIFEST_NAME;
}

function isInside(path: string): boolean {
  const judged = entryPath(path, "posix");
  return judged.kind === "inside" && judged.path === path;
}

function hasFields(
  value: unknown,
  types: Readonly<Record<string, "string" | "number">>,
): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.entries(types).every(([key, type]) => typeof value[key] === type);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
