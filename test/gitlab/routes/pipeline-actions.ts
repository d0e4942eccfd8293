import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { checkUnmodified } from "../http/preconditions.ts";
import { invalid, refusal } from "../http/refusal.ts";
import { cancelPipeline, retryPipeline } from "../life/actions.ts";
import { isHash, newHash, type ParamHash } from "../params/nested.ts";
import { filledText, optionalText, requiredText } from "../params/pick.ts";
import { pipelineDetail, pipelineWithName } from "../views/pipeline-view.ts";
import { readFormInputs } from "../world/inputs.ts";
import type { VariableRow } from "../world/rows.ts";
import { startPipeline } from "../world/start-pipeline.ts";
import { type AppDeps, findPipeline, openCall } from "./call.ts";

const LONGEST_NAME = 255;

/** What changes pipelines, but for triggers. */
export function pipelineActionRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const one = "/projects/:id/pipelines/:pid";

  app.post("/projects/:id/pipeline", async (c) => {
    const call = await openCall(deps, c);
    const ref = filledText(call.params, "ref");
    const variables = listedVariables(call.params["variables"]);
    const project = call.projectFor("create_pipeline");
    const inputs = isHash(call.params["inputs"]) ? call.params["inputs"] : {};
    const typed = call.json ? inputs : readFormInputs(project.ci?.inputs ?? {}, inputs);
    const made = startPipeline(
      world,
      project,
      { ref, source: "api", user: call.user(), variables, inputs: typed },
      { payloadCountsAsVariable: true, strictKeys: site.version >= 19 },
    );
    switch (made.kind) {
      case "created":
        return c.json(pipelineDetail(site, made.pipeline, world.nowMs), 201);
      case "refused":
        throw refusal(400, { base: [made.base] });
      case "failed":
        // Unlike a trigger call, this one stores nothing when it fails.
        world.remove(made.pipeline);
        throw refusal(400, typeof made.message === "string" ? { base: [made.message] } : made.message);
    }
  });

  app.post(`${one}/retry`, async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("update_pipeline");
    const pipeline = findPipeline(call, project);
    if (project.retryRefusal !== undefined) throw refusal(project.retryRefusal.status, project.retryRefusal.message);
    retryPipeline(world, pipeline, call.user(), world.nowMs);
    return c.json(pipelineDetail(site, pipeline, world.nowMs), 201);
  });

  app.post(`${one}/cancel`, async (c) => {
    const call = await openCall(deps, c);
    const pipeline = findPipeline(call, call.projectFor("update_pipeline"));
    cancelPipeline(world, pipeline, world.nowMs);
    return c.json(pipelineDetail(site, pipeline, world.nowMs), 200);
  });

  app.delete(one, async (c) => {
    const call = await openCall(deps, c);
    const project = call.project();
    const pipeline = findPipeline(call, project);
    call.projectFor("destroy_pipeline");
    if (project.refreshingStatistics)
      throw refusal(409, "409 Conflict: Operation not allowed: project statistics are being refreshed");
    checkUnmodified(c, pipeline.updatedAt);
    world.remove(pipeline);
    return c.body(null, 204);
  });

  app.put(`${one}/metadata`, async (c) => {
    const call = await openCall(deps, c, { jobToken: "PUT pipelines/:id/metadata" });
    const name = requiredText(call.params, "name");
    const pipeline = findPipeline(call, call.projectFor("update_pipeline"));
    if (name.length > LONGEST_NAME)
      throw refusal(400, { name: [`is too long (maximum is ${LONGEST_NAME} characters)`] });
    pipeline.name = name;
    pipeline.updatedAt = world.nowMs;
    return c.json(pipelineWithName(site, pipeline, world.nowMs));
  });
}

/** Variables of POST /pipeline and of `play`: a list of hashes, unlike those of a trigger. */
export function listedVariables(value: unknown, name = "variables"): readonly VariableRow[] {
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] | undefined = Array.isArray(value)
    ? value
    : isHash(value) && isIndexed(value)
      ? Object.values(value)
      : undefined;
  if (list === undefined) throw invalid(`${name} is invalid`);
  return list.map((row, at) => {
    const hash: ParamHash = isHash(row) ? row : newHash();
    const key = optionalText(hash, "key");
    const text = optionalText(hash, "value");
    const type = optionalText(hash, "variable_type") ?? "env_var";
    if (key === undefined) throw invalid(`${name}[${at}][key] is missing`);
    if (text === undefined) throw invalid(`${name}[${at}][value] is missing`);
    if (type !== "env_var" && type !== "file") {
      throw invalid(`${name}[${at}][variable_type] does not have a valid value`);
    }
    return { key, value: text, type };
  });
}

/** Some clients number the items of a list: `variables[0][key]=…`. */
function isIndexed(hash: ParamHash): boolean {
  return Object.keys(hash).every((key) => /^\d+$/u.test(key));
}
