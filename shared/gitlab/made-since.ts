import type { Pipeline } from "./pipeline.ts";

/**
 * The pipelines made at or after an instant of GitLab's clock; all of them where the instant is not known. One whose own
 * time is not known counts as recent.
 */
export function madeSince(pipelines: readonly Pipeline[], sinceMs: number | undefined): readonly Pipeline[] {
  if (sinceMs === undefined) return pipelines;
  // NaN, of a time that is absent or unreadable, is not less than anything.
  return pipelines.filter(({ createdAt }) => !(Date.parse(createdAt ?? "") < sinceMs));
}
