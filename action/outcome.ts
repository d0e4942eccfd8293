import type { CodedError } from "../shared/errors/coded-error.ts";

/**
 * How a run of the step ended.
 *
 * Everything but `error` is something we understood: a downstream pipeline that failed is a result, not a failure of ours.
 */
export type Outcome =
  /** The pipeline exists and nobody wanted to wait for it. */
  | { readonly kind: "triggered" }
  | { readonly kind: "succeeded" }
  | { readonly kind: "failed" }
  | { readonly kind: "canceled" }
  | { readonly kind: "skipped" }
  /** Only a person can move the pipeline on: it waits for a manual job. */
  | { readonly kind: "blocked" }
  | { readonly kind: "timed-out"; readonly afterMs: number }
  /** The step itself was asked to stop. */
  | { readonly kind: "interrupted" }
  | { readonly kind: "error"; readonly error: CodedError };

/** The exit code of a command that ends so; part of the contract with scripts. */
export function exitCodeOf(outcome: Outcome): number {
  switch (outcome.kind) {
    case "triggered":
    case "succeeded":
      return 0;
    case "failed":
      return 1;
    case "timed-out":
      return 5;
    case "canceled":
    case "skipped":
    case "blocked":
    case "interrupted":
      return 6;
    case "error":
      return outcome.error.exitCode;
  }
}
