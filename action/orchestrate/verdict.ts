import { exitCodeOf } from "../model/outcome.ts";
import type { GraphVerdict, NodeEnd } from "./model.ts";

/** What a run of a graph comes to. */
export interface Verdict {
  readonly verdict: GraphVerdict;
  readonly exitCode: number;
  /** How many nodes failed that were allowed to, and how many jobs. */
  readonly warnings: number;
}

/** What a node was stopped for counts for more than what any of them has come to. */
const CODE = { interrupted: exitCodeOf({ kind: "interrupted" }), "timed-out": 5 } as const;

/** Exit codes of failed nodes, the one that is told first: failed, timed out, canceled or skipped or blocked. */
const WORST_FIRST: readonly number[] = [1, 5, 6];

/**
 * The verdict over a graph by the ends of its nodes, in the order of the file.
 *
 * The worst first: *interrupted* (somebody stopped the run before its end), *timed-out* (the time of the whole run was up),
 * *error* (of a node nobody could learn what became of it; the exit code is that of the first), *failed* (the exit code is
 * that of the worst: a failed pipeline before one that timed out, that before one that was cancelled, skipped or blocked by
 * others), *succeeded*. What was allowed to fail is a warning.
 */
export function verdictOf(ends: readonly NodeEnd[]): Verdict {
  const warnings = ends.reduce((sum, end) => sum + warningsOf(end), 0);
  const stopped = (cause: NodeEnd["cause"]) => ends.some((end) => end.cause === cause);
  if (stopped("stopped")) return { verdict: "interrupted", exitCode: CODE.interrupted, warnings };
  if (stopped("graph-timeout")) return { verdict: "timed-out", exitCode: CODE["timed-out"], warnings };
  const error = ends.find(({ kind }) => kind === "error");
  if (error !== undefined) return { verdict: "error", exitCode: error.result?.exitCode ?? 4, warnings };
  const codes = ends.filter(({ kind }) => kind === "failed").map(({ result }) => result?.exitCode ?? 1);
  if (codes.length === 0) return { verdict: "succeeded", exitCode: 0, warnings };
  return { verdict: "failed", exitCode: WORST_FIRST.find((code) => codes.includes(code)) ?? 1, warnings };
}

function warningsOf({ kind, result }: NodeEnd): number {
  return (kind === "allowed-failure" ? 1 : 0) + (kind === "succeeded" ? (result?.warnings?.length ?? 0) : 0);
}
