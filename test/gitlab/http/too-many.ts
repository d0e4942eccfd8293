/** What the RateLimit headers tell. */
export interface RateFacts {
  readonly name: string;
  readonly limitPerMinute: number;
  readonly observed: number;
  readonly remaining: number;
  readonly resetAtMs: number;
  readonly nowMs: number;
}

/** The RateLimit headers of any answer. */
export function rateLimitHeaders(facts: RateFacts): Readonly<Record<string, string>> {
  return {
    "RateLimit-Limit": String(facts.limitPerMinute),
    "RateLimit-Name": facts.name,
    "RateLimit-Observed": String(facts.observed),
    "RateLimit-Remaining": String(facts.remaining),
    "RateLimit-Reset": String(Math.floor(facts.resetAtMs / 1000)),
  };
}

/** Rack::Attack's 429: plain text, with the headers that say when to come back. */
export function tooManyRequests(facts: RateFacts): Response {
  return new Response("Retry later\n", {
    status: 429,
    headers: {
      "Content-Type": "text/plain",
      ...rateLimitHeaders(facts),
      "RateLimit-ResetTime": new Date(facts.resetAtMs).toUTCString(),
      "Retry-After": String(Math.max(1, Math.ceil((facts.resetAtMs - facts.nowMs) / 1000))),
    },
  });
}
