import type { Hono } from "hono";
import type { Ctx, Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { badRequest, invalid, notFound } from "../http/refusal.ts";
import { optionalBoolean, optionalInteger, pathInteger } from "../params/pick.ts";
import { groupView } from "../views/group-view.ts";
import { projectView } from "../views/project-view.ts";
import { groupsOf } from "../world/groups.ts";
import type { Project } from "../world/rows.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";

/** Which jobs of other projects a project lets in: the allowlist of projects and groups, for maintainers. */
export function tokenScopeRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const scope = "/projects/:id/job_token_scope";
  const open = async (c: Ctx): Promise<{ call: Call; project: Project }> => {
    const call = await openCall(deps, c, { signedIn: true });
    return { call, project: call.projectFor("admin_build") };
  };

  app.get(scope, async (c) => {
    const { project } = await open(c);
    return c.json({ inbound_enabled: project.jobTokenScopeEnabled, outbound_enabled: false });
  });

  app.patch(scope, async (c) => {
    const { call, project } = await open(c);
    const enabled = optionalBoolean(call.params, "enabled");
    if (enabled === undefined) throw invalid("enabled is missing");
    project.jobTokenScopeEnabled = enabled;
    return c.body(null, 204);
  });

  app.get(`${scope}/allowlist`, async (c) => {
    const { call, project } = await open(c);
    const listed = world.projects.filter((other) => other === project || listedAt(project, other.path) >= 0);
    return c.json(paginate(c, site, call.params, listed).map((other) => projectView(deps, other, undefined)));
  });

  app.post(`${scope}/allowlist`, async (c) => {
    const { call, project } = await open(c);
    const id = wantedId(call, "target_project_id");
    const target = world.projects.find((other) => other.id === id);
    if (target === undefined) throw notFound("target_project_id");
    if (target === project) {
      throw badRequest("Validation failed: Target project can't be the same as the source project");
    }
    add(project, target.path, "project");
    return c.json({ source_project_id: project.id, target_project_id: target.id }, 201);
  });

  app.delete(`${scope}/allowlist/:target`, async (c) => {
    const { project } = await open(c);
    const id = pathInteger(c.req.param("target"), "target_project_id");
    remove(project, world.projects.find((other) => other.id === id)?.path, "target_project_id");
    return c.body(null, 204);
  });

  app.get(`${scope}/groups_allowlist`, async (c) => {
    const { call, project } = await open(c);
    const listed = groupsOf(world.projects).filter(({ path }) => listedAt(project, path) >= 0);
    const rows = paginate(c, site, call.params, listed).map((group) => groupView(site, group));
    return c.json(rows.map(({ id, web_url, name }) => ({ id, web_url, name })));
  });

  app.post(`${scope}/groups_allowlist`, async (c) => {
    const { call, project } = await open(c);
    const id = wantedId(call, "target_group_id");
    const target = groupsOf(world.projects).find((group) => group.id === id);
    if (target === undefined) throw notFound("target_group_id");
    add(project, target.path, "group");
    return c.json({ source_project_id: project.id, target_group_id: target.id }, 201);
  });

  app.delete(`${scope}/groups_allowlist/:target`, async (c) => {
    const { project } = await open(c);
    const id = pathInteger(c.req.param("target"), "target_group_id");
    remove(project, groupsOf(world.projects).find((group) => group.id === id)?.path, "target_group_id");
    return c.body(null, 204);
  });

  function wantedId(call: Call, name: string): number {
    const id = optionalInteger(call.params, name);
    if (id === undefined) throw invalid(`${name} is missing`);
    return id;
  }

  function listedAt({ allowlist }: Project, path: string | undefined): number {
    return allowlist.findIndex(({ from }) => from === path);
  }

  function add(project: Project, path: string, what: "project" | "group"): void {
    if (listedAt(project, path) >= 0) throw badRequest(`This ${what} is already in the job token allowlist.`);
    world.allowJobTokens(project, path);
  }

  function remove(project: Project, path: string | undefined, name: string): void {
    const at = listedAt(project, path);
    if (at < 0) throw notFound(name);
    project.allowlist.splice(at, 1);
  }
}
