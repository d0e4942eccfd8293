import type { CodedError } from "../../shared/errors/coded-error.ts";

/**
 * How a run of the step ended.
 *
 * Everything but `error` is something we understood: a downstream pipeline that failed is a result, not a failure of ours.
 */
export type Outcome =
  /** The plan was checked and nothing was triggered: `dry-run`. */
  | { readonly kind: "planned" }
  /** Nothing was done, since there was no token and that is fine: `if-no-token: skip`. */
  | { readonly kind: "omitted" }
  /** The pipeline exists and nobody wanted to wait for it. */
  | { readonly kind: "triggered" }
  /** `warnings`: how many jobs failed that were allowed to. */
  | { readonly kind: "succeeded"; readonly warnings: number }
  | { readonly kind: "failed" }
  | { readonly kind: "canceled" }
  | { readonly kind: "skipped" }
  /** Only a person can move the pipeline on: it waits for a manual job. */
  | { readonly kind: "blocked" }
  /** `start`: nothing of the pipeline had begun when `start-timeout` was over. */
  | { readonly kind: "timed-out"; readonly phase: "start" | "run"; readonly afterMs: number }
  /** The step itself was asked to stop. */
  | { readonly kind: "interrupted" }
  | { readonly kind: "error"; readonly error: CodedError };

/** What a run can be told to fail on: the ends of a pipeline that are not plain success. */
export const FAIL_ON = ["failed", "canceled", "skipped", "blocked", "timed-out", "warnings"] as const;

/** The ends a run fails on. An error of ours and an interruption always fail. */
export type FailOn = ReadonlySet<(typeof FAIL_ON)[number]>;

/** What a run fails on unless told otherwise; as in action.yml. */
export const DEFAULT_FAIL_ON: FailOn = new Set(FAIL_ON.filter((end) => end !== "warnings"));

/** The exit code of a command that ends so; part of the contract with scripts. */
export function exitCodeOf(outcome: Outcome, failOn: FailOn = DEFAULT_FAIL_ON): number {
  switch (outcome.kind) {
    case "planned":
    case "omitted":
    case "triggered":
      return 0;
    case "succeeded":
      return outcome.warnings > 0 && failOn.has("warnings") ? 1 : 0;
    case "failed":
      return failOn.has("failed") ? 1 : 0;
    case "timed-out":
      return failOn.has("timed-out") ? 5 : 0;
    case "canceled":
    case "skipped":
    case "blocked":
      return failOn.has(outcome.kind) ? 6 : 0;
    case "interrupted":
      return 6;
    case "error":
      return outcome.error.exitCode;
  }
}
