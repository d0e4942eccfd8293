import type { MiddlewareHandler } from "hono";

/** Everything is forbidden but our own style, script, pictures, forms, and the stream they follow. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What every answer of the dashboard says to a browser. */
const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // "no-referrer" would have browsers hide from ourselves, too, which page a form is of (Origin: null); over plain http they say it no other way.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/**
 * Sets the headers that keep a page to itself; what is not said to be kept, no cache keeps.
 *
 * @example pages.use(safeHeaders());
 */
export function safeHeaders(): MiddlewareHandler {
  return async function safeHeaders(c, next) {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!c.res.headers.has("cache-control")) c.header("Cache-Control", "no-store");
  };
}
