/**
 * Whether calls go to a GitLab.
 *
 * *closed*: they do, and its failures in a row are counted. With as many as the policy names it is *open*: none goes until its
 * pause is over. Then one may go, the probe, and makes it *half-open*: none beside it. What the probe comes to decides: closed, or
 * open for another pause. A probe that tells nothing, since its call never left, makes room for the next one.
 *
 * Calls that had begun before it opened end while it is open. That one of them worked closes it, since GitLab does work, unless
 * GitLab itself has asked for the pause; that one of them failed changes nothing. Times are milliseconds of a clock that never goes back.
 */
export type Breaker =
  | { readonly kind: "closed"; readonly failures: number; readonly probes: number }
  | { readonly kind: "open"; readonly untilMs: number; readonly probes: number; readonly asked?: true }
  /** `probes`: the number of the probe under way, which tells it from one that was given up earlier. */
  | { readonly kind: "half-open"; readonly probes: number };
