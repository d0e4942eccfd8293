import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Env } from "./env.ts";

/** The headers that stand on every answer of the API, whatever it says. */
export function railsHeaders(clock: Clock): MiddlewareHandler<Env> {
  return async function railsHeaders(c, next) {
    const id = randomUUID();
    const begunMs = clock.now().getTime();
    await next();
    // A handler that returns a response of its own leaves out what was set before it.
    c.header("Date", new Date(clock.now()).toUTCString());
    c.header("X-Request-Id", id);
    c.header("X-Gitlab-Meta", JSON.stringify({ correlation_id: id, version: "1" }));
    c.header("X-Content-Type-Options", "nosniff");
    c.header("X-Frame-Options", "SAMEORIGIN");
    c.header("Vary", "Origin");
    c.header("X-Runtime", ((clock.now().getTime() - begunMs) / 1000).toFixed(6));
    if (!c.res.headers.has("cache-control")) c.header("Cache-Control", "no-cache");
  };
}
