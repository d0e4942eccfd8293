import type { Hono } from "hono";
import { identify } from "../auth/caller.ts";
import type { Env } from "../http/env.ts";
import { Refusal } from "../http/refusal.ts";
import type { AppDeps } from "./call.ts";

/** What an OAuth access token says of itself: beside the API, as Doorkeeper answers (doc/api/oauth2.md). */
export function oauthRoutes(app: Hono<Env>, { site, world }: AppDeps): void {
  app.get(`${site.root}/oauth/token/info`, (c) => {
    world.settle();
    const authorization = c.req.header("authorization");
    const header = (name: string) => (name === "authorization" ? authorization : undefined);
    const caller = identify(world, { header, params: {} }, false);
    if (caller.kind !== "user") {
      const error_description = "The access token is invalid";
      throw new Refusal(401, { error: "invalid_token", error_description, state: "unauthorized" });
    }
    const { expiresAt, scopes } = caller.token;
    const left = expiresAt === undefined ? null : Math.max(0, Math.round((expiresAt - world.nowMs) / 1_000));
    return c.json({
      resource_owner_id: caller.user.id,
      scope: scopes,
      expires_in: left,
      application: { uid: "5ta2d1n" },
      created_at: 1_767_225_600,
      scopes,
      expires_in_seconds: left,
    });
  });
}
