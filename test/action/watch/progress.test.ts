import { describe, expect, it } from "vitest";
import { jobProgress } from "../../../action/watch/progress.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { aJob } from "../samples.ts";

const lines = (before: readonly Job[], after: readonly Job[]) =>
  jobProgress(before, after).map(({ text }) => text.trim());

describe("jobProgress", () => {
  it.each([
    { job: aJob({ status: "running" }), says: "test (test) started" },
    { job: aJob({ status: "success", durationS: 42.4 }), says: "test (test) succeeded after 42s" },
    {
      job: aJob({ status: "failed", durationS: 3, failureReason: "script_failure" }),
      says: "test (test) failed after 3s (script_failure): https://gitlab.example.com/group/app/-/jobs/70",
    },
    {
      job: aJob({ status: "failed", allowFailure: true, failureReason: "script_failure" }),
      says: "test (test) failed (script_failure), which is allowed",
    },
    { job: aJob({ status: "canceled" }), says: "test (test) was canceled" },
    {
      job: aJob({ status: "manual" }),
      says: "test (test) waits for a person to start it: https://gitlab.example.com/group/app/-/jobs/70",
    },
    { job: aJob({ status: { unknown: "thawing" } }), says: "test (test) is thawing" },
  ])("says: $says", ({ job, says }) => {
    expect(lines([], [job])).toEqual([says]);
  });

  it("says nothing about jobs that have not begun", () => {
    const statuses = [
      "created",
      "waiting_for_resource",
      "preparing",
      "waiting_for_callback",
      "pending",
      "scheduled",
      "skipped",
    ] as const;

    expect(
      lines(
        [],
        statuses.map((status, id) => aJob({ id, status })),
      ),
    ).toEqual([]);
  });

  it("says only what has changed, in the order GitLab made the jobs", () => {
    const before = [
      aJob({ id: 3, name: "c" }),
      aJob({ id: 2, name: "b" }),
      aJob({ id: 1, name: "a", status: "success" }),
    ];
    const after = [aJob({ id: 4, name: "d" }), aJob({ id: 3, name: "c", status: "success" }), ...before.slice(1)];

    expect(lines(before, after)).toEqual(["c (test) succeeded", "d (test) started"]);
  });

  it("tells a retried job apart from its first run", () => {
    const first = aJob({ id: 1, status: "failed" });

    expect(lines([first], [first, aJob({ id: 2, status: "running" })])).toEqual(["test (test) started"]);
  });

  it("keeps names of jobs from forging lines", () => {
    const [line = ""] = lines([], [aJob({ name: "x\n::error::gotcha\u001b[2J" })]);

    expect(line).toBe("x\\u{a}::error::gotcha\\u{1b}[2J (test) started");
  });
});
