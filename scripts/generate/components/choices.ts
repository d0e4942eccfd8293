import type { InputName } from "../../../action/inputs/declared.generated.ts";

/** Inputs that take one of a few words: a component lists them, so that GitLab refuses any other before a job starts. */
export const CHOICES: Readonly<Partial<Record<InputName, readonly [string, ...string[]]>>> = {
  "if-no-token": ["fail", "skip"],
  "on-rerun": ["resume", "new"],
  "on-manual": ["fail", "pass", "wait", "play"],
  "artifacts-layout": ["by-job", "by-stage", "flat", "dbp"],
  "artifacts-when": ["always", "on-success", "on-failure"],
  "if-no-artifacts": ["fail", "warn", "ignore"],
  "job-logs": ["none", "failed", "all"],
};
