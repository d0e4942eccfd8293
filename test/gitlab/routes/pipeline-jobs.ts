import type { Hono } from "hono";
import type { Ctx, Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { notFound } from "../http/refusal.ts";
import { STATUSES } from "../life/status.ts";
import { optionalBoolean, words } from "../params/pick.ts";
import { bridgeView, jobView } from "../views/job-view.ts";
import type { JobRow } from "../world/rows.ts";
import { type AppDeps, type Call, findPipeline, openCall } from "./call.ts";

/** Jobs and bridges of one pipeline. */
export function pipelineJobRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const one = "/projects/:id/pipelines/:pid";

  app.get(`${one}/jobs`, async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET pipelines/:id/jobs" });
    const rows = rowsOf(call, "build");
    return c.json(paginate(c, site, call.params, rows).map((job) => jobView(site, job, world.nowMs)));
  });

  const bridges = async (c: Ctx) => {
    const call = await openCall(deps, c, { jobToken: "GET pipelines/:id/bridges" });
    const rows = rowsOf(call, "bridge");
    return c.json(paginate(c, site, call.params, rows).map((bridge) => bridgeView(site, bridge, world.nowMs)));
  };
  app.get(`${one}/bridges`, bridges);
  app.get(`${one}/trigger_jobs`, (c) => {
    // New in 19.2, when `bridges` was deprecated in its favour.
    if (site.version < 19) throw notFound();
    return bridges(c);
  });
}

/** Newest first; retried ones only on demand. */
function rowsOf(call: Call, kind: JobRow["kind"]): readonly JobRow[] {
  const scope = words(call.params, "scope", STATUSES);
  const retried = optionalBoolean(call.params, "include_retried") ?? false;
  const pipeline = findPipeline(call, call.projectFor("read_build"));
  return pipeline.jobs
    .filter(
      (job) => job.kind === kind && (retried || !job.retried) && (scope === undefined || scope.includes(job.status)),
    )
    .toSorted((a, b) => b.id - a.id);
}
