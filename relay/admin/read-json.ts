import type { Context } from "hono";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { Clock } from "../../shared/time/clock.ts";
import type { ByteBudget } from "../http/byte-budget.ts";
import { bodyOf } from "../http/incoming.ts";
import { invalid } from "./read-query.ts";

/** A filter with every list filled is far smaller. */
const MOST_BYTES = 256 * 1_024;
const DEADLINE_MS = 10_000;

/**
 * The JSON of a request's body; an empty body is an empty object.
 *
 * @throws CodedError ADMIN_REQUEST_INVALID, ADMIN_REQUEST_TOO_LARGE, RELAY_OVERLOADED
 */
export async function readJson(c: Context, bodies: ByteBudget, clock: Clock): Promise<unknown> {
  const account = bodies.open();
  try {
    const body = await bodyOf(c, { maxBytes: MOST_BYTES, deadlineMs: DEADLINE_MS }, account, clock);
    if (body.length === 0) return {};
    // A page cannot send this type to another host without asking first, should a browser ever be made to send a token along.
    if (!/^application\/json *(?:;|$)/i.test(c.req.header("content-type") ?? ""))
      throw invalid("a body is application/json");
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) as unknown;
  } catch (error) {
    if (isCoded(error, "WEBHOOK_TOO_LARGE"))
      throw new CodedError("ADMIN_REQUEST_TOO_LARGE", `The body is larger than ${MOST_BYTES} bytes.`);
    if (isCoded(error, "WEBHOOK_INCOMPLETE")) throw invalid("the body did not come whole");
    if (error instanceof SyntaxError || error instanceof TypeError) throw invalid("the body is no JSON");
    throw error;
  } finally {
    account.close();
  }
}
