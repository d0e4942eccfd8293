import type { Hono } from "hono";
import { may } from "../auth/access.ts";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { checkUnmodified } from "../http/preconditions.ts";
import { badRequest, forbidden, invalid, recordNotFound } from "../http/refusal.ts";
import { optionalInstant, optionalText, pathInteger, requiredText } from "../params/pick.ts";
import { triggerTokenView } from "../views/trigger-token-view.ts";
import type { Project, TriggerTokenRow } from "../world/rows.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";

/** The instance's maximum lifetime of access tokens: 400 days. */
const LONGEST_MS = 400 * 86_400_000;
const MOST_DESCRIPTION = 255;

/** Management of pipeline trigger tokens. */
export function triggerTokenRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const all = "/projects/:id/triggers";
  const one = `${all}/:trigger`;

  app.get(all, async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    const project = call.projectFor("admin_build");
    const rows = world.triggerTokens.filter((row) => row.project === project);
    const viewer = call.user();
    return c.json(paginate(c, site, call.params, rows).map((row) => triggerTokenView(site, row, viewer)));
  });

  app.get(one, async (c) => {
    const call = await openCall(deps, c, { signedIn: true });
    return c.json(triggerTokenView(site, findRow(call, call.projectFor("admin_build")), call.user()));
  });

  app.post(all, async (c) => {
    const call = await openCall(deps, c);
    const description = requiredText(call.params, "description");
    const expiresAt = optionalInstant(call.params, "expires_at");
    const project = call.projectFor("manage_trigger");
    checkDescription(description);
    if (expiresAt !== undefined && (expiresAt > world.nowMs + LONGEST_MS || expiresAt <= world.nowMs)) {
      throw invalid("expires_at is invalid");
    }
    const row = world.triggerToken(
      project,
      call.user(),
      description,
      expiresAt === undefined ? undefined : new Date(expiresAt),
    );
    return c.json(triggerTokenView(site, row, call.user()), 201);
  });

  app.put(one, async (c) => {
    const call = await openCall(deps, c);
    const project = call.project();
    const row = findRow(call, project);
    const description = optionalText(call.params, "description");
    if (row.owner !== call.user() || !may(call.caller, "manage_trigger", project)) {
      throw forbidden("The current user is not authorized to update the pipeline trigger token");
    }
    if (description !== undefined) {
      checkDescription(description);
      row.description = description;
      row.updatedAt = world.nowMs;
    }
    return c.json(triggerTokenView(site, row, call.user()));
  });

  app.delete(one, async (c) => {
    const call = await openCall(deps, c);
    const row = findRow(call, call.projectFor("manage_trigger"));
    checkUnmodified(c, row.updatedAt);
    world.triggerTokens.splice(world.triggerTokens.indexOf(row), 1);
    return c.body(null, 204);
  });

  function findRow(call: Call, project: Project): TriggerTokenRow {
    const id = pathInteger(call.c.req.param("trigger"), "trigger_id");
    const row = world.triggerTokens.find((known) => known.id === id && known.project === project);
    if (row === undefined) throw recordNotFound();
    return row;
  }
}

function checkDescription(description: string): void {
  if (description.trim() === "") throw badRequest('["Description can\'t be blank"]');
  if (description.length > MOST_DESCRIPTION) {
    throw badRequest(`["Description is too long (maximum is ${MOST_DESCRIPTION} characters)"]`);
  }
}
