import type { Hono } from "hono";
import { answerArchive, answerFile } from "../artifacts/answer.ts";
import { selectJob } from "../artifacts/select.ts";
import { liveArchive } from "../artifacts/upload.ts";
import { authorize } from "../auth/access.ts";
import type { Env } from "../http/env.ts";
import { notFound } from "../http/refusal.ts";
import { optionalBoolean, requiredText } from "../params/pick.ts";
import type { ArtifactRow, Project } from "../world/rows.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";

/** Artifacts of the latest successful pipeline of a ref, by job name. */
export function artifactRefRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/projects/:id/jobs/artifacts/:ref{.+}/download", async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET artifacts" });
    const { project, archive } = archiveOf(call);
    return answerArchive(call, project, archive);
  });

  app.get("/projects/:id/jobs/artifacts/:ref{.+?}/raw/:path{.+}", async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET artifacts raw by ref" });
    const { archive } = archiveOf(call);
    return answerFile(call, archive, c.req.param("path") ?? "");
  });

  function archiveOf(call: Call): { project: Project; archive: ArtifactRow } {
    const job = requiredText(call.params, "job");
    const searchRecent =
      site.version >= 19 && (optionalBoolean(call.params, "search_recent_successful_pipelines") ?? false);
    const project = call.projectFor("read_build");
    authorize(call.caller, "read_job_artifacts", project);
    const wanted = { ref: call.c.req.param("ref") ?? "", job, searchRecent };
    const found = selectJob(world.pipelines(project), wanted, world.nowMs);
    const archive = found === undefined ? undefined : liveArchive(found, world.nowMs);
    if (archive === undefined) throw notFound(found === undefined ? "Job" : undefined);
    return { project, archive };
  }
}
