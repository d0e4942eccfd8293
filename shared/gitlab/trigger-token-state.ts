import type { TriggerToken } from "./pipeline.ts";

/** How a trigger token stands. `legacy`: it has no owner, so GitLab starts nothing with it any more. */
export type TriggerTokenState = "active" | "expiring" | "expired" | "legacy";

/** Two weeks: time enough to hand a new token round before the old one ends. */
const SOON_MS = 14 * 86_400_000;

/** How the token stands at an instant. One that has expired counts as that even without an owner. */
export function triggerTokenState(
  { expiresAt, owner }: Pick<TriggerToken, "expiresAt" | "owner">,
  now: Date,
): TriggerTokenState {
  const leftMs = expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt) - now.getTime();
  if (leftMs <= 0) return "expired";
  if (owner === undefined) return "legacy";
  return leftMs <= SOON_MS ? "expiring" : "active";
}

/** Whether GitLab shows the token whole, which it does to its owner alone; of others it gives the first four characters. */
export function isShownWhole({ token }: Pick<TriggerToken, "token">): boolean {
  return token.length > 4;
}
