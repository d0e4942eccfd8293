import { CATALOGUE, type ErrorCode } from "../../shared/errors/catalogue.ts";
import type { CodedError } from "../../shared/errors/coded-error.ts";

/** Every check, in the order in which they are made; what later ones stand on comes first. */
export const CHECKS = [
  "inputs",
  "address",
  "certificate",
  "clock",
  "version",
  "rate-limit",
  "access-token",
  "oauth-token",
  "job-token",
  "trigger-token",
  "project",
  "role",
  "job-token-access",
  "ref",
  "protection",
  "variables",
  "start",
  "spec-inputs",
  "ci-file",
  "reading",
  "artifacts",
  "acting",
] as const;

/** The name of a check. Stable: scripts match on it. */
export type CheckName = (typeof CHECKS)[number];

/** What one check came to. */
export interface Finding {
  readonly check: CheckName;
  readonly state: "ok" | "warning" | "failed" | "not-checked";
  /** Whole sentences. */
  readonly says: string;
  /** What to do about it; of a check that was not made, what would let it be made. */
  readonly fix?: string;
  /** Of a failed one: what the step would end with. */
  readonly code?: ErrorCode;
}

/** All is well. */
export function ok(check: CheckName, says: string): Finding {
  return { check, state: "ok", says };
}

/** It works, or may; somebody should look. */
export function warning(check: CheckName, says: string, fix: string): Finding {
  return { check, state: "warning", says, fix };
}

/** It does not work. Without a fix, what the catalogue says of the code. */
export function failed(check: CheckName, code: ErrorCode, says: string, fix: string = CATALOGUE[code].hint): Finding {
  return { check, state: "failed", says, fix, code };
}

/** A failure as it was met. */
export function failedAs(check: CheckName, { code, message, hint }: CodedError): Finding {
  return failed(check, code, message, hint);
}

/** Nobody knows. */
export function notChecked(check: CheckName, says: string, fix?: string): Finding {
  return { check, state: "not-checked", says, ...(fix === undefined ? {} : { fix }) };
}
