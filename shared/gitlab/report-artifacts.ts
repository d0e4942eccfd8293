import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isCoded } from "../errors/coded-error.ts";
import type { Credential } from "./auth.ts";
import { projectName } from "./call.ts";
import type { GitLab } from "./http.ts";
import type { ProjectRef } from "./pipeline.ts";
import { route } from "./route.ts";

const unzipped = promisify(gunzip);

/** A report artifact, or why there is none to be had by this way. */
export type ReportArtifact =
  | { readonly kind: "report"; readonly bytes: Buffer }
  /** The server knows no such request, and gave the job's archive, or nothing. */
  | { readonly kind: "not-offered" }
  | { readonly kind: "too-large" };

/**
 * The file of a report artifact that GitLab keeps as gzip: dotenv, junit, cobertura and others.
 *
 * GitLab serves it to API tokens since merge request 252518 (2026), by `file_type` on the route of the archive. Older ones
 * ignore that parameter and give the archive, so what comes is known by its first bytes, and an archive is not read on; or
 * they answer 404, when the job has none.
 *
 * @param maxBytes of the unpacked file
 */
export async function getReportArtifact(
  gitlab: GitLab,
  credential: Credential,
  project: ProjectRef,
  jobId: number,
  fileType: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<ReportArtifact> {
  const path = route`projects/${project}/jobs/${jobId}/artifacts?file_type=${fileType}`;
  const what = `reading the ${fileType} report of job ${jobId} of ${projectName(project)}`;
  try {
    const headers = { accept: "*/*" };
    const answer = await gitlab.open({ method: "GET", path, what, credential, headers }, signal);
    return await reportIn(answer.body, maxBytes);
  } catch (error) {
    // To a type that it gives to nobody.
    if (isCoded(error) && error.status === 400) return { kind: "not-offered" };
    throw error;
  }
}

async function reportIn(body: Readable, maxBytes: number): Promise<ReportArtifact> {
  const chunks: Buffer[] = [];
  let received = 0;
  // Leaving the loop destroys the stream.
  for await (const chunk of body) {
    chunks.push(chunk);
    received += chunk.length;
    if (received >= 2 && !isGzip(Buffer.concat(chunks))) return { kind: "not-offered" };
    // Gzip adds a few bytes at most.
    if (received > maxBytes + 1_024) return { kind: "too-large" };
  }
  const packed = Buffer.concat(chunks);
  if (!isGzip(packed)) return { kind: "not-offered" };
  try {
    return { kind: "report", bytes: await unzipped(packed, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "too-large" };
    return { kind: "not-offered" };
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
