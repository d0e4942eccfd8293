/** No pause during an outage is shorter: a server that comes back is not met by a rush. */
const SHORTEST_PAUSE_MS = 5_000;

/** How an outage goes on. */
export type OutageVerdict = { readonly kind: "over-budget" } | { readonly kind: "endure"; readonly pauseMs: number };

/**
 * Whether to go on after a failed look, and after which pause.
 *
 * The budget is of time, not of attempts: how often we looked says nothing about how long a restart takes.
 *
 * @param lastedMs since the first failed look of this outage
 * @param plannedMs the pause the schedule would make
 */
export function judgeOutage(
  lastedMs: number,
  budgetMs: number,
  plannedMs: number,
  retryAfterMs: number | undefined,
): OutageVerdict {
  const leftMs = budgetMs - lastedMs;
  if (leftMs <= 0) return { kind: "over-budget" };
  return { kind: "endure", pauseMs: Math.min(leftMs, Math.max(SHORTEST_PAUSE_MS, plannedMs, retryAfterMs ?? 0)) };
}
