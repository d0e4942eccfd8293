import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { type AppDeps, openCall } from "./call.ts";

/** No project here has merge requests; GitLab's command line asks for them when a branch has no pipeline. */
export function mergeRequestRoutes(app: Hono<Env>, deps: AppDeps): void {
  app.get("/projects/:id/merge_requests", async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    call.project();
    return c.json(paginate(c, deps.site, call.params, []));
  });
}
