import type { Hono } from "hono";
import { accessLevel } from "../auth/roles.ts";
import type { Ctx, Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { recordNotFound } from "../http/refusal.ts";
import { optionalText, pathInteger } from "../params/pick.ts";
import { instant } from "../views/times.ts";
import { userView } from "../views/user-view.ts";
import type { Project, Role, User } from "../world/rows.ts";
import { type AppDeps, openCall } from "./call.ts";

/** Members of a project, to be read only. Nobody is a member through a group here, so `all` has the same. */
export function memberRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  for (const all of ["/projects/:id/members/all", "/projects/:id/members"]) {
    app.get(all, async (c) => {
      const call = await openCall(deps, c, { signedIn: true });
      const query = optionalText(call.params, "query")?.toLowerCase() ?? "";
      const found = membersOf(call.project()).filter(({ user }) =>
        `${user.username} ${user.name}`.toLowerCase().includes(query),
      );
      return c.json(paginate(c, site, call.params, found).map(memberView));
    });
    app.get(`${all}/:user`, one);
  }

  async function one(c: Ctx): Promise<Response> {
    const project = (await openCall(deps, c, { signedIn: true })).project();
    const id = pathInteger(c.req.param("user"), "user_id");
    const member = membersOf(project).find(({ user }) => user.id === id);
    if (member === undefined) throw recordNotFound();
    return c.json(memberView(member));
  }

  function membersOf(project: Project): readonly Member[] {
    return world.users.flatMap((user) => {
      const role = project.members.get(user.id);
      return role === undefined ? [] : [{ user, role, since: project.createdAt }];
    });
  }

  function memberView({ user, role, since }: Member) {
    return {
      ...userView(site, user),
      access_level: accessLevel(role),
      created_at: instant(since),
      expires_at: null,
      membership_state: "active",
    };
  }
}

interface Member {
  readonly user: User;
  readonly role: Role;
  readonly since: number;
}
