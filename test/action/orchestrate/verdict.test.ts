import { expect, it } from "vitest";
import type { NodeEnd, NodeResult } from "../../../action/orchestrate/model.ts";
import { verdictOf } from "../../../action/orchestrate/verdict.ts";

function anEnd(kind: NodeEnd["kind"], exitCode = 0, cause?: NodeEnd["cause"], warnings = 0): NodeEnd {
  const outcome: NodeResult["outcome"] = kind === "error" ? "error" : kind === "succeeded" ? "succeeded" : "failed";
  const jobs = Array.from({ length: warnings }, (_none, id) => ({
    id,
    name: "lint",
    stage: "test",
    webUrl: "",
    project: "a",
  }));
  const result: NodeResult = { outcome, exitCode, warnings: jobs };
  const why = { why: "", endedAt: 0, attempts: 1 };
  return { kind, ...(cause === undefined ? {} : { cause }), ...(kind === "skipped" ? {} : { result }), ...why };
}

it.each<{ ends: string; all: readonly NodeEnd[]; verdict: string; exitCode: number; warnings?: number }>([
  { ends: "nothing", all: [], verdict: "succeeded", exitCode: 0 },
  { ends: "successes", all: [anEnd("succeeded", 0, undefined, 2)], verdict: "succeeded", exitCode: 0, warnings: 2 },
  {
    ends: "an allowed failure",
    all: [anEnd("allowed-failure", 1), anEnd("succeeded")],
    verdict: "succeeded",
    exitCode: 0,
    warnings: 1,
  },
  { ends: "a skip nobody needed", all: [anEnd("skipped", 0, "not-needed")], verdict: "succeeded", exitCode: 0 },
  {
    ends: "a failure and what it skipped",
    all: [anEnd("failed", 1), anEnd("skipped", 0, "needs-failed")],
    verdict: "failed",
    exitCode: 1,
  },
  { ends: "a timeout before a failure", all: [anEnd("failed", 5), anEnd("failed", 1)], verdict: "failed", exitCode: 1 },
  { ends: "one canceled by others", all: [anEnd("failed", 6)], verdict: "failed", exitCode: 6 },
  {
    ends: "a timeout beside one canceled by others",
    all: [anEnd("failed", 6), anEnd("failed", 5)],
    verdict: "failed",
    exitCode: 5,
  },
  {
    ends: "a failure and what it cancelled",
    all: [anEnd("canceled", 6, "fail-fast"), anEnd("failed", 1)],
    verdict: "failed",
    exitCode: 1,
  },
  {
    ends: "errors beside a failure",
    all: [anEnd("failed", 1), anEnd("error", 3), anEnd("error", 4)],
    verdict: "error",
    exitCode: 3,
  },
  {
    ends: "what the graph's time has cancelled",
    all: [anEnd("error", 4), anEnd("canceled", 6, "graph-timeout")],
    verdict: "timed-out",
    exitCode: 5,
  },
  {
    ends: "what a stop has kept from starting",
    all: [anEnd("failed", 1), anEnd("skipped", 0, "stopped")],
    verdict: "interrupted",
    exitCode: 6,
  },
  { ends: "all done before the stop was heard", all: [anEnd("succeeded")], verdict: "succeeded", exitCode: 0 },
])("$ends make $verdict, with exit code $exitCode", ({ all, verdict, exitCode, warnings = 0 }) => {
  expect(verdictOf(all)).toEqual({ verdict, exitCode, warnings });
});
