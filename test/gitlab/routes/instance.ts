import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { notFound, unauthorized } from "../http/refusal.ts";
import { FULL_VERSION } from "../version.ts";
import { jobView } from "../views/job-view.ts";
import { instant } from "../views/times.ts";
import { type AppDeps, openCall } from "./call.ts";

const REVISION = "5ta2d1n0000";

/** The instance itself, the access token in use, and the calling job. */
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

  app.get("/personal_access_tokens/self", async (c) => {
    const { caller } = await openCall(deps, c, { signedIn: true });
    if (caller.kind !== "user") throw unauthorized();
    const { scopes, expiresAt } = caller.token;
    return c.json({
      id: world.accessTokens.indexOf(caller.token) + 1,
      name: "token",
      revoked: false,
      active: true,
      user_id: caller.user.id,
      scopes,
      created_at: "2026-01-01T00:00:00.000Z",
      last_used_at: instant(world.nowMs),
      expires_at: expiresAt === undefined ? null : instant(expiresAt).slice(0, 10),
    });
  });

  app.get("/job", async (c) => {
    const { caller } = await openCall(deps, c, { jobToken: "GET /job", signedIn: true });
    if (caller.kind !== "job") throw notFound();
    return c.json(jobView(site, caller.job, world.nowMs));
  });
}
