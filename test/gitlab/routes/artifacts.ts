import type { Hono } from "hono";
import { answerArchive, answerFile } from "../artifacts/answer.ts";
import { treeOf } from "../artifacts/tree.ts";
import { listZip } from "../artifacts/unzip.ts";
import { liveArchive } from "../artifacts/upload.ts";
import { authorize } from "../auth/access.ts";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { badRequest, notFound, refusal } from "../http/refusal.ts";
import { optionalBoolean, optionalText } from "../params/pick.ts";
import { jobView } from "../views/job-view.ts";
import type { ArtifactRow, JobRow, Project } from "../world/rows.ts";
import { type AppDeps, type Call, findJob, openCall } from "./call.ts";

/** Artifacts of one job by its id, and the deletion of a whole project's. */
export function artifactRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const one = "/projects/:id/jobs/:job/artifacts";

  app.get(one, async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET artifacts" });
    const report = reportOf(call);
    if (report !== undefined) return answerArchive(call, report.project, report.artifact);
    const { project, archive } = archiveOf(call);
    return answerArchive(call, project, archive);
  });

  app.get(`${one}/tree`, async (c, next) => {
    if (site.version < 18) return next();
    const call = await openCall(deps, c, { jobToken: "GET artifacts/tree" });
    const { archive } = archiveOf(call);
    const path = optionalText(call.params, "path") ?? "";
    const rows = treeOf(listZip(archive.bytes), path, optionalBoolean(call.params, "recursive") ?? false);
    return c.json(paginate(c, site, call.params, rows));
  });

  app.get(`${one}/:path{.+}`, async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET artifacts" });
    const { archive } = archiveOf(call);
    return answerFile(call, archive, c.req.param("path") ?? "");
  });

  app.post(`${one}/keep`, async (c) => {
    const call = await openCall(deps, c);
    const job = findJob(call, call.projectFor("keep_artifacts"));
    if (liveArchive(job, world.nowMs) === undefined) throw notFound();
    delete job.artifactsExpireAt;
    return c.json(jobView(site, job, world.nowMs), 200);
  });

  app.delete(one, async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("destroy_artifacts");
    const job = findJob(call, project);
    refuseWhileRefreshing(project);
    forget(job);
    return c.body(null, 204);
  });

  app.delete("/projects/:id/artifacts", async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("destroy_artifacts");
    refuseWhileRefreshing(project);
    const pipelines = world.pipelines(project);
    const kept = new Set(
      [...new Set(pipelines.map(({ ref }) => ref))].map((ref) =>
        pipelines.findLast((pipeline) => pipeline.ref === ref && pipeline.status === "success"),
      ),
    );
    for (const pipeline of pipelines) if (!kept.has(pipeline)) pipeline.jobs.forEach(forget);
    return c.json({ message: "202 Accepted" }, 202);
  });

  /** What `file_type` asks for; undefined where that is the archive, or where GitLab does not know the parameter. */
  function reportOf(call: Call): { project: Project; artifact: ArtifactRow } | undefined {
    const project = call.projectFor("read_build");
    const type = optionalText(call.params, "file_type");
    if (type === undefined || type === "archive" || !project.reportDownloads) return undefined;
    if (type === "metadata" || type === "trace") throw badRequest("file_type does not have a valid value");
    const job = findJob(call, project);
    authorize(call.caller, "read_job_artifacts", project);
    const artifact = job.reports.find(({ fileType }) => fileType === type);
    if (artifact === undefined) throw notFound();
    return { project, artifact };
  }

  function archiveOf(call: Call): { project: Project; archive: ArtifactRow } {
    const project = call.projectFor("read_build");
    const job = findJob(call, project);
    authorize(call.caller, "read_job_artifacts", project);
    const archive = liveArchive(job, world.nowMs);
    if (archive === undefined) throw notFound();
    return { project, archive };
  }
}

function forget(job: JobRow): void {
  delete job.archive;
  job.reports.length = 0;
}

function refuseWhileRefreshing(project: Project): void {
  if (project.refreshingStatistics) {
    throw refusal(409, "409 Conflict: Operation not allowed: project statistics are being refreshed");
  }
}
