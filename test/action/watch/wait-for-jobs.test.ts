import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CiFile, JobSpec } from "../../gitlab/world/ci-file.ts";
import { WatchLab } from "./watch-lab.ts";

let lab: WatchLab;

beforeEach(async () => {
  lab = await WatchLab.open();
});
afterEach(() => lab.close());

const job = (name: string, more: Partial<JobSpec> = {}): JobSpec => ({ name, runMs: 30_000, ...more });
const ci = (...jobs: readonly JobSpec[]): CiFile => ({ jobs });

describe("waiting for some jobs", () => {
  it("ends once they have ended, while others run or fail", async () => {
    const app = lab.project(
      "group/app",
      ci(
        job("build-a"),
        job("build-b", { runMs: 60_000 }),
        job("bad", { result: "failed", runMs: 1_000 }),
        job("slow", { runMs: 900_000 }),
      ),
    );

    const { ended, tookMs } = await lab.wait(lab.pipeline(app), { waitForJobs: ["build-*"] });

    expect(ended).toMatchObject({ kind: "settled", as: "succeeded", early: true });
    expect(tookMs).toBeLessThan(66_000);
  });

  it("means all runs of a parallel job by one glob, as `artifacts` does", async () => {
    const app = lab.project(
      "group/app",
      ci(job("test 1/2"), job("test 2/2", { result: "failed" }), job("slow", { runMs: 900_000 })),
    );

    const { ended } = await lab.wait(lab.pipeline(app), { waitForJobs: ["test *"] });

    expect(ended).toMatchObject({ kind: "settled", as: "failed", early: true });
  });

  it("of a child pipeline that does not exist yet", async () => {
    const child = ci(job("deep", { result: "failed" }), job("slow", { runMs: 900_000 }));
    const app = lab.project(
      "group/app",
      ci(job("build", { stage: "1" }), job("go", { stage: "2", trigger: { ci: child } })),
    );

    const { ended } = await lab.wait(lab.pipeline(app), { waitForJobs: ["deep"] });

    expect(ended).toMatchObject({ as: "failed", early: true });
  });

  it("counts one that may fail as a warning", async () => {
    const app = lab.project(
      "group/app",
      ci(job("lint", { allowFailure: true, result: "failed" }), job("slow", { runMs: 900_000 })),
    );

    const { ended } = await lab.wait(lab.pipeline(app), { waitForJobs: ["lint"] });

    expect(ended).toMatchObject({ as: "succeeded", warnings: 1 });
  });

  it("is an error when the tree has ended without one", async () => {
    const app = lab.project("group/app", ci(job("build")));

    const { ended } = await lab.wait(lab.pipeline(app), { waitForJobs: ["build", "deploy-*"] });

    expect(ended).toMatchObject({ kind: "thrown", error: { code: "WATCH_JOBS_MISSING" } });
    expect(String("error" in ended && ended.error)).toContain('"deploy-*"');
  });

  it("takes the newest run of a job that was retried", async () => {
    const app = lab.project(
      "group/app",
      ci(job("flaky", { result: ["failed", "success"] }), job("slow", { runMs: 900_000 })),
    );

    const { ended } = await lab.wait(lab.pipeline(app), { waitForJobs: ["flaky"], retries: 1 });

    expect(ended).toMatchObject({ as: "succeeded", retried: 1 });
  });

  it("takes what never began in a pipeline that failed as failed", async () => {
    const app = lab.project(
      "group/app",
      ci(job("build", { result: "failed", stage: "1" }), job("ship", { stage: "2" })),
    );

    const { ended } = await lab.wait(lab.pipeline(app), { waitForJobs: ["ship"] });

    expect(ended).toMatchObject({ as: "skipped" });
  });

  it("cannot go by jobs nobody may list, and says so", async () => {
    const app = lab.project("group/app", ci(job("build")));
    lab.gitlab.faults.add({ path: /\/jobs/, times: Number.POSITIVE_INFINITY, fault: { kind: "status", status: 403 } });

    const { ended } = await lab.wait(lab.pipeline(app), { waitForJobs: ["build"] });

    expect(ended).toMatchObject({ kind: "thrown", error: { code: "WATCH_FORBIDDEN" } });
  });
});

describe("timeouts", () => {
  it("start-timeout leaves with the jobs that wait, and the tags they want", async () => {
    const app = lab.project(
      "group/app",
      ci(job("deploy", { queuedMs: 9_000_000, tags: ["gpu", "linux"] }), job("after", { stage: "2" })),
    );

    const { ended, tookMs } = await lab.wait(lab.pipeline(app), { startTimeoutMs: 120_000 });

    expect(tookMs).toBe(120_000);
    expect(ended).toMatchObject({
      kind: "timed-out",
      phase: "start",
      root: {
        jobs: [
          { name: "deploy", status: "pending", tagList: ["gpu", "linux"] },
          { name: "after", status: "created" },
        ],
      },
    });
  });

  it("start-timeout looks through trigger jobs at the jobs of children", async () => {
    const child = ci(job("deep", { queuedMs: 9_000_000, tags: ["gpu"] }));
    const app = lab.project("group/app", ci(job("go", { trigger: { ci: child, strategy: "depend" } })));

    const { ended } = await lab.wait(lab.pipeline(app), { startTimeoutMs: 60_000 });

    expect(ended).toMatchObject({
      phase: "start",
      root: { children: [{ jobs: [{ name: "deep", status: "pending", tagList: ["gpu"] }] }] },
    });
  });

  it("start-timeout is over once a job has begun", async () => {
    const app = lab.project("group/app", ci(job("build", { queuedMs: 50_000, runMs: 300_000 })));

    const { ended } = await lab.wait(lab.pipeline(app), { startTimeoutMs: 60_000 });

    expect(ended).toMatchObject({ as: "succeeded" });
  });

  it("timeout ends the wait on time", async () => {
    const app = lab.project("group/app", ci(job("build", { runMs: 9_000_000 })));

    const { ended } = await lab.wait(lab.pipeline(app), { timeoutMs: 60_000 });

    expect(ended).toMatchObject({ phase: "run", waitedMs: 60_000 });
  });
});
