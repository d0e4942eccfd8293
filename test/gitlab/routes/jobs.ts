import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { paginate, paginateByKey } from "../http/paginate.ts";
import { STATUSES } from "../life/status.ts";
import { words } from "../params/pick.ts";
import { bridgeView, jobView } from "../views/job-view.ts";
import { traceOf } from "../views/trace.ts";
import { type AppDeps, findJob, openCall } from "./call.ts";

/** Jobs of a project; every route here wants somebody signed in. */
export function jobRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/projects/:id/jobs", async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET jobs", signedIn: true });
    const scope = words(call.params, "scope", STATUSES);
    const project = call.projectFor("read_build");
    const rows = world
      .pipelines(project)
      .flatMap(({ jobs }) => jobs)
      .filter((job) => job.kind === "build" && (scope === undefined || scope.includes(job.status)))
      .toSorted((a, b) => b.id - a.id);
    const part =
      call.params["pagination"] === "keyset"
        ? paginateByKey(c, site, call.params, rows)
        : paginate(c, site, call.params, rows, { totals: false });
    return c.json(part.map((job) => jobView(site, job, world.nowMs)));
  });

  app.get("/projects/:id/jobs/:job", async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    const job = findJob(call, call.projectFor("read_build"), { bridges: true });
    return c.json(job.kind === "bridge" ? bridgeView(site, job, world.nowMs) : jobView(site, job, world.nowMs));
  });

  app.get("/projects/:id/jobs/:job/trace", async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    const job = findJob(call, call.projectFor("read_build"));
    return c.body(traceOf(job), 200, {
      "Content-Type": "text/plain",
      "Content-Disposition": `infile; filename="${job.id}.log"`,
    });
  });
}
