import type { IncomingHttpHeaders } from "node:http";
import { rateLimitIn } from "./rate-limit.ts";

/** What a server has told of how much it may be asked. Instants are milliseconds of the caller's clock. */
export interface ApiBudget {
  /** Nothing is to be sent before. */
  readonly closedUntil: number;
  /** Until when calls are to be spread out, and how far. */
  readonly spread?: { readonly everyMs: number; readonly until: number };
}

/** The budget of a server that has told nothing so far. */
export const UNKNOWN_BUDGET: ApiBudget = { closedUntil: 0 };

/** A share of the limit that is spent without a thought; what is left below it is spread over the time until it is reset. */
const SPARE_SHARE = 0.2;
/** Where a server says that it was too much and not for how long. */
const DEFAULT_PAUSE_MS = 5_000;
/** After such a pause everybody who waited would come at once. */
const GENTLE = { everyMs: 100, forMs: 10_000 } as const;
/** Whole seconds on both sides, and the clocks of several machines. */
const RESET_MARGIN_MS = 1_000;

/**
 * The budget after an answer that was given, by its `RateLimit-Remaining` and `RateLimit-Reset` (Unix seconds, by the server's
 * `Date`); unchanged by one that tells of none.
 */
export function afterAnswer(budget: ApiBudget, headers: IncomingHttpHeaders, now: number): ApiBudget {
  const limit = rateLimitIn(headers);
  const resetInMs = resetIn(headers);
  if (limit === undefined || resetInMs === undefined) return budget;
  const { closedUntil } = budget;
  if (limit.remaining > limit.limit * SPARE_SHARE) return { closedUntil };
  const until = now + resetInMs + RESET_MARGIN_MS;
  if (limit.remaining === 0) return { closedUntil: Math.max(closedUntil, until) };
  return { closedUntil, spread: { everyMs: (resetInMs + RESET_MARGIN_MS) / limit.remaining, until } };
}

/** The budget after the server has refused a call as one too many, with the pause it asks for. */
export function afterRefusal({ closedUntil }: ApiBudget, retryAfterMs: number | undefined, now: number): ApiBudget {
  const opensAt = Math.max(closedUntil, now + (retryAfterMs ?? DEFAULT_PAUSE_MS));
  return { closedUntil: opensAt, spread: { everyMs: GENTLE.everyMs, until: opensAt + GENTLE.forMs } };
}

/** When the next call may leave; `now` or earlier: at once. */
export function nextCallAt({ closedUntil, spread }: ApiBudget, lastAt: number, now: number): number {
  if (closedUntil > now) return closedUntil;
  return spread !== undefined && now < spread.until ? Math.min(lastAt + spread.everyMs, spread.until) : now;
}

function resetIn(headers: IncomingHttpHeaders): number | undefined {
  const reset = headers["ratelimit-reset"];
  const date = Date.parse(headers.date ?? "");
  if (typeof reset !== "string" || !/^\d{9,11}$/.test(reset) || Number.isNaN(date)) return undefined;
  return Math.max(0, Number(reset) * 1_000 - date);
}
