import type { Hono } from "hono";
import { canSee, reachOf } from "../auth/access.ts";
import { executingJob } from "../auth/caller.ts";
import type { Ctx, Env } from "../http/env.ts";
import { forbidden, invalid, notFound, refusal } from "../http/refusal.ts";
import { isHash, newHash, type ParamHash } from "../params/nested.ts";
import { blankProblems, optionalText } from "../params/pick.ts";
import { readParams } from "../params/read-params.ts";
import { triggerPayload } from "../params/trigger-payload.ts";
import { pipelineDetail } from "../views/pipeline-view.ts";
import { readFormInputs } from "../world/inputs.ts";
import type { JobRow, Project, TriggerTokenRow, User, VariableRow } from "../world/rows.ts";
import { startPipeline } from "../world/start-pipeline.ts";
import { type AppDeps, findProject } from "./call.ts";

/** What the token of a trigger call stands for. */
type Origin =
  | { readonly kind: "trigger"; readonly row: TriggerTokenRow; readonly user: User | null }
  | { readonly kind: "job"; readonly job: JobRow; readonly user: User };

/** POST trigger/pipeline, in both spellings. It knows no user: the `token` parameter alone decides. */
export function triggerRoutes(app: Hono<Env>, deps: AppDeps): void {
  const handle = (c: Ctx) => trigger(deps, c);
  app.post("/projects/:id/trigger/pipeline", handle);
  app.post("/projects/:id/ref/:ref{.+}/trigger/pipeline", handle);
  app.get("/projects/:id/trigger/pipeline", () => {
    throw notFound();
  });
  app.get("/projects/:id/ref/:ref{.+}/trigger/pipeline", () => {
    throw notFound();
  });
}

async function trigger(deps: AppDeps, c: Ctx): Promise<Response> {
  const { world, site } = deps;
  const { params, json } = await mergedParams(c);
  world.settle();
  const ref = checkShape(params, site.version >= 18 ? ["variables", "inputs"] : ["variables"]);
  if (c.req.header("x-gitlab-event") === "Pipeline Hook") throw forbidden();
  const given = stringVariables(params);
  const project = findProject(world, c.req.param("id") ?? "");
  if (project === undefined || project.deleted) throw notFound();
  const origin = originOf(deps, project, optionalText(params, "token") ?? "");
  if (origin === undefined) throw notFound();
  if (origin.kind === "trigger") origin.row.lastUsed = world.nowMs;

  const payload: VariableRow = { key: "TRIGGER_PAYLOAD", value: triggerPayload(params), type: "file" };
  const inputs = site.version >= 18 && isHash(params["inputs"]) ? params["inputs"] : {};
  const made = startPipeline(
    world,
    project,
    {
      ref,
      source: origin.kind === "trigger" ? "trigger" : "pipeline",
      user: origin.user,
      variables: [...given, payload],
      inputs: json ? inputs : readFormInputs(project.ci?.inputs ?? {}, inputs),
      ...(origin.kind === "trigger" ? { trigger: origin.row } : { sourceJob: origin.job }),
    },
    { payloadCountsAsVariable: site.version < 18, strictKeys: site.version >= 19 },
  );
  if (made.kind === "refused") throw refusal(400, { base: [made.base] });
  if (made.kind === "failed") throw refusal(422, made.message);
  return c.json(pipelineDetail(site, made.pipeline, world.nowMs), 201);
}

/** Query, then body, then path: later ones win, each key stays where it first stood, so TRIGGER_PAYLOAD keeps GitLab's order. */
async function mergedParams(c: Ctx): Promise<{ params: ParamHash; json: boolean }> {
  const { merged, json } = await readParams(c);
  const params = Object.assign(newHash(), merged);
  params["id"] = c.req.param("id") ?? "";
  const ref = c.req.param("ref");
  if (ref !== undefined) params["ref"] = ref;
  return { params, json };
}

/** The declared parameters, all problems in one answer. */
function checkShape(params: ParamHash, hashes: readonly string[]): string {
  const isText = (value: unknown) => typeof value !== "object" || value === null;
  const problems = [
    ...(isText(params["ref"]) ? blankProblems(params, "ref") : ["ref is invalid"]),
    ...(params["token"] === undefined ? ["token is missing"] : []),
    ...(isText(params["token"]) ? [] : ["token is invalid"]),
    ...hashes.filter((name) => !isHash(params[name] ?? newHash())).map((name) => `${name} is invalid`),
  ];
  if (problems.length > 0) throw invalid(problems.join(", "));
  return optionalText(params, "ref") ?? "";
}

/** Caller's variables; the parameter is written back as a hash, so that the payload always has one. */
function stringVariables(params: ParamHash): readonly VariableRow[] {
  const hash = isHash(params["variables"]) ? params["variables"] : newHash();
  params["variables"] = hash;
  return Object.entries(hash).map(([key, value]) => {
    if (typeof value !== "string") throw refusal(400, "variables needs to be a map of key-valued strings");
    return { key, value, type: "env_var" };
  });
}

/**
 * What the token stands for; undefined (a 404) when it is unknown, belongs to another project or has expired, or when the job's user
 * or the allowlist does not let it near. A job that does not run is a 401.
 */
function originOf({ world }: AppDeps, project: Project, token: string): Origin | undefined {
  const row = world.triggerTokens.find((known) => known.token === token);
  if (row !== undefined) {
    const expired = row.expiresAt !== undefined && row.expiresAt <= world.nowMs;
    return row.project === project && !expired ? { kind: "trigger", row, user: row.owner } : undefined;
  }
  const job = executingJob(world, token);
  const user = job?.user;
  if (job === undefined || user === null || user === undefined) return undefined;
  if (!canSee(project, user) || reachOf(project, job.pipeline.project) === undefined) return undefined;
  return { kind: "job", job, user };
}
