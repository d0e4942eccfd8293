import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { CATALOGUE } from "../../shared/errors/catalogue.ts";
import { type CodedError, isCoded } from "../../shared/errors/coded-error.ts";

/** How long a sender that does retry is asked to wait while the relay cannot take its event. */
const RETRY_AFTER_S = 30;

/** What is answered before the body has come whole. */
const BODY_LEFT = ["WEBHOOK_TOO_LARGE", "WEBHOOK_INCOMPLETE", "RELAY_OVERLOADED", "ADMIN_REQUEST_TOO_LARGE"] as const;

/** Every error the relay answers has this body. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** What to do about it: for an operator, never for a sender, whom it may tell too much. */
    readonly hint?: string;
  };
}

/** The answer to a request that ended in a coded error: its status from the catalogue, 500 where that names none. */
export function errorAnswer(c: Context, error: CodedError, to: "sender" | "operator" = "sender"): Response {
  const status = CATALOGUE[error.code].httpStatus ?? 500;
  if (status === 503) c.header("Retry-After", String(RETRY_AFTER_S));
  if (error.retryAfterMs !== undefined) c.header("Retry-After", String(Math.ceil(error.retryAfterMs / 1_000)));
  if (error.code === "ADMIN_UNAUTHENTICATED") c.header("WWW-Authenticate", 'Bearer realm="sluice"');
  // What is left of such a body is not worth reading, so the connection cannot serve another request.
  if (isCoded(error, ...BODY_LEFT)) c.header("Connection", "close");
  const { code, message, hint } = error;
  return c.json({ error: { code, message, ...(to === "operator" ? { hint } : {}) } } satisfies ErrorBody, status);
}

/** An error answer with a code of its own, for what HTTP itself refuses. */
export function plainError(c: Context, status: ContentfulStatusCode, code: string, message: string): Response {
  return c.json({ error: { code, message } } satisfies ErrorBody, status);
}
