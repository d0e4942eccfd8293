import { expect, it } from "vitest";
import { exitCodeOf, type FAIL_ON, type FailOn, type Outcome } from "../../../action/model/outcome.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";

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

const warned: Outcome = { kind: "succeeded", warnings: 1 };
const clean: Outcome = { kind: "succeeded", warnings: 0 };

it.each([
  { outcome: warned, failOn: [], exitCode: 0 },
  { outcome: warned, failOn: ["failed"], exitCode: 0 },
  { outcome: warned, failOn: ["warnings"], exitCode: 1 },
  { outcome: clean, failOn: ["warnings"], exitCode: 0 },
  { outcome: { kind: "failed" }, failOn: ["warnings"], exitCode: 0 },
  { outcome: { kind: "failed" }, failOn: ["failed"], exitCode: 1 },
  { outcome: { kind: "timed-out", phase: "start", afterMs: 1 }, failOn: ["failed"], exitCode: 0 },
  { outcome: { kind: "timed-out", phase: "start", afterMs: 1 }, failOn: ["timed-out"], exitCode: 5 },
  { outcome: { kind: "skipped" }, failOn: ["canceled", "blocked"], exitCode: 0 },
  { outcome: { kind: "skipped" }, failOn: ["skipped"], exitCode: 6 },
  { outcome: { kind: "interrupted" }, failOn: [], exitCode: 6 },
  { outcome: { kind: "error", error: new CodedError("GITLAB_UNREACHABLE", "") }, failOn: [], exitCode: 4 },
] satisfies { outcome: Outcome; failOn: (typeof FAIL_ON)[number][]; exitCode: number }[])(
  "$outcome.kind exits with $exitCode where only $failOn fail",
  ({ outcome, failOn, exitCode }) => {
    const only: FailOn = new Set(failOn);

    expect(exitCodeOf(outcome, only)).toBe(exitCode);
  },
);
