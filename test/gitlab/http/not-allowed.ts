import type { Hono } from "hono";
import type { Env } from "./env.ts";

/**
 * Answers the methods that an app's addresses do not take, as Grape does: 405 with what is allowed, 204 to OPTIONS.
 *
 * To be added after every route of the app.
 */
export function notAllowed(app: Hono<Env>): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === "ALL") continue;
    const known = methods.get(path) ?? new Set(["OPTIONS"]);
    methods.set(path, known.add(method));
    if (method === "GET") known.add("HEAD");
  }
  for (const [path, known] of methods) {
    const allow = { Allow: [...known].join(", ") };
    app.all(path, (c) =>
      c.req.method === "OPTIONS" ? c.body(null, 204, allow) : c.json({ error: "405 Not Allowed" }, 405, allow),
    );
  }
}
