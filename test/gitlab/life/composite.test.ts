import { describe, expect, it } from "vitest";
import { compositeStatus } from "./composite.ts";
import { STATUSES } from "./status.ts";

describe("the status of several jobs together", () => {
  // An asterisk marks a job that is allowed to fail.
  it.each([
    { jobs: "", status: undefined },
    { jobs: "success success", status: "success" },
    { jobs: "success failed", status: "failed" },
    { jobs: "success failed*", status: "success" },
    { jobs: "success canceled*", status: "success" },
    { jobs: "success skipped", status: "success" },
    { jobs: "skipped skipped", status: "skipped" },
    { jobs: "manual* skipped", status: "skipped" },
    { jobs: "created created", status: "created" },
    { jobs: "success created", status: "running" },
    { jobs: "pending created", status: "pending" },
    { jobs: "running created", status: "running" },
    { jobs: "failed running", status: "running" },
    { jobs: "success pending", status: "running" },
    { jobs: "success canceled", status: "canceled" },
    { jobs: "failed canceled", status: "failed" },
    { jobs: "canceling created", status: "canceling" },
    { jobs: "success manual created", status: "manual" },
    { jobs: "success manual*", status: "success" },
    { jobs: "scheduled created", status: "scheduled" },
    { jobs: "waiting_for_resource created", status: "waiting_for_resource" },
    { jobs: "waiting_for_callback created", status: "waiting_for_callback" },
    { jobs: "preparing", status: "preparing" },
  ])("is $status for: $jobs", ({ jobs, status }) => {
    const parts = jobs
      .split(" ")
      .filter((word) => word !== "")
      .map((word) => ({ status: word.replace("*", ""), allowFailure: word.endsWith("*") }));

    expect(compositeStatus(parts)).toBe(status);
  });

  it.each(STATUSES)("is %s when every job is", (status) => {
    expect(compositeStatus([{ status, allowFailure: false }])).toBe(status);
  });

  it.each([
    { needs: ["success", "skipped"], status: "skipped" },
    { needs: ["success", "running"], status: "pending" },
    { needs: ["success", "success"], status: "success" },
  ])("is $status for a job that needs jobs in $needs", ({ needs, status }) => {
    const parts = needs.map((each) => ({ status: each, allowFailure: false }));

    expect(compositeStatus(parts, true)).toBe(status);
  });
});
