/** What a relay does of what there is to do: it receives, it carries deliveries and all else that goes on beside receiving, or both. */
export type RelayRole = "all" | "ingest" | "dispatch";

/** Every role, the usual one first. */
export const RELAY_ROLES: readonly RelayRole[] = ["all", "ingest", "dispatch"];

/** Whether a relay of this role takes webhooks. */
export function receives(role: RelayRole): boolean {
  return role !== "dispatch";
}

/** Whether a relay of this role carries deliveries, keeps schedules, tells results and keeps house. */
export function dispatches(role: RelayRole): boolean {
  return role !== "ingest";
}
