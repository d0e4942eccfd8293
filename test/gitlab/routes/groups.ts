import type { Hono } from "hono";
import { canSee } from "../auth/access.ts";
import type { Ctx, Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { notFound } from "../http/refusal.ts";
import { optionalBoolean, optionalText } from "../params/pick.ts";
import { groupView } from "../views/group-view.ts";
import { projectView } from "../views/project-view.ts";
import { findGroup, type Group, groupsOf } from "../world/groups.ts";
import type { Project } from "../world/rows.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";

/** Groups, as far as one can see a project in them, and their projects. */
export function groupRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/groups", async (c) => {
    const call = await openCall(deps, c);
    const search = optionalText(call.params, "search")?.toLowerCase() ?? "";
    const seen = groupsOf(world.projects).filter(
      (group) => visibleProjects(call, group, true).length > 0 && group.path.toLowerCase().includes(search),
    );
    return c.json(paginate(c, site, call.params, seen).map((group) => groupView(site, group)));
  });

  app.get("/groups/:group", async (c) => {
    const { group } = await openGroup(c);
    return c.json(groupView(site, group));
  });

  app.get("/groups/:group/projects", async (c) => {
    const { call, group } = await openGroup(c);
    const deep = optionalBoolean(call.params, "include_subgroups") ?? false;
    const found = visibleProjects(call, group, deep).toReversed();
    return c.json(paginate(c, site, call.params, found).map((project) => projectView(deps, project, viewerOf(call))));
  });

  async function openGroup(c: Ctx): Promise<{ call: Call; group: Group }> {
    const call = await openCall(deps, c);
    const group = findGroup(world.projects, c.req.param("group") ?? "");
    if (group === undefined || visibleProjects(call, group, true).length === 0) throw notFound("Group");
    return { call, group };
  }

  function visibleProjects(call: Call, { path }: Group, deep: boolean): readonly Project[] {
    const inside = (project: Project) =>
      project.path.startsWith(`${path}/`) && (deep || !project.path.slice(path.length + 1).includes("/"));
    return world.projects.filter((project) => inside(project) && canSee(project, viewerOf(call)));
  }
}

function viewerOf({ caller }: Call) {
  return caller.kind === "anonymous" ? undefined : caller.user;
}
