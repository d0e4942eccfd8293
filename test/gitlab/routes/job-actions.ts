import type { Hono } from "hono";
import { may } from "../auth/access.ts";
import type { Env } from "../http/env.ts";
import { badRequest, forbidden } from "../http/refusal.ts";
import { cancelOneJob, isPlayable, isRetryable, playJob, retryJob } from "../life/actions.ts";
import { refreshPipeline } from "../life/advance.ts";
import { endJob } from "../life/job-steps.ts";
import { isCancelable, isComplete } from "../life/status.ts";
import { optionalBoolean } from "../params/pick.ts";
import { bridgeView, jobView } from "../views/job-view.ts";
import type { JobRow } from "../world/rows.ts";
import { type AppDeps, findJob, openCall } from "./call.ts";
import { listedVariables } from "./pipeline-actions.ts";

/** What changes single jobs. */
export function jobActionRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const one = "/projects/:id/jobs/:job";
  const view = (job: JobRow) => (job.kind === "bridge" ? bridgeView : jobView)(site, job, world.nowMs);

  app.post(`${one}/cancel`, async (c) => {
    const call = await openCall(deps, c);
    const force = optionalBoolean(call.params, "force") ?? false;
    const project = call.projectFor("update_build");
    const job = findJob(call, project, { bridges: true });
    if (force && !may(call.caller, "force_cancel", project)) throw forbidden();
    if (force && job.status === "canceling") {
      endJob(job, "canceled", world.nowMs);
      refreshPipeline(world, job.pipeline, world.nowMs);
    } else if (isCancelable(job.status)) {
      cancelOneJob(world, job, world.nowMs);
    }
    return c.json(view(job), 201);
  });

  app.post(`${one}/retry`, async (c) => {
    const call = await openCall(deps, c);
    const job = findJob(call, call.projectFor("update_build"), { bridges: true });
    if (!isRetryable(job)) throw forbidden("Job is not retryable");
    return c.json(view(retryJob(world, job, call.user(), world.nowMs)), 201);
  });

  app.post(`${one}/play`, async (c) => {
    const call = await openCall(deps, c);
    const variables = listedVariables(call.params["job_variables_attributes"], "job_variables_attributes");
    const job = findJob(call, call.projectFor("update_build"), { bridges: true });
    if (!isPlayable(job)) throw badRequest("Unplayable Job");
    playJob(world, job, call.user(), variables, world.nowMs);
    return c.json(view(job), 200);
  });

  app.post(`${one}/erase`, async (c) => {
    const call = await openCall(deps, c);
    const job = findJob(call, call.projectFor("update_build"));
    if (!isComplete(job.status) || job.startedAt === undefined || job.erasedAt !== undefined) {
      throw forbidden("Job is not erasable!");
    }
    job.erasedAt = world.nowMs;
    delete job.archive;
    job.reports.length = 0;
    return c.json(view(job), 201);
  });
}
