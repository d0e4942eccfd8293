import type { Bridge, Job, KnownStatus, Status } from "../../shared/gitlab/pipeline.ts";

const MARKS: Readonly<Partial<Record<KnownStatus, string>>> = {
  success: "✅",
  failed: "❌",
  canceled: "🚫",
  canceling: "🚫",
  skipped: "⏭️",
  manual: "✋",
  running: "🔄",
  pending: "⏳",
  scheduled: "⏰",
};

/** A status as a sign that is seen before it is read. */
export function statusMark(status: Status): string {
  return (typeof status === "string" ? MARKS[status] : undefined) ?? "⚪";
}

/** The same of a job, where a failure that was allowed is a warning. */
export function jobMark({ status, allowFailure }: Job | Bridge): string {
  return status === "failed" && allowFailure ? "⚠️" : statusMark(status);
}
