import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { unauthorized } from "../http/refusal.ts";
import { instant } from "../views/times.ts";
import { type AppDeps, openCall } from "./call.ts";

/** What an access token says of itself. */
export function ownTokenRoutes(app: Hono<Env>, deps: AppDeps): void {
  app.get("/personal_access_tokens/self", async (c) => {
    const { caller } = await openCall(deps, c, { signedIn: true });
    if (caller.kind !== "user") throw unauthorized();
    const { scopes, expiresAt } = caller.token;
    return c.json({
      id: deps.world.accessTokens.indexOf(caller.token) + 1,
      name: "token",
      revoked: false,
      active: true,
      user_id: caller.user.id,
      scopes,
      created_at: "2026-01-01T00:00:00.000Z",
      last_used_at: instant(deps.world.nowMs),
      expires_at: expiresAt === undefined ? null : instant(expiresAt).slice(0, 10),
    });
  });
}
