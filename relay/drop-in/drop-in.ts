import type { Context } from "hono";
import type { Secret } from "../../shared/text/secret.ts";
import type { Clock } from "../../shared/time/clock.ts";
import { mediaType } from "../../shared/webhooks/json-payload.ts";
import { anyDigestEqual, sha256 } from "../../shared/webhooks/sha256.ts";
import type { ByteBudget } from "../http/byte-budget.ts";
import { clientOf } from "../http/client.ts";
import { bodyOf, headersOf } from "../http/incoming.ts";
import type { LiveConfig } from "../live-config.ts";
import { DROP_IN } from "../model/errand.ts";
import type { RelayEvent } from "../model/event.ts";
import { laneOf } from "../model/lane.ts";
import type { EventFacts, Observe } from "../observe/signal.ts";
import type { Persisted, Store } from "../store/store.ts";
import { callEvent, callKey } from "./call-event.ts";
import { plainTokens } from "./plain-tokens.ts";
import { readCall } from "./read-call.ts";
import { NOT_FOUND, type Refused, refused } from "./refused.ts";

/** What taking calls needs of the world. */
export interface DropInDeps {
  readonly config: Pick<LiveConfig, "current">;
  readonly store: Pick<Store, "persist">;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly observe: Observe;
  /** The memory that bodies under way share. */
  readonly bodies: ByteBudget;
  /** Called once deliveries are on disk. */
  readonly onStored: () => void;
}

/** Taking a body of 25 MB apart keeps the relay busy for tenths of a second; up to this size it does not matter. */
const QUICKLY_READ_BYTES = 256 * 1_024;

/** As long as a webhook's body may take. */
const BODY_DEADLINE_MS = 30_000;

/**
 * Handles `POST /api/v4/projects/:id/trigger/pipeline` and `POST /api/v4/projects/:id/ref/:ref/trigger/pipeline` as GitLab does, but
 * durably: a call with one of the configured trigger tokens is stored, answered 202 and carried to GitLab as a delivery.
 *
 * What GitLab would refuse at once is refused with GitLab's own answer. What only GitLab can know (whether project, ref and inputs are
 * there) becomes of the delivery. Without `drop-in` in the configuration there is nothing at these paths.
 *
 * @example app.post("/api/v4/projects/:id/trigger/pipeline", dropIn(deps))
 */
export function dropIn({ config, store, clock, newId, observe, bodies, onStored }: DropInDeps) {
  return async function dropIn(c: Context): Promise<Response> {
    const { dropIn } = config.current;
    if (dropIn === undefined) return await c.notFound();
    const beganMs = clock.monotonicMs();
    const headers = headersOf(c);
    if ((headers["content-encoding"] ?? "identity").trim().toLowerCase() !== "identity")
      return answerRefused(c, refused(415, { error: "Compressed bodies are not taken." }));
    const account = bodies.open();
    try {
      const limits = { maxBytes: dropIn.maxBodyBytes, deadlineMs: BODY_DEADLINE_MS };
      const body = await bodyOf(c, limits, account, clock);
      const strange = () => {
        const { address } = clientOf(c, config.current.listen.trustProxy);
        const why = "the token is none of those under drop-in";
        observe({ kind: "sender-not-authentic", source: DROP_IN, why, sizeBytes: body.length, address });
        return answerRefused(c, NOT_FOUND);
      };
      // Several parts have a limit of their own.
      const isLarge = body.length > QUICKLY_READ_BYTES && mediaType(headers["content-type"]) !== "multipart/form-data";
      if (isLarge && !isKnown(plainTokens(queryOf(c), headers["content-type"], body), dropIn.tokens)) return strange();
      const call = await readCall({
        project: c.req.param("id") ?? "",
        ref: c.req.param("ref"),
        query: queryOf(c),
        contentType: headers["content-type"],
        body,
        gitlabEvent: headers["x-gitlab-event"],
      });
      if (call.kind === "refused") return answerRefused(c, call);
      if (!isKnown([call.token], dropIn.tokens)) return strange();
      const event = callEvent(call, headers, newId(), clock.now());
      const delivery = {
        id: newId(),
        route: DROP_IN,
        changeIndex: 0,
        lane: laneOf(dropIn.gitlab, call.project),
      };
      const key = callKey(event);
      const persistBeganMs = clock.monotonicMs();
      const persisted = await store.persist(event, [delivery], key === undefined ? {} : { id: key });
      const nowMs = clock.monotonicMs();
      report(observe, event, persisted, { tookMs: nowMs - beganMs, persistMs: nowMs - persistBeganMs });
      if (persisted.kind === "stored") onStored();
      return answer(c, persisted);
    } finally {
      account.close();
    }
  };
}

/** Whether any of those given is one of the tokens: by digests and with all of them, so that nothing shows in the time it takes. */
function isKnown(given: readonly string[], tokens: readonly Secret[]): boolean {
  return anyDigestEqual(
    tokens.map((known) => sha256(Buffer.from(known.reveal()))),
    given.map((token) => sha256(Buffer.from(token))),
  );
}

function queryOf(c: Context): string {
  const { url } = c.req;
  const at = url.indexOf("?");
  return at === -1 ? "" : url.slice(at + 1);
}

function report(
  observe: Observe,
  { source, type }: RelayEvent,
  { kind, eventId: event }: Persisted,
  took: Pick<EventFacts, "tookMs" | "persistMs">,
): void {
  const facts: EventFacts = { source, type, event, ...took };
  if (kind === "seen-before") observe({ kind: "event-seen-before", ...facts });
  else observe({ kind: "event-stored", ...facts, deliveries: 1 });
}

function answer(c: Context, { kind, eventId, deliveries }: Persisted): Response {
  if (kind === "seen-before") return c.json({ event: eventId, deliveries, duplicate: true }, 200);
  return c.json({ event: eventId, deliveries }, 202);
}

function answerRefused(c: Context, { status, body }: Refused): Response {
  return c.json(body, status);
}
