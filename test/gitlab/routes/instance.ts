import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { notFound, unauthorized } from "../http/refusal.ts";
import { urlOf } from "../http/site.ts";
import { FULL_VERSION } from "../version.ts";
import { jobView } from "../views/job-view.ts";
import { instant } from "../views/times.ts";
import { userView } from "../views/user-view.ts";
import { type AppDeps, openCall } from "./call.ts";

const REVISION = "5ta2d1n0000";

/** The instance itself, the signed-in user, groups, and the calling job. */
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

  app.get("/user", async (c) => {
    const user = (await openCall(deps, c, { signedIn: true })).user();
    return c.json({
      ...userView(site, user),
      created_at: "2026-01-01T00:00:00.000Z",
      bio: "",
      email: `${user.username}@example.com`,
      is_admin: false,
      can_create_group: true,
      can_create_project: true,
      two_factor_enabled: false,
      external: false,
      private_profile: false,
      identities: [],
    });
  });

  app.get("/users", async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    const { username } = call.params;
    const users = world.users.filter((user) => username === undefined || user.username === username);
    return c.json(paginate(c, site, call.params, users).map((user) => userView(site, user)));
  });

  app.get("/personal_access_tokens/self", async (c) => {
    const { caller } = await openCall(deps, c, { signedIn: true });
    if (caller.kind !== "user") throw unauthorized();
    return c.json({
      id: 1,
      name: "token",
      revoked: false,
      active: true,
      user_id: caller.user.id,
      scopes: caller.scopes,
    });
  });

  app.get("/groups", async (c) => {
    const call = await openCall(deps, c);
    const paths = [...new Set(world.projects.map(({ path }) => path.split("/").slice(0, -1).join("/")))].filter(
      Boolean,
    );
    return c.json(paginate(c, site, call.params, paths).map((path, at) => groupView(path, at + 1)));
  });

  app.get("/groups/:group", async (c) => {
    await openCall(deps, c);
    const path = c.req.param("group");
    if (!world.projects.some((project) => project.path.startsWith(`${path}/`))) throw notFound("Group");
    return c.json(groupView(path, 1));
  });

  app.get("/job", async (c) => {
    const { caller } = await openCall(deps, c, { jobToken: "GET /job", signedIn: true });
    if (caller.kind !== "job") throw notFound();
    return c.json(jobView(site, caller.job, world.nowMs));
  });

  function groupView(path: string, id: number) {
    const name = path.split("/").at(-1) ?? path;
    return {
      id,
      name,
      path: name,
      full_name: path.replaceAll("/", " / "),
      full_path: path,
      description: "",
      visibility: "private",
      web_url: urlOf(site, `/groups/${path}`),
      parent_id: null,
      created_at: instant(0),
    };
  }
}
