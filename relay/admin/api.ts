import { type Context, Hono } from "hono";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { openApiDocument } from "../../shared/relay-api/openapi.ts";
import { OPERATIONS, type Operation } from "../../shared/relay-api/operations.ts";
import { createByteBudget } from "../http/byte-budget.ts";
import { clientOf } from "../http/client.ts";
import { errorAnswer, plainError } from "../http/error-answer.ts";
import { derived } from "../live-config.ts";
import { compileRoutes } from "../routes/match.ts";
import { answerDeliveries } from "./answer-deliveries.ts";
import { answerEvents } from "./answer-events.ts";
import { answerOverview } from "./answer-overview.ts";
import { answerRedelivering } from "./answer-redelivering.ts";
import type { Auth } from "./auth.ts";
import { downloadAnswer } from "./download-answer.ts";
import type { ApiGround, Handlers } from "./handlers.ts";
import { readJson } from "./read-json.ts";
import { checked, invalid, queryReader } from "./read-query.ts";

/** What the admin API stands on. */
export interface ApiDeps extends Omit<ApiGround, "routes"> {
  readonly auth: Auth;
}

/** What belongs to GitLab's own API, and so to the drop-in. */
const OF_GITLAB = /^\/api\/v4(?:\/|$)/;

/** What people write is small; this is for many of them at once. */
const BODIES_IN_MEMORY_BYTES = 8 * 1_024 * 1_024;

/**
 * The admin API under /api/: nothing of it is answered without a bearer token, not even that a path is not there.
 *
 * @example adminApi(deps)(app);
 */
export function adminApi(deps: ApiDeps): (app: Hono) => void {
  const { auth, observe } = deps;
  const ground: ApiGround = { ...deps, routes: derived(deps.config, ({ routes }) => compileRoutes(routes)) };
  const api = new Hono();
  api.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  });
  api.use(async (c, next) => {
    auth.bearer(c);
    await next();
  });
  serveOperations(api, deps, {
    ...answerDeliveries(ground),
    ...answerRedelivering(ground),
    ...answerEvents(ground),
    ...answerOverview(ground),
  });
  api.get("/api/openapi.json", (c) => c.json(openApiDocument()));
  refuseOtherMethods(api, "/api/openapi.json", ["get"]);
  api.all("*", (c) => plainError(c, 404, "NOT_FOUND", "There is nothing at this path of the API."));
  api.onError((error, c) => {
    if (isCoded(error)) return errorAnswer(c, error, "operator");
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

/** A handler as the table of operations has it, whichever it is. */
type AnyHandler = (
  asked: { readonly id: string; readonly query: unknown; readonly body: unknown },
  asker: { readonly address: string; readonly key?: string },
) => Promise<object>;

function serveOperations(api: Hono, { auth, config, clock }: ApiDeps, handlers: Handlers): void {
  const bodies = createByteBudget(BODIES_IN_MEMORY_BYTES, clock);
  const declared = Object.entries<Operation>(OPERATIONS);
  for (const [name, { method, path, acts, query, body, keyed, answer }] of declared) {
    // Each handler takes what its own schemas make of the request.
    const handle = handlers[name as keyof Handlers] as AnyHandler;
    const readQuery = query === undefined ? noQuery : queryReader(query);
    api.on(method.toUpperCase(), honoPath(path), async (c) => {
      if (acts === true && auth.bearer(c) !== "act")
        throw new CodedError("ADMIN_READ_ONLY", "This token may look at everything and change nothing.");
      const asked = {
        id: c.req.param("id") ?? "",
        query: readQuery(c.req.queries()),
        body: body === undefined ? undefined : checked(body, await readJson(c, bodies, clock)),
      };
      const { address } = clientOf(c, config.current.listen.trustProxy);
      const answered = await handle(asked, { address, ...(keyed === true ? keyOf(c) : {}) });
      return answer === "bytes" ? downloadAnswer(c, asked.id, answered) : c.json(answered);
    });
  }
  for (const [path, some] of Map.groupBy(declared, ([, operation]) => operation.path))
    refuseOtherMethods(
      api,
      path,
      some.map(([, operation]) => operation.method),
    );
}

function refuseOtherMethods(api: Hono, path: string, methods: readonly Operation["method"][]): void {
  const allowed = methods.flatMap((method) => (method === "get" ? ["GET", "HEAD"] : ["POST"])).join(", ");
  api.all(honoPath(path), (c) => {
    c.header("Allow", allowed);
    return plainError(c, 405, "METHOD_NOT_ALLOWED", `This path takes ${allowed}.`);
  });
}

function honoPath(path: string): string {
  return path.replace("{id}", ":id");
}

function noQuery(query: Readonly<Record<string, readonly string[]>>): undefined {
  if (Object.keys(query).length > 0) throw invalid("this path takes no query");
}

/** One line of visible characters; anything else is a mistake better told than hashed. */
function keyOf(c: Context): { readonly key?: string } {
  const key = c.req.header("idempotency-key");
  if (key === undefined) return {};
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalid("Idempotency-Key: has 1 to 200 visible ASCII characters");
  return { key };
}
