/** What a job contributes to the status of its stage or pipeline. */
export interface Part {
  readonly status: string;
  readonly allowFailure: boolean;
}

/**
 * The status of a set of jobs taken together; undefined for an empty set.
 *
 * The order of the questions is GitLab's (lib/gitlab/ci/status/composite.rb), and it matters: an allowed failure counts as
 * a success with warnings, an optional manual job is ignored. `dag` asks on behalf of a job with `needs`.
 */
export function compositeStatus(parts: readonly Part[], dag = false): string | undefined {
  const seen = new Set(parts.map(contribution));
  const any = (...names: readonly string[]) => names.some((name) => seen.has(name));
  const only = (...names: readonly string[]) => [...seen].every((name) => names.includes(name));
  if (seen.size === 0) return undefined;
  if (dag && any("skipped", "ignored")) return "skipped";
  if (dag && !only("success", "failed", "canceled", "skipped", "success_with_warnings")) return "pending";
  if (only("skipped", "ignored")) return "skipped";
  if (only("success", "skipped", "success_with_warnings", "ignored")) return "success";
  if (only("created", "success_with_warnings", "ignored")) return "created";
  if (only("preparing", "success_with_warnings", "ignored")) return "preparing";
  if (only("canceled", "success", "skipped", "success_with_warnings", "ignored")) return "canceled";
  if (only("pending", "created", "skipped", "success_with_warnings", "ignored")) return "pending";
  if (any("running", "pending")) return "running";
  if (any("canceling")) return "canceling";
  for (const status of ["waiting_for_resource", "waiting_for_callback", "manual", "scheduled", "preparing"]) {
    if (any(status)) return status;
  }
  return any("created") ? "running" : "failed";
}

function contribution({ status, allowFailure }: Part): string {
  if (allowFailure && (status === "failed" || status === "canceled")) return "success_with_warnings";
  if (allowFailure && status === "manual") return "ignored";
  return status;
}
