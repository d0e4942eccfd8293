import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { forbidden } from "../http/refusal.ts";
import type { ParamHash } from "../params/nested.ts";
import { optionalText } from "../params/pick.ts";
import { pipelineRow, pipelineWithName } from "../views/pipeline-view.ts";
import { filterPipelines, readPipelineFilter } from "../world/pipeline-filter.ts";
import { resolveRef } from "../world/resolve-ref.ts";
import { DANGLING_SOURCES } from "../world/sources.ts";
import { type AppDeps, openCall } from "./call.ts";

/** The list of pipelines, and the latest one of a ref. */
export function pipelineListRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/projects/:id/pipelines", async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET pipelines" });
    const filter = readPipelineFilter(call.params);
    const project = call.projectFor("read_build");
    const rows = filterPipelines(world.pipelines(project), filter);
    return c.json(paginate(c, site, call.params, rows).map((pipeline) => pipelineRow(site, pipeline)));
  });

  app.get("/projects/:id/pipelines/latest", async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("read_build");
    const found = resolveRef(project, refOf(call.params) ?? project.defaultBranch);
    // Child and other dangling pipelines never are a ref's latest.
    const latest =
      found.kind === "found"
        ? world
            .pipelines(project)
            .filter(
              ({ ref, sha, source }) => ref === found.name && sha === found.commit.sha && !DANGLING_SOURCES.has(source),
            )
            .at(-1)
        : undefined;
    if (latest === undefined) throw forbidden();
    return c.json(pipelineWithName(site, latest, world.nowMs));
  });
}

function refOf(params: ParamHash): string | undefined {
  const ref = optionalText(params, "ref");
  return ref === "" ? undefined : ref;
}
