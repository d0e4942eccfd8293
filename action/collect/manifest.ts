import type { Job } from "../../shared/gitlab/pipeline.ts";
import type { ExtractedFile } from "./unpack-archive.ts";

/** The file in the target folder that says what Sluice has put there. */
export const MANIFEST_NAME = "sluice-artifacts.json";

const SCHEMA = "sluice/artifacts@1";

/** One job's folder. */
export interface ManifestJob {
  /** Its name in the target folder. */
  readonly folder: string;
  readonly job: { readonly id: number; readonly name: string; readonly stage: string; readonly webUrl: string };
  readonly pipeline: {
    readonly id: number;
    readonly projectId: number;
    readonly ref: string;
    readonly sha: string;
    readonly webUrl: string;
  };
  /** Paths are relative to the folder. */
  readonly files: readonly ExtractedFile[];
}

/** The row of a job whose files have been unpacked. */
export function manifestJob(job: Job, folder: string, files: readonly ExtractedFile[]): ManifestJob {
  const { id, projectId, ref, sha, webUrl } = job.pipeline;
  return {
    folder,
    job: { id: job.id, name: job.name, stage: job.stage, webUrl: job.webUrl },
    pipeline: { id, projectId, ref, sha, webUrl },
    files,
  };
}

/** The manifest's text, by folder name so that two runs can be compared line by line. */
export function writeManifest(jobs: readonly ManifestJob[]): string {
  const inOrder = [...jobs].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return `${JSON.stringify({ schema: SCHEMA, jobs: inOrder }, null, 2)}\n`;
}

/**
 * Reads a manifest; undefined when the text is not one that this version wrote.
 *
 * The file may have come with a checkout, so its folder names are not to be trusted further than their own content bears
 * them out (`judgeTarget`); names that are not a plain folder name make it no manifest of ours.
 */
export function readManifest(text: string): readonly ManifestJob[] | undefined {
  const data = parseJson(text);
  if (!isRecord(data) || data["schema"] !== SCHEMA || !Array.isArray(data["jobs"])) return undefined;
  const jobs: unknown[] = data["jobs"];
  return jobs.every(isManifestJob) ? jobs : undefined;
}

function isManifestJob(row: unknown): row is ManifestJob {
  if (!isRecord(row) || !isRecord(row["job"]) || !isRecord(row["pipeline"]) || !Array.isArray(row["files"]))
    return false;
  const { folder, job, pipeline } = row;
  const files: unknown[] = row["files"];
  return (
    typeof folder === "string" &&
    /^[^./\\:][^/\\:]*$/.test(folder) &&
    hasFields(job, { id: "number", name: "string", stage: "string", webUrl: "string" }) &&
    hasFields(pipeline, { id: "number", projectId: "number", ref: "string", sha: "string", webUrl: "string" }) &&
    files.every((file) => hasFields(file, { path: "string", sizeBytes: "number", sha256: "string" }))
  );
}

function hasFields(value: unknown, types: Readonly<Record<string, "string" | "number">>): boolean {
  return isRecord(value) && Object.entries(types).every(([key, type]) => typeof value[key] === type);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
