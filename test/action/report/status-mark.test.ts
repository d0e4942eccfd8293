import { expect, it } from "vitest";
import { jobMark, statusMark } from "../../../action/report/status-mark.ts";
import { aJob } from "../samples.ts";

it.each([
  { status: "success", mark: "✅" },
  { status: "failed", mark: "❌" },
  { status: "preparing", mark: "⚪" },
  { status: { unknown: "thawing" }, mark: "⚪" },
  { status: { unknown: "constructor" }, mark: "⚪" },
] as const)("$status is shown as $mark", ({ status, mark }) => {
  expect(statusMark(status)).toBe(mark);
});

it("shows a failure that was allowed as a warning", () => {
  expect(jobMark(aJob({ status: "failed", allowFailure: true }))).toBe("⚠️");
  expect(jobMark(aJob({ status: "failed", allowFailure: false }))).toBe("❌");
  expect(jobMark(aJob({ status: "success", allowFailure: true }))).toBe("✅");
});
