/** Every status GitLab gives a pipeline or job (app/models/concerns/ci/has_status.rb). */
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

/** A status this version knows. */
export type KnownStatus = (typeof STATUSES)[number];

/** A status as GitLab sent it; one that a later GitLab added is kept as `{ unknown }`. */
export type Status = KnownStatus | { readonly unknown: string };

/** Reads a status; total, since GitLab adds statuses and an unknown one must not stop a wait. */
export function toStatus(text: string): Status {
  return (STATUSES as readonly string[]).includes(text) ? (text as KnownStatus) : { unknown: text };
}

/** A status as GitLab spells it. */
export function statusText(status: Status): string {
  return typeof status === "string" ? status : status.unknown;
}

/** Whether nothing more happens to what is in this status, unless somebody retries it (Ci::HasStatus::COMPLETED_STATUSES). */
export function isComplete(status: Status): boolean {
  return status === "success" || status === "failed" || status === "canceled" || status === "skipped";
}

/** How a project is named in calls: numeric id or full path (`group/sub/name`), not encoded. */
export type ProjectRef = number | string;

/** A pipeline as far as Sluice uses it. Times are ISO 8601 as GitLab sent them. */
export interface Pipeline {
  readonly id: number;
  readonly iid?: number;
  readonly projectId: number;
  readonly ref: string;
  readonly sha: string;
  readonly status: Status;
  /** `trigger`, `pipeline`, `push`, …; kept as text since GitLab adds sources. */
  readonly source?: string;
  readonly webUrl: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly durationS?: number;
  readonly yamlErrors?: string;
}

/** One file a job has published; `archive` is the zip of `artifacts: paths`. */
export interface JobArtifact {
  readonly fileType: string;
  readonly fileFormat?: string;
  readonly filename: string;
  readonly sizeBytes: number;
}

/** A job as far as Sluice uses it. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly stage: string;
  readonly status: Status;
  readonly ref: string;
  readonly allowFailure: boolean;
  readonly webUrl: string;
  readonly failureReason?: string;
  readonly createdAt?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly durationS?: number;
  /** How long it waited for a runner. */
  readonly queuedS?: number;
  readonly tagList: readonly string[];
  readonly artifacts: readonly JobArtifact[];
  /** The archive, when the job has one. */
  readonly archive?: { readonly filename: string; readonly sizeBytes: number };
  readonly artifactsExpireAt?: string;
  /** The pipeline the job belongs to, with its own status at the time of the answer. */
  readonly pipeline: Pipeline;
}

/** A trigger job that starts a downstream pipeline. */
export interface Bridge {
  readonly id: number;
  readonly name: string;
  readonly stage: string;
  readonly status: Status;
  readonly allowFailure: boolean;
  readonly webUrl: string;
  readonly failureReason?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly durationS?: number;
  /** Absent until GitLab has created the downstream pipeline. */
  readonly downstream?: Pipeline;
}

/** A pipeline trigger token as the API shows it; `token` is whole only to its owner, else its first four characters. */
export interface TriggerToken {
  readonly id: number;
  readonly description: string;
  readonly token: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly lastUsed?: string;
  readonly expiresAt?: string;
  /** Absent for legacy tokens without an owner. */
  readonly owner?: { readonly id: number; readonly username: string };
}
