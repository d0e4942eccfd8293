/** All statuses a pipeline or job can have (app/models/concerns/ci/has_status.rb). */
export const STATUSES = [
  "created",
  "waiting_for_resource",
  "preparing",
  "waiting_for_callback",
  "pending",
  "running",
  "success",
  "failed",
  "canceling",
  "canceled",
  "skipped",
  "manual",
  "scheduled",
] as const;

const COMPLETE: ReadonlySet<string> = new Set(["success", "failed", "canceled", "skipped"]);

/** Nothing more happens by itself. */
export function isComplete(status: string): boolean {
  return COMPLETE.has(status);
}

/** A job's token works only while it executes. */
export function isExecuting(status: string): boolean {
  return status === "running" || status === "canceling";
}

const CANCELABLE: ReadonlySet<string> = new Set([
  "running",
  "waiting_for_callback",
  "waiting_for_resource",
  "preparing",
  "pending",
  "created",
  "scheduled",
]);

/** Whether cancelling does anything; a manual job is not canceled. */
export function isCancelable(status: string): boolean {
  return CANCELABLE.has(status);
}
