import type { Hono } from "hono";
import { readFaultRule } from "../faults/wire.ts";
import type { Env } from "../http/env.ts";
import { urlOf } from "../http/site.ts";
import { isExecuting } from "../life/status.ts";
import { FULL_VERSION } from "../version.ts";
import type { AppDeps } from "./call.ts";

/** Newest requests shown when nothing else is asked for. */
const SHOWN = 50;

/** The stand-in's own routes, which no GitLab has: what it is seeded with, faults on demand, and the requests so far. */
export function controlRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { faults, requests, site, storage, world } = deps;

  app.get("/-/stand-in", (c) => {
    world.settle();
    return c.json({
      url: urlOf(site, ""),
      storage_url: storage.origin,
      version: FULL_VERSION[site.version],
      projects: world.projects.map(({ id, path, visibility }) => ({ id, path, visibility })),
      trigger_tokens: world.triggerTokens.map(({ token, project, owner }) => ({
        token,
        project: project.path,
        owner: owner?.username ?? null,
      })),
      access_tokens: world.accessTokens.map(({ token, user, scopes }) => ({ token, user: user.username, scopes })),
      running_jobs: world.allPipelines
        .flatMap(({ jobs }) => jobs)
        .filter(({ status }) => isExecuting(status))
        .map(({ id, name, token, pipeline }) => ({ id, name, token, project: pipeline.project.path })),
    });
  });

  app.post("/-/stand-in/faults", async (c) => {
    const rule = readFaultRule(await c.req.text());
    faults.add(rule);
    return c.json({ armed: faults.pending.length, fault: rule.fault, path: rule.path?.source ?? null }, 201);
  });

  app.get("/-/stand-in/faults", (c) =>
    c.json(faults.pending.map(({ fault, method, path, times }) => ({ method, path: path?.source, times, ...fault }))),
  );

  app.delete("/-/stand-in/faults", (c) => {
    faults.clear();
    return c.body(null, 204);
  });

  app.get("/-/stand-in/requests", (c) =>
    c.json(requests.slice(-SHOWN).map(({ body, ...request }) => ({ ...request, body: body.toString("utf8") }))),
  );

  app.get("/-/stand-in/pipelines", (c) => {
    world.settle();
    return c.json(
      world.allPipelines.map(({ id, project, ref, source, status, variables }) => ({
        id,
        project: project.path,
        ref,
        source,
        status,
        variables: Object.fromEntries(variables.map(({ key, value }) => [key, value])),
      })),
    );
  });
}
