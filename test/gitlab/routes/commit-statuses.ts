import type { Hono } from "hono";
import { isAtLeast } from "../auth/roles.ts";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { invalid, notFound, refusal } from "../http/refusal.ts";
import { POSTED_STATES, postStatus } from "../life/post-status.ts";
import { optionalBoolean, optionalInteger, optionalText, optionalWord } from "../params/pick.ts";
import { jobBasic } from "../views/job-view.ts";
import { instant, instantOrNull } from "../views/times.ts";
import { userView } from "../views/user-view.ts";
import type { JobRow, Project, StatusRow } from "../world/rows.ts";
import { type AppDeps, openCall } from "./call.ts";

/**
 * Jobs seen as statuses of their commit, where GitLab's command line looks for a pipeline without jobs of its own; and statuses that other
 * systems post, which become jobs of its pipeline.
 */
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

  app.post("/projects/:id/statuses/:sha", async (c) => {
    const call = await openCall(deps, c);
    const user = call.user();
    const state = optionalWord(call.params, "state", POSTED_STATES);
    const [ref, name, context, description, targetUrl] = ["ref", "name", "context", "description", "target_url"].map(
      (param) => optionalText(call.params, param),
    );
    if (state === undefined) throw invalid("state is missing");
    const project = call.projectFor("update_pipeline");
    const sha = c.req.param("sha");
    if (commitsOf(project).every((commit) => commit !== sha)) throw notFound("Commit");
    const branch = ref ?? [...project.branches].find(([, commit]) => commit.sha === sha)?.[0];
    if (branch === undefined) throw notFound("References for commit");
    const protectedFrom = project.protectedRefs.get(branch);
    const role = project.members.get(user.id);
    if (protectedFrom === "no_one" || (protectedFrom !== undefined && !isAtLeast(role, protectedFrom)))
      throw refusal(403, "403 Forbidden");
    if ((targetUrl?.length ?? 0) > 255) throw refusal(400, { target_url: ["is too long (maximum is 255 characters)"] });
    if (targetUrl !== undefined && !/^https?:\/\//u.test(targetUrl))
      throw refusal(400, { target_url: ["is blocked: Only allowed schemes are http, https"] });
    const words = {
      name: name ?? context ?? "default",
      description: description ?? null,
      targetUrl: targetUrl ?? null,
    };
    const order = { sha, ref: branch, state, ...words };
    const posted = postStatus(world, project, user, order);
    if (typeof posted === "string") throw refusal(400, posted);
    world.settle();
    return c.json(postedView(posted), 201);
  });

  function commitsOf(project: Project): readonly string[] {
    const heads = [...project.branches.values(), ...project.tags.values()];
    return [...heads, ...world.pipelines(project)].map(({ sha }) => sha);
  }

  function postedView({ pipeline, ...row }: StatusRow) {
    return {
      id: row.id,
      sha: pipeline.sha,
      ref: pipeline.ref,
      status: row.status,
      name: row.name,
      target_url: row.targetUrl,
      description: row.description,
      created_at: instant(row.createdAt),
      started_at: instantOrNull(row.startedAt),
      finished_at: instantOrNull(row.finishedAt),
      allow_failure: false,
      coverage: null,
      pipeline_id: pipeline.id,
      author: userView(site, row.user),
    };
  }

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
