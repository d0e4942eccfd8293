import type { IncomingHttpHeaders } from "node:http";
import { parseRetryAfterMs } from "../retry/retry-after.ts";

/**
 * The pause an answer asks for: `Retry-After` of a 429 or 5xx, and for a 429 without one the time until
 * `RateLimit-Reset` (Unix seconds). Undefined when it asks for none.
 */
export function askedPauseMs(status: number, headers: IncomingHttpHeaders, now: Date): number | undefined {
  if (status !== 429 && status < 500) return undefined;
  const asked = parseRetryAfterMs(headers["retry-after"], now);
  if (asked !== undefined || status !== 429) return asked;
  const reset = headers["ratelimit-reset"];
  if (typeof reset !== "string" || !/^\d{9,11}$/.test(reset)) return undefined;
  return Math.max(0, Number(reset) * 1_000 - now.getTime());
}
