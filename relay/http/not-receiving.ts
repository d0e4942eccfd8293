import type { Context } from "hono";
import { CodedError } from "../../shared/errors/coded-error.ts";

/**
 * Turns every webhook and call away, on a relay that only dispatches: with a status that has its sender, or the balancer in front, try
 * once more.
 *
 * @example app.post("/hooks/:source", notReceiving())
 */
export function notReceiving(): (c: Context) => Promise<Response> {
  return async function notReceiving(c) {
    throw new CodedError(
      "RECEIVING_OFF",
      `This relay only dispatches, and takes no webhooks: ${c.req.path} was not stored.`,
    );
  };
}
