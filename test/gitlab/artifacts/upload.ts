import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { contextOf } from "../world/ci-file.ts";
import type { ArtifactRow, JobRow } from "../world/rows.ts";
import { packZip } from "./zip.ts";

/** Formats of report artifacts (lib Enums::Ci::JobArtifact); any type not named here is stored raw. */
const GZIPPED: ReadonlySet<string> = new Set([
  "junit",
  "metrics",
  "metrics_referee",
  "network_referee",
  "dotenv",
  "cobertura",
  "jacoco",
  "cluster_applications",
  "cyclonedx",
  "annotations",
  "repository_xray",
]);
const ZIPPED: ReadonlySet<string> = new Set(["lsif", "scip"]);

const REPORT_NAMES: Readonly<Record<string, string>> = {
  junit: "junit.xml.gz",
  dotenv: ".env.gz",
  cobertura: "cobertura-coverage.xml.gz",
};

/** What a runner uploads when a job is over: the archive if the result calls for one, and all reports. */
export function uploadArtifacts(job: JobRow, at: number): void {
  const { spec } = job;
  for (const [type, text] of Object.entries(spec.reports ?? {})) job.reports.push(report(type, text));
  const when = spec.artifactsWhen ?? "on_success";
  const wanted = when === "always" || (when === "on_success") === (job.status === "success");
  if (spec.artifacts === undefined || !wanted) return;
  job.archive = artifact("archive", "artifacts.zip", "zip", archiveBytes(job, at));
  if (spec.expireInMs !== undefined) job.artifactsExpireAt = at + spec.expireInMs;
}

/** The archive, unless it was never made, was erased, or has expired. */
export function liveArchive(job: JobRow, at: number): ArtifactRow | undefined {
  if (job.artifactsExpireAt !== undefined && job.artifactsExpireAt <= at) return undefined;
  return job.archive;
}

function archiveBytes(job: JobRow, at: number): Uint8Array {
  const { artifacts } = job.spec;
  if (artifacts instanceof Uint8Array) return artifacts;
  const files = typeof artifacts === "function" ? artifacts(contextOf(job.pipeline)) : artifacts;
  return packZip(files ?? {}, at);
}

function report(type: string, text: string): ArtifactRow {
  if (ZIPPED.has(type)) return artifact(type, `${type}.zip`, "zip", Buffer.from(text));
  if (GZIPPED.has(type)) return artifact(type, REPORT_NAMES[type] ?? `${type}.gz`, "gzip", gzipSync(text));
  return artifact(type, `gl-${type.replaceAll("_", "-")}-report.json`, "raw", Buffer.from(text));
}

function artifact(
  fileType: string,
  filename: string,
  fileFormat: ArtifactRow["fileFormat"],
  bytes: Uint8Array,
): ArtifactRow {
  return { fileType, filename, fileFormat, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
