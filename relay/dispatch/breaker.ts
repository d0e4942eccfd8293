import type { Breaker } from "../model/breaker.ts";

/** When it opens, and for how long. */
export interface BreakerPolicy {
  readonly failures: number;
  readonly pauseMs: number;
}

/** What the end of a call tells about the GitLab it went to. */
export type Health =
  | { readonly kind: "works" }
  | { readonly kind: "fails"; readonly askedMs?: number }
  /** It works, and wants no calls for so long. */
  | { readonly kind: "asks-for-pause"; readonly ms: number }
  | { readonly kind: "untold" };

/** A GitLab nothing is known of. */
export const UNTRIED: Breaker = { kind: "closed", failures: 0, probes: 0 };

/** How many calls may begin now. */
export function callsAllowed(breaker: Breaker, nowMs: number): number {
  switch (breaker.kind) {
    case "closed":
      return Number.POSITIVE_INFINITY;
    case "open":
      return nowMs < breaker.untilMs ? 0 : 1;
    case "half-open":
      return 0;
  }
}

/** After a call has begun that was allowed; when it is the probe, with its number. */
export function afterBegin(breaker: Breaker): { readonly breaker: Breaker; readonly probe?: number } {
  if (breaker.kind !== "open") return { breaker };
  const probe = breaker.probes + 1;
  return { breaker: { kind: "half-open", probes: probe }, probe };
}

/**
 * After a call has ended.
 *
 * @param probe its number, when it began as the probe
 */
export function afterEnd(
  breaker: Breaker,
  probe: number | undefined,
  health: Health,
  policy: BreakerPolicy,
  nowMs: number,
): Breaker {
  const { probes } = breaker;
  const open = (pauseMs: number): Breaker => ({ kind: "open", untilMs: nowMs + pauseMs, probes });
  const asked = (pauseMs: number): Breaker => ({ kind: "open", untilMs: nowMs + pauseMs, probes, asked: true });
  const isProbe = breaker.kind === "half-open" && breaker.probes === probe;
  switch (health.kind) {
    case "works":
      if (breaker.kind === "open" && breaker.asked === true && nowMs < breaker.untilMs) return breaker;
      return { kind: "closed", failures: 0, probes };
    case "asks-for-pause":
      if (breaker.kind === "open") return asked(Math.max(health.ms, breaker.untilMs - nowMs));
      // Another call's answer must not make way for a second probe beside the one under way.
      return breaker.kind === "closed" || isProbe ? asked(health.ms) : breaker;
    case "fails": {
      const pauseMs = Math.max(policy.pauseMs, health.askedMs ?? 0);
      if (isProbe) return open(pauseMs);
      if (breaker.kind !== "closed") return breaker;
      const failures = breaker.failures + 1;
      return failures >= policy.failures ? open(pauseMs) : { kind: "closed", failures, probes };
    }
    case "untold":
      return isProbe ? open(0) : breaker;
  }
}
