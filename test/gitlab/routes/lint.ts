import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { notFound } from "../http/refusal.ts";
import { optionalText, requiredText } from "../params/pick.ts";
import { resolveInputs } from "../world/inputs.ts";
import { resolveRef } from "../world/resolve-ref.ts";
import type { Project } from "../world/rows.ts";
import { type AppDeps, openCall } from "./call.ts";

/** The static check of a CI file: of the project's own, or of one that is sent. It takes no inputs. */
export function lintRoutes(app: Hono<Env>, deps: AppDeps): void {
  app.get("/projects/:id/ci/lint", async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("read_code");
    const ref = optionalText(call.params, "content_ref") ?? optionalText(call.params, "sha") ?? project.defaultBranch;
    if (resolveRef(project, ref).kind !== "found") throw notFound("Commit");
    return c.json(result(problemsOf(project)));
  });

  app.post("/projects/:id/ci/lint", async (c) => {
    const call = await openCall(deps, c);
    const content = requiredText(call.params, "content");
    call.projectFor("create_pipeline");
    return c.json(result(content.trim() === "" ? ["Please provide content of .gitlab-ci.yml"] : []));
  });
}

function problemsOf({ ci }: Project): readonly string[] {
  if (ci === null) return ["Please provide content of .gitlab-ci.yml"];
  if (ci.yamlErrors !== undefined) return [ci.yamlErrors];
  return resolveInputs(ci.inputs ?? {}, {}).problems;
}

function result(errors: readonly string[]) {
  return { valid: errors.length === 0, errors, warnings: [], merged_yaml: "", includes: [] };
}
