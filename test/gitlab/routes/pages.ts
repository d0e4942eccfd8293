import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { latestJobs } from "../life/unlock.ts";
import { FULL_VERSION } from "../version.ts";
import type { PipelineRow } from "../world/rows.ts";
import type { AppDeps } from "./call.ts";

/** What somebody sees who opens a `web_url` in a browser: plain text instead of GitLab's pages. */
export function pageRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get(site.root === "" ? "/" : site.root, (c) =>
    c.text(
      `A stand-in for GitLab ${FULL_VERSION[site.version]}. The API is at ${site.root}/api/v4; see also /-/stand-in.\n`,
    ),
  );

  app.get(`${site.root}/:path{.+}/-/pipelines/:pid{[0-9]+}`, (c) => {
    world.settle();
    const pipeline = world.allPipelines.find(({ id }) => String(id) === c.req.param("pid"));
    return pipeline === undefined ? c.text("404: no such pipeline\n", 404) : c.text(page(pipeline));
  });

  app.get(`${site.root}/:path{.+}/-/jobs/:job{[0-9]+}`, (c) => {
    world.settle();
    const job = world.jobById(Number(c.req.param("job")));
    return job === undefined ? c.text("404: no such job\n", 404) : c.text(`Job ${job.id} ${job.name}: ${job.status}\n`);
  });

  app.get(`${site.root}/:path{.+}`, async (c, next) => {
    const project = world.projects.find(({ path }) => path === c.req.param("path"));
    if (project === undefined) return next();
    const lines = world.pipelines(project).map(({ id, ref, status }) => `  ${id}  ${ref}: ${status}`);
    return c.text([`Project ${project.id} ${project.path}`, ...lines.toReversed(), ""].join("\n"));
  });
}

function page(pipeline: PipelineRow): string {
  const lines = latestJobs(pipeline).map(({ id, stage, name, status }) => `  ${id}  ${stage}  ${name}: ${status}`);
  return [
    `Pipeline ${pipeline.id} of ${pipeline.project.path} on ${pipeline.ref}: ${pipeline.status}`,
    ...lines,
    "",
  ].join("\n");
}
