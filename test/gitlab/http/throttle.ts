import type { MiddlewareHandler } from "hono";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Env } from "./env.ts";
import { rateLimitHeaders, tooManyRequests } from "./too-many.ts";

/** Rack::Attack's setting. */
export interface Throttle {
  readonly requests: number;
  readonly periodMs: number;
}

interface Window {
  readonly number: number;
  count: number;
}

/**
 * Counts requests per credential, or per address for anonymous ones, in fixed windows, tells so in the RateLimit headers, and answers
 * 429 with plain text over the limit. Trigger calls carry no user's credential, so all of one address share a bucket.
 */
export function throttle(setting: Throttle | undefined, clock: Clock): MiddlewareHandler<Env> {
  const windows = new Map<string, Window>();
  return async function throttle(c, next) {
    if (setting === undefined) return next();
    const credential = c.req.header("private-token") ?? c.req.header("job-token") ?? c.req.header("authorization");
    const nowMs = clock.now().getTime();
    const number = Math.floor(nowMs / setting.periodMs);
    const key = credential ?? "address";
    const known = windows.get(key);
    const window = known?.number === number ? known : { number, count: 0 };
    windows.set(key, window);
    window.count += 1;
    const facts = {
      name: credential === undefined ? "throttle_unauthenticated_api" : "throttle_authenticated_api",
      limitPerMinute: Math.ceil((setting.requests * 60_000) / setting.periodMs),
      observed: window.count,
      remaining: Math.max(0, setting.requests - window.count),
      resetAtMs: (number + 1) * setting.periodMs,
      nowMs,
    };
    if (window.count > setting.requests) return tooManyRequests(facts);
    await next();
    for (const [name, value] of Object.entries(rateLimitHeaders(facts))) c.header(name, value);
  };
}
