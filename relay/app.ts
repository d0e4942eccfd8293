import { Hono } from "hono";
import { CATALOGUE } from "../shared/errors/catalogue.ts";
import { CodedError, isCoded } from "../shared/errors/coded-error.ts";
import { oneLine } from "../shared/errors/describe.ts";
import { dropIn } from "./drop-in/drop-in.ts";
import { type ByteBudget, createByteBudget } from "./http/byte-budget.ts";
import { errorAnswer, plainError } from "./http/error-answer.ts";
import { notReceiving } from "./http/not-receiving.ts";
import { type ReadinessDeps, readinessOf } from "./readiness.ts";
import { type ReceiveDeps, receiveWebhooks } from "./receive/receive-webhooks.ts";
import type { Store } from "./store/store.ts";

/** What the relay's HTTP side needs of the world. */
export interface AppDeps extends Omit<ReceiveDeps, "bodies">, Pick<ReadinessDeps, "dispatching" | "draining"> {
  readonly store: Pick<Store, "persist" | "notePipeline" | "check" | "backlog">;
  /** False: webhooks and calls are turned away, since other relays take them. */
  readonly receiving?: boolean;
  /** What else is served: each adds its paths. */
  readonly more?: readonly ((app: Hono) => void)[];
  /** The memory that the bodies of all requests under way share; by default room for ten of the largest a forge sends. */
  readonly bodies?: ByteBudget;
}

/** Ten of the largest bodies a forge sends. */
export const BODIES_IN_MEMORY_BYTES = 256 * 1_024 * 1_024;

/**
 * The relay's HTTP application; composes and never listens.
 *
 * | path | answers |
 * |---|---|
 * | `POST /hooks/:source` | 202 stored, 200 seen before or nothing to do, else an error with a code |
 * | `POST /api/v4/projects/:id/trigger/pipeline`, `…/ref/:ref/trigger/pipeline` | as GitLab's trigger API, where the configuration has a drop-in |
 * | `/api/…` | the admin API (relay/admin/api.ts), where the configuration has an admin |
 * | `GET /metrics` | metrics for Prometheus (relay/metrics/metrics-page.ts), where the configuration lets somebody see them |
 * | `GET /healthz` | 200 while the process serves requests |
 * | `GET /readyz` | 200 while events can be stored and deliveries dispatched, else 503; 503 too once the relay is to end |
 */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  const bodies = deps.bodies ?? createByteBudget(BODIES_IN_MEMORY_BYTES, deps.clock);
  const isReceiving = deps.receiving !== false;
  app.post("/hooks/:source", isReceiving ? receiveWebhooks({ ...deps, bodies }) : notReceiving());
  app.all("/hooks/:source", (c) => {
    c.header("Allow", "POST");
    return plainError(c, 405, "METHOD_NOT_ALLOWED", "Webhooks are sent by POST.");
  });
  const call = isReceiving ? dropIn({ ...deps, bodies }) : notReceiving();
  for (const spelling of [
    "/api/v4/projects/:id/trigger/pipeline",
    "/api/v4/projects/:id/ref/:ref{.+}/trigger/pipeline",
  ]) {
    app.post(spelling, call);
    // GitLab takes a slash at the end for none (Grape normalises paths).
    app.post(`${spelling}/`, call);
  }
  app.get("/healthz", (c) => c.json({ status: "alive" }));
  const readiness = readinessOf(deps);
  app.get("/readyz", async (c) => {
    const found = await readiness();
    return c.json(found, found.status === "ready" ? 200 : 503);
  });
  for (const add of deps.more ?? []) add(app);
  app.notFound((c) => plainError(c, 404, "NOT_FOUND", "There is nothing at this path; webhooks go to /hooks/SOURCE."));
  app.onError((error, c) => {
    const { path } = c.req;
    if (isCoded(error)) {
      const kind = CATALOGUE[error.code].httpStatus === 503 ? "webhook-not-stored" : "webhook-refused";
      // What was wrong with an unauthentic one is told where it is known.
      if (error.code !== "WEBHOOK_UNAUTHENTICATED") deps.observe({ kind, path, code: error.code, why: error.message });
      return errorAnswer(c, error);
    }
    deps.observe({ kind: "request-failed", path, why: oneLine(error) });
    return errorAnswer(c, new CodedError("INTERNAL", "The relay could not handle the request."));
  });
  return app;
}
