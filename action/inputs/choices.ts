import type { InputName } from "./declared.generated.ts";

/** The words of each input that takes one of a few, of which the first is what a wrong one is read as. */
export const CHOICES = {
  "if-no-token": ["fail", "skip"],
  "on-rerun": ["resume", "new"],
  "on-manual": ["fail", "pass", "wait", "play"],
  "artifacts-layout": ["by-job", "by-stage", "flat", "dbp"],
  "artifacts-when": ["always", "on-success", "on-failure"],
  "if-no-artifacts": ["fail", "warn", "ignore"],
  "job-logs": ["none", "failed", "all"],
} as const satisfies Partial<Record<InputName, readonly [string, ...string[]]>>;

/** An input that takes one of a few words. */
export type ChoiceName = keyof typeof CHOICES;
