import type { IncomingHttpHeaders } from "node:http";

/** How much of a rate limit is left (doc/administration/settings/user_and_ip_rate_limits). */
export interface RateLimit {
  /** Requests a minute, about. */
  readonly limit: number;
  readonly remaining: number;
  /** GitLab's name for it: `throttle_authenticated_api`. */
  readonly name?: string;
}

/** The rate limit that an answer tells of; undefined where it tells of none, as a GitLab without limits does. */
export function rateLimitIn(headers: IncomingHttpHeaders): RateLimit | undefined {
  const limit = numberIn(headers["ratelimit-limit"]);
  const remaining = numberIn(headers["ratelimit-remaining"]);
  if (limit === undefined || remaining === undefined) return undefined;
  const name = headers["ratelimit-name"];
  return { limit, remaining, ...(typeof name === "string" ? { name } : {}) };
}

function numberIn(text: string | readonly string[] | undefined): number | undefined {
  return typeof text === "string" && /^\d+$/.test(text) ? Number(text) : undefined;
}
