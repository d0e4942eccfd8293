import type { Hono } from "hono";
import type { Env } from "../http/env.ts";
import { unauthorized } from "../http/refusal.ts";
import { type AppDeps, openCall } from "./call.ts";

/** What an access token says of itself. */
export function ownTokenRoutes(app: Hono<Env>, deps: AppDeps): void {
  app.get("/personal_access_tokens/self", async (c) => {
    const { caller } = await openCall(deps, c, { signedIn: true });
    if (caller.kind !== "user") throw unauthorized();
    const { token, user } = caller;
    return c.json({
      id: deps.world.accessTokens.indexOf(token) + 1,
      name: "token",
      revoked: token.revoked,
      scopes: token.scopes,
      user_id: user.id,
      active: true,
      expires_at: token.expiresAt === undefined ? null : new Date(token.expiresAt).toISOString().slice(0, 10),
    });
  });
}
