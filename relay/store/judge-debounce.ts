import type { Debounce } from "./store.ts";

/** A delivery that waits for a newer push of its ref. */
export interface Waiting {
  /** When the first of the deliveries it took the place of was stored; its own time when it took none's. */
  readonly since: Date;
  readonly before: string;
  readonly after: string;
}

/** What becomes of a debounced delivery and of the one that waits under the same key. */
export type DebounceVerdict =
  /** It waits until `dueAt`; whatever waited before is superseded by it. */
  | { readonly kind: "waits"; readonly since: Date; readonly dueAt: Date }
  /** It came late: the push that waits follows it, so this one is superseded at once. */
  | { readonly kind: "late" };

/**
 * Which of two pushes of one ref counts.
 *
 * The one that arrives later, unless it ends where the waiting one began: then it was made before that one and overtaken on the
 * way. Where each begins where the other ended (a branch moved back, or deleted and made again), order cannot be told by
 * commits, and arrival counts. Each newer push begins the wait anew, but nobody waits longer than `mostMs` after the first.
 */
export function judgeDebounce(waiting: Waiting | undefined, incoming: Debounce, now: Date): DebounceVerdict {
  if (waiting !== undefined && follows(waiting, incoming) && !follows(incoming, waiting)) return { kind: "late" };
  const since = waiting?.since ?? now;
  const dueMs = Math.min(now.getTime() + incoming.waitMs, since.getTime() + incoming.mostMs);
  return { kind: "waits", since, dueAt: new Date(Math.max(dueMs, now.getTime())) };
}

function follows(second: Pick<Waiting, "before">, first: Pick<Waiting, "after">): boolean {
  return first.after !== "" && second.before === first.after;
}
