import type { Hono } from "hono";
import type { Ctx, Env } from "../http/env.ts";
import { invalid, notFound } from "../http/refusal.ts";
import { optionalText } from "../params/pick.ts";
import { resolveRef } from "../world/resolve-ref.ts";
import type { Project } from "../world/rows.ts";
import { type AppDeps, openCall } from "./call.ts";

const USUAL_PATH = ".gitlab-ci.yml";

/** Files of the repository, as they are. */
export function repositoryFileRoutes(app: Hono<Env>, deps: AppDeps): void {
  app.get("/projects/:id/repository/files/:path/raw", async (c: Ctx) => {
    const call = await openCall(deps, c, { jobToken: "GET repository/files/:path/raw" });
    const ref = optionalText(call.params, "ref");
    if (ref === "") throw invalid("ref is empty");
    const project = call.projectFor("read_code");
    if (resolveRef(project, ref ?? project.defaultBranch).kind !== "found") throw notFound("Commit");
    const text = fileOf(project, c.req.param("path") ?? "");
    if (text === undefined) throw notFound("File");
    return c.body(text, 200, { "Content-Type": "text/plain; charset=utf-8" });
  });
}

function fileOf(project: Project, path: string): string | undefined {
  const stored = project.files.get(path);
  if (stored !== undefined || project.ci === null) return stored;
  const ciPath = project.ciConfigPath === "" ? USUAL_PATH : project.ciConfigPath;
  return path === ciPath ? ciText(project.ci) : undefined;
}

/** A CI file with what triggering needs to know of it, its header of inputs; JSON is YAML as well. */
function ciText({ inputs }: NonNullable<Project["ci"]>): string {
  const header = inputs === undefined ? "" : `spec: ${JSON.stringify({ inputs }, undefined, 2)}\n---\n`;
  return `${header}test:\n  script: [make]\n  rules: [!reference [.rules, rules]]\n`;
}
