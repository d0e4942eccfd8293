import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";

/** Adds a weak ETag to JSON answers and answers 304 when the client has the same, as Rack's ETag and ConditionalGet do. */
export function conditionalGet(): MiddlewareHandler<Env> {
  return async function conditionalGet(c, next) {
    await next();
    const reading = c.req.method === "GET" || c.req.method === "HEAD";
    if (!reading || c.res.status !== 200) return;
    const json = c.res.headers.get("content-type")?.startsWith("application/json") === true;
    if (json && !c.res.headers.has("etag")) {
      const body = Buffer.from(await c.res.clone().arrayBuffer());
      c.res.headers.set("ETag", `W/"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`);
      c.res.headers.set("Cache-Control", "max-age=0, private, must-revalidate");
    }
    const etag = c.res.headers.get("etag");
    // Letter by letter, so that a list matches nothing (rack/conditional_get.rb).
    if (etag === null || c.req.header("if-none-match") !== etag) return;
    const kept = new Headers(c.res.headers);
    for (const name of ["content-type", "content-length", "content-disposition"]) kept.delete(name);
    c.res = undefined;
    c.res = new Response(null, { status: 304, headers: kept });
  };
}
