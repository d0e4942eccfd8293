import { describe, expect, it } from "vitest";
import { parseInputs } from "../../../action/inputs/parse.ts";
import type { RawInputs } from "../../../action/inputs/step-inputs.ts";
import { planRun } from "../../../action/plan/plan.ts";

async function plan(raw: RawInputs) {
  return planRun(await parseInputs({ project: "group/app", ref: "main", "trigger-token": "glptt-abc", ...raw }));
}

describe("planRun", () => {
  it("orders a start, a watch and nothing else by default", async () => {
    expect(await plan({})).toEqual({
      start: {
        project: "group/app",
        start: expect.objectContaining({ refs: [{ kind: "name", name: "main" }] }),
        readers: [{ kind: "anonymous" }],
      },
      watch: {
        timeoutMs: 3_600_000,
        outageBudgetMs: 600_000,
        follow: true,
        waitForJobs: [],
        onManual: "fail",
        playJobs: [],
        retries: 0,
        stopOnFailure: false,
      },
    });
  });

  it("hands every input about waiting to the watch", async () => {
    const { watch } = await plan({
      "access-token": "glpat-a",
      timeout: "2h",
      "start-timeout": "10m",
      "outage-budget": "1m",
      "poll-interval": "5s",
      follow: "false",
      "wait-for-jobs": "deploy-*",
      "on-manual": "play",
      "play-jobs": "deploy: {TO: eu}",
      retry: "2",
      "cancel-on": "failure",
    });

    expect(watch).toEqual({
      timeoutMs: 7_200_000,
      startTimeoutMs: 600_000,
      outageBudgetMs: 60_000,
      pollIntervalMs: 5_000,
      follow: false,
      waitForJobs: ["deploy-*"],
      onManual: "play",
      playJobs: [{ job: "deploy", variables: { TO: "eu" } }],
      retries: 2,
      stopOnFailure: true,
    });
  });

  it("orders no watch where nobody waits", async () => {
    expect((await plan({ wait: "no" })).watch).toBeUndefined();
  });

  it("orders no start where a pipeline is given", async () => {
    const made = await plan({ ref: "", pipeline: "12" });

    expect(made.start).toBeUndefined();
    expect(made.watch).toBeDefined();
  });

  it("orders nothing where there is no token and that is fine", async () => {
    expect(await plan({ "trigger-token": "", "if-no-token": "skip" })).toEqual({});
  });

  it("orders artifacts as they are asked for", async () => {
    const { collect } = await plan({
      artifacts: "build",
      "artifacts-path": "out",
      "artifacts-layout": "flat",
      "artifacts-when": "on-failure",
      "if-no-artifacts": "warn",
    });

    expect(collect).toEqual({
      selectors: [expect.objectContaining({ job: "build" })],
      into: "out",
      ifNone: "warn",
      layout: "flat",
      logsOf: "failed",
      when: "on-failure",
    });
  });

  it.each([
    { layout: "dbp", logs: "all", selectors: [] },
    { layout: "dbp", logs: "failed", selectors: undefined },
    { layout: "by-job", logs: "all", selectors: undefined },
  ])("without artifacts, orders logs in the layout $layout for job-logs $logs: $selectors", async (given) => {
    const { collect } = await plan({ "artifacts-layout": given.layout, "job-logs": given.logs });

    expect(collect?.selectors).toEqual(given.selectors);
  });
});
