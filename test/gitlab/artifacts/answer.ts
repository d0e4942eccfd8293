import { createHash } from "node:crypto";
import { badRequest, notFound } from "../http/refusal.ts";
import type { Call } from "../routes/call.ts";
import type { ArtifactRow, Project } from "../world/rows.ts";
import { serveBytes } from "./serve.ts";
import { listZip } from "./unzip.ts";

/** The answer that brings an archive: the bytes themselves, or a redirect to the object store. */
export function answerArchive(call: Call, project: Project, archive: ArtifactRow): Response {
  const { c, deps } = call;
  if (project.storage === "redirect") {
    const method = c.req.method === "HEAD" ? "HEAD" : "GET";
    return c.redirect(deps.storage.sign(archive, method, { ranges: project.ranges }), 302);
  }
  return serveBytes(
    archive.bytes,
    {
      "Content-Type": "application/octet-stream",
      "Content-Disposition": attachment(archive.filename),
      "Content-Transfer-Encoding": "binary",
      ...(project.ranges ? { "Accept-Ranges": "bytes" } : {}),
      // Strong, from the archive's checksum; only the newest code sends it.
      ...(deps.site.version >= 19 ? { ETag: `"${archive.sha256}"` } : {}),
    },
    {
      method: c.req.method,
      ...(project.ranges ? { range: c.req.header("range"), ifRange: c.req.header("if-range") } : {}),
    },
  );
}

/** The answer that brings one file out of an archive; 400 for a path that leads out of it, 404 for one that is not in it. */
export function answerFile(call: Call, archive: ArtifactRow, path: string): Response {
  if (path === "" || path.startsWith("/") || path.split("/").some((part) => part === ".." || part === ".")) {
    throw badRequest("Invalid path");
  }
  const entry = listZip(archive.bytes).find((candidate) => candidate.path === path);
  if (entry === undefined || path.endsWith("/")) throw notFound();
  const etag = createHash("sha256").update(`${archive.sha256}/${path}`).digest("hex");
  const name = path.split("/").at(-1) ?? path;
  return serveBytes(
    entry.read(),
    {
      "Content-Type": /\.(txt|log|md)$/u.test(name) ? "text/plain; charset=utf-8" : "application/octet-stream",
      "Content-Disposition": attachment(name),
      ...(call.deps.site.version >= 19 ? { ETag: `"${etag}"` } : {}),
    },
    { method: call.c.req.method },
  );
}

function attachment(filename: string): string {
  const plain = filename.replaceAll(/[^ -~]|["\\]/gu, "?");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`;
}
