import { Hono } from "hono";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { errorAnswer, plainError } from "../http/error-answer.ts";
import type { Observe } from "../observe/signal.ts";
import type { Auth } from "./auth.ts";

/** What the admin API stands on. */
export interface ApiDeps {
  readonly auth: Auth;
  readonly observe: Observe;
}

/** What belongs to GitLab's own API, and so to the drop-in. */
const OF_GITLAB = /^\/api\/v4(?:\/|$)/;

/**
 * The admin API under /api/: nothing of it is answered without a bearer token, not even that a path is not there.
 *
 * @example adminApi(deps)(app);
 */
export function adminApi(deps: ApiDeps): (app: Hono) => void {
  const { auth, observe } = deps;
  const api = new Hono();
  api.use(async (c, next) => {
    auth.bearer(c);
    c.header("Cache-Control", "no-store");
    await next();
  });
  api.all("*", (c) => plainError(c, 404, "NOT_FOUND", "There is nothing at this path of the API."));
  api.onError((error, c) => {
    if (isCoded(error)) return errorAnswer(c, error);
    observe({ kind: "request-failed", path: c.req.path, why: oneLine(error) });
    return errorAnswer(c, new CodedError("INTERNAL", "The relay could not handle the request."));
  });
  return (app) => {
    app.all("/api/*", async (c, next) => {
      if (!auth.enabled() || OF_GITLAB.test(c.req.path)) return await next();
      return await api.fetch(c.req.raw, c.env);
    });
  };
}
