import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { notFound } from "../http/refusal.ts";
import { optionalBoolean, optionalInteger, optionalText, optionalWord } from "../params/pick.ts";
import { jobBasic } from "../views/job-view.ts";
import type { JobRow } from "../world/rows.ts";
import { type AppDeps, openCall } from "./call.ts";

/** Jobs seen as statuses of their commit: where GitLab's command line looks for a pipeline without jobs of its own. */
export function commitStatusRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/projects/:id/repository/commits/:sha{.+}/statuses", async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    const [ref, stage, name] = ["ref", "stage", "name"].map((param) => optionalText(call.params, param));
    const retried = optionalBoolean(call.params, "all") ?? false;
    const pipelineId = optionalInteger(call.params, "pipeline_id");
    const falling = optionalWord(call.params, "sort", ["asc", "desc"]) === "desc";
    const project = call.projectFor("read_build");
    const sha = c.req.param("sha") ?? "";
    const pipelines = world.pipelines(project).filter((pipeline) => pipeline.sha === sha);
    const heads = [...project.branches.values(), ...project.tags.values()];
    if (pipelines.length === 0 && !heads.some((commit) => commit.sha === sha)) throw notFound("Commit");
    const jobs = pipelines
      .filter((pipeline) => pipelineId === undefined || pipeline.id === pipelineId)
      .filter((pipeline) => ref === undefined || pipeline.ref === ref)
      .flatMap((pipeline) => pipeline.jobs)
      .filter((job) => (retried || !job.retried) && (stage === undefined || job.stage === stage))
      .filter((job) => name === undefined || job.name === name)
      .toSorted((a, b) => (falling ? b.id - a.id : a.id - b.id));
    return c.json(paginate(c, site, call.params, jobs).map(statusView));
  });

  function statusView(job: JobRow) {
    const { sha, ref, id: pipelineId } = job.pipeline;
    const row = jobBasic(site, job, world.nowMs);
    return {
      id: row.id,
      sha,
      ref,
      status: row.status,
      name: row.name,
      target_url: row.web_url,
      description: null,
      created_at: row.created_at,
      started_at: row.started_at,
      finished_at: row.finished_at,
      allow_failure: row.allow_failure,
      coverage: row.coverage,
      pipeline_id: pipelineId,
      author: row.user,
    };
  }
}
