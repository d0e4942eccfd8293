import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { notFound } from "../http/refusal.ts";
import { optionalText, pathInteger } from "../params/pick.ts";
import { userView } from "../views/user-view.ts";
import type { User } from "../world/rows.ts";
import { type AppDeps, openCall } from "./call.ts";

/** The signed-in user, and all of them. */
export function userRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;

  app.get("/user", async (c) => {
    const user = (await openCall(deps, c, { signedIn: true })).user();
    return c.json({
      ...publicUser(user),
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
    const username = optionalText(call.params, "username")?.toLowerCase();
    const search = optionalText(call.params, "search")?.toLowerCase() ?? "";
    const users = world.users
      .filter((user) => username === undefined || user.username.toLowerCase() === username)
      .filter((user) => `${user.username} ${user.name}`.toLowerCase().includes(search));
    return c.json(paginate(c, site, call.params, users).map((user) => userView(site, user)));
  });

  app.get("/users/:user", async (c) => {
    await openCall(deps, c, { signedIn: true });
    const id = pathInteger(c.req.param("user"), "id");
    const user = world.users.find((known) => known.id === id);
    if (user === undefined) throw notFound("User");
    return c.json(publicUser(user));
  });

  function publicUser(user: User) {
    return { ...userView(site, user), created_at: "2026-01-01T00:00:00.000Z", bio: "", bot: false };
  }
}
