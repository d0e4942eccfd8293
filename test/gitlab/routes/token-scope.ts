import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { invalid, notFound } from "../http/refusal.ts";
import { optionalBoolean, optionalInteger } from "../params/pick.ts";
import { projectView } from "../views/project-view.ts";
import { type AppDeps, openCall } from "./call.ts";

/** The allowlist of job tokens, readable and changeable by maintainers. */
export function tokenScopeRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const scope = "/projects/:id/job_token_scope";

  app.get(scope, async (c) => {
    const project = (await openCall(deps, c, { signedIn: true })).projectFor("admin_build");
    return c.json({ inbound_enabled: project.jobTokenScopeEnabled, outbound_enabled: false });
  });

  app.patch(scope, async (c) => {
    const call = await openCall(deps, c);
    const enabled = optionalBoolean(call.params, "enabled");
    if (enabled === undefined) throw invalid("enabled is missing");
    call.projectFor("admin_build").jobTokenScopeEnabled = enabled;
    return c.body(null, 204);
  });

  app.get(`${scope}/allowlist`, async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    const project = call.projectFor("admin_build");
    const listed = world.projects.filter(
      (other) => other === project || project.allowlist.some(({ from }) => from === other.path),
    );
    return c.json(paginate(c, site, call.params, listed).map((other) => projectView(site, other, undefined)));
  });

  app.post(`${scope}/allowlist`, async (c) => {
    const call = await openCall(deps, c);
    const id = optionalInteger(call.params, "target_project_id");
    if (id === undefined) throw invalid("target_project_id is missing");
    const project = call.projectFor("admin_build");
    const target = world.projects.find((other) => other.id === id);
    if (target === undefined) throw notFound("target_project_id");
    world.allowJobTokens(project, target);
    return c.json({ source_project_id: project.id, target_project_id: target.id }, 201);
  });
}
