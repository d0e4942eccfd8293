import type { Hono } from "hono";
import { readFaultRule } from "../faults/wire.ts";
import type { Env } from "../http/env.ts";
import type { AppDeps } from "./call.ts";

/** Newest requests shown when nothing else is asked for. */
const SHOWN = 50;

/** The stand-in's own routes, which no GitLab has: faults on demand, and the requests so far. */
export function controlRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { faults, requests, world } = deps;

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
