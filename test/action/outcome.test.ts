import { expect, it } from "vitest";
import { exitCodeOf, type Outcome } from "../../action/outcome.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";

it.each([
  { outcome: { kind: "triggered" }, exitCode: 0 },
  { outcome: { kind: "succeeded", warnings: 0 }, exitCode: 0 },
  { outcome: { kind: "failed" }, exitCode: 1 },
  { outcome: { kind: "error", error: new CodedError("INPUT_INVALID", "") }, exitCode: 2 },
  { outcome: { kind: "error", error: new CodedError("WATCH_FORBIDDEN", "") }, exitCode: 3 },
  { outcome: { kind: "error", error: new CodedError("TRIGGER_AMBIGUOUS", "") }, exitCode: 4 },
  { outcome: { kind: "timed-out", phase: "run", afterMs: 1 }, exitCode: 5 },
  { outcome: { kind: "canceled" }, exitCode: 6 },
  { outcome: { kind: "skipped" }, exitCode: 6 },
  { outcome: { kind: "blocked" }, exitCode: 6 },
  { outcome: { kind: "interrupted" }, exitCode: 6 },
  { outcome: { kind: "error", error: new CodedError("ARTIFACTS_MISSING", "") }, exitCode: 7 },
] satisfies { outcome: Outcome; exitCode: number }[])("$outcome.kind exits with $exitCode", ({ outcome, exitCode }) => {
  expect(exitCodeOf(outcome)).toBe(exitCode);
});
