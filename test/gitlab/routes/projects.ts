import type { Hono } from "hono";
import { canSee } from "../auth/access.ts";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { optionalBoolean, optionalText } from "../params/pick.ts";
import { projectView } from "../views/project-view.ts";
import { type AppDeps, openCall } from "./call.ts";

/** Projects, one or many. */
export function projectRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/projects", async (c) => {
    const call = await openCall(deps, c);
    const viewer = call.caller.kind === "anonymous" ? undefined : call.caller.user;
    const search = optionalText(call.params, "search")?.toLowerCase();
    const membership = optionalBoolean(call.params, "membership") ?? false;
    const found = world.projects
      .filter((project) => canSee(project, viewer))
      .filter((project) => search === undefined || project.path.toLowerCase().includes(search))
      .filter((project) => !membership || (viewer !== undefined && project.members.has(viewer.id)))
      .toSorted((a, b) => b.id - a.id);
    return c.json(paginate(c, site, call.params, found).map((project) => projectView(deps, project, viewer)));
  });

  app.get("/projects/:id", async (c) => {
    const call = await openCall(deps, c);
    const viewer = call.caller.kind === "anonymous" ? undefined : call.caller.user;
    return c.json(projectView(deps, call.project(), viewer));
  });
}
