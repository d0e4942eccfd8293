import type { KnownStatus, Status } from "../../shared/gitlab/pipeline.ts";

/** How a pipeline can end, or stand still for good. */
export type Settlement = "succeeded" | "failed" | "canceled" | "skipped" | "blocked";

/** What to do about a pipeline as last seen. */
export type Verdict =
  | { readonly kind: "settled"; readonly as: Settlement }
  | { readonly kind: "timed-out" }
  | { readonly kind: "wait"; readonly leftMs: number };

/**
 * Every status GitLab has, and the end it means.
 *
 * `manual` is one: the pipeline has nothing left to do until a person starts a job, which may be never. `scheduled` is
 * none: its delayed job starts by itself. `canceling` is none either: jobs still end, and `canceled` follows.
 */
const ENDS: Readonly<Record<KnownStatus, Settlement | undefined>> = {
  created: undefined,
  waiting_for_resource: undefined,
  preparing: undefined,
  waiting_for_callback: undefined,
  pending: undefined,
  running: undefined,
  success: "succeeded",
  failed: "failed",
  canceling: undefined,
  canceled: "canceled",
  skipped: "skipped",
  manual: "blocked",
  scheduled: undefined,
};

/**
 * What to do about the downstream pipeline as last seen.
 *
 * A settled pipeline wins over the deadline: one that ends before the last look has not timed out. A status this version
 * does not know keeps the wait going, since GitLab adds statuses that are not final.
 */
export function judge(status: Status, waitedMs: number, timeoutMs: number): Verdict {
  const end = typeof status === "string" ? ENDS[status] : undefined;
  if (end !== undefined) return { kind: "settled", as: end };
  const leftMs = timeoutMs - waitedMs;
  return leftMs <= 0 ? { kind: "timed-out" } : { kind: "wait", leftMs };
}
