import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { notFound } from "../http/refusal.ts";
import { FULL_VERSION } from "../version.ts";
import { jobView } from "../views/job-view.ts";
import { type AppDeps, openCall } from "./call.ts";

const REVISION = "5ta2d1n0000";

/** The instance itself, and the calling job. */
export function instanceRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/version", async (c) => {
    await openCall(deps, c, { signedIn: true });
    return c.json({ version: FULL_VERSION[site.version], revision: REVISION });
  });

  app.get("/metadata", async (c) => {
    await openCall(deps, c, { signedIn: true });
    const kas = { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null };
    return c.json({ version: FULL_VERSION[site.version], revision: REVISION, kas, enterprise: true });
  });

  app.get("/job", async (c) => {
    const { caller } = await openCall(deps, c, { jobToken: "GET /job", signedIn: true });
    if (caller.kind !== "job") throw notFound();
    return c.json(jobView(site, caller.job, world.nowMs));
  });
}
