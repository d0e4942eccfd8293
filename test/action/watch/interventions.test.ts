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
const BLOCKED = ci(
  job("build", { stage: "1" }),
  job("approve", { stage: "2", when: "manual" }),
  job("ship", { stage: "3" }),
);

describe("on-manual", () => {
  it.each([
    { onManual: "fail", as: "blocked", status: "manual" },
    { onManual: "pass", as: "succeeded", status: "manual" },
    { onManual: "play", as: "succeeded", status: "success" },
  ] as const)("$onManual: a blocked pipeline ends as $as", async ({ onManual, as, status }) => {
    const app = lab.project("group/app", BLOCKED);

    const { ended } = await lab.wait(lab.pipeline(app), { onManual });

    expect(ended).toMatchObject({ kind: "settled", as, root: { pipeline: { status } } });
  });

  it("wait: waits for a person until the timeout", async () => {
    const app = lab.project("group/app", BLOCKED);

    const { ended } = await lab.wait(lab.pipeline(app), { onManual: "wait", timeoutMs: 300_000 });

    expect(ended).toMatchObject({ kind: "timed-out", phase: "run" });
  });

  it.each(["depend", "mirror"] as const)(
    "fail: sees that a parent with `strategy: %s` is held by its blocked child",
    async (strategy) => {
      const app = lab.project(
        "group/app",
        ci(job("go", { stage: "1", trigger: { strategy, ci: BLOCKED } }), job("after", { stage: "2" })),
      );

      const { ended, tookMs } = await lab.wait(lab.pipeline(app));

      expect(ended).toMatchObject({ as: "blocked" });
      expect(tookMs).toBeLessThan(60_000);
    },
  );

  it("play: starts blocking jobs in every pipeline of the tree, one after the other, with their variables", async () => {
    lab.project(
      "group/lib",
      ci(job("one", { stage: "1", when: "manual" }), job("two", { stage: "2", when: "manual" })),
    );
    const app = lab.project(
      "group/app",
      ci(
        job("approve", { stage: "1", when: "manual" }),
        job("go", { stage: "2", trigger: { project: "group/lib", strategy: "depend" } }),
      ),
    );

    const { ended, log } = await lab.wait(lab.pipeline(app), {
      onManual: "play",
      playJobs: [
        { job: "*o*", variables: { WHO: "sluice" } },
        { job: "approve", variables: {} },
      ],
    });

    expect(ended).toMatchObject({ as: "succeeded" });
    expect([...log.matchAll(/manual job (\w+)\./g)].map(([, name]) => name)).toEqual(["approve", "one", "two"]);
    const bodies = lab.gitlab.requests.filter(({ path }) => path.endsWith("/play")).map(({ body }) => body.toString());
    expect(bodies[1]).toBe('{"job_variables_attributes":[{"key":"WHO","value":"sluice"}]}');
  });

  it("play: starts optional manual jobs only when they are named", async () => {
    const optional = ci(
      job("build", { stage: "1" }),
      job("extra", { stage: "2", when: "manual", allowFailure: true, result: "failed" }),
    );
    const app = lab.project("group/app", optional);

    const unnamed = await lab.wait(lab.pipeline(app), { onManual: "play" });
    const named = await lab.wait(lab.pipeline(app), { onManual: "play", playJobs: [{ job: "extra", variables: {} }] });

    expect(unnamed.ended).toMatchObject({ as: "succeeded", warnings: 0 });
    expect(named.ended).toMatchObject({ as: "succeeded", warnings: 1 });
  });

  it("play: tells a job it may not start, and ends as blocked", async () => {
    const app = lab.project("group/app", BLOCKED);
    lab.gitlab.faults.add({ method: "POST", path: /\/play$/, fault: { kind: "status", status: 403 } });

    const { ended, log } = await lab.wait(lab.pipeline(app), { onManual: "play" });

    expect(ended).toMatchObject({ as: "blocked" });
    expect(log).toMatch(/warning: The manual job approve of pipeline \d+ could not be started: GitLab answered 403/);
  });

  it("play: tells which jobs `play-jobs` does not name, and ends as blocked", async () => {
    const playJobs = [{ job: "aprove", variables: {} }];

    const { ended, log } = await lab.wait(lab.pipeline(lab.project("group/app", BLOCKED)), {
      onManual: "play",
      playJobs,
    });

    expect(ended).toMatchObject({ as: "blocked" });
    expect(log).toContain("warning: Manual jobs are left that `play-jobs` does not name: approve.");
  });

  it("play: starts a job all the same when the answer is lost", async () => {
    const app = lab.project("group/app", BLOCKED);
    lab.gitlab.faults.add({ method: "POST", path: /\/play$/, fault: { kind: "drop-after" } });

    const { ended } = await lab.wait(lab.pipeline(app), { onManual: "play" });

    expect(ended).toMatchObject({ as: "succeeded" });
  });

  it("waits for a delayed job by itself", async () => {
    const app = lab.project("group/app", ci(job("later", { when: "delayed", delayMs: 120_000 })));

    const { ended } = await lab.wait(lab.pipeline(app));

    expect(ended).toMatchObject({ as: "succeeded" });
  });
});

describe("retry", () => {
  it.each([
    { retries: 0, as: "failed", retried: 0 },
    { retries: 1, as: "failed", retried: 1 },
    { retries: 2, as: "succeeded", retried: 2 },
    { retries: 5, as: "succeeded", retried: 2 },
  ] as const)("$retries times: a pipeline that fails twice ends as $as", async ({ retries, as, retried }) => {
    const app = lab.project(
      "group/app",
      ci(job("flaky", { result: ["failed", "failed", "success"] }), job("ship", { stage: "2" })),
    );

    const { ended, log } = await lab.wait(lab.pipeline(app), { retries });

    expect(ended).toMatchObject({ kind: "settled", as, retried });
    expect(log.split("\n").filter((line) => line.startsWith("Retrying"))).toHaveLength(retried);
  });

  it.each(["depend", undefined] as const)("is of the child that failed, with strategy %s", async (strategy) => {
    const child = ci(job("flaky", { result: ["failed", "success"] }));
    const app = lab.project(
      "group/app",
      ci(job("go", { trigger: { ci: child, ...(strategy === undefined ? {} : { strategy }) } })),
    );
    const row = lab.pipeline(app);

    const { ended, calls, root } = await lab.wait(row, { retries: 1 });

    expect(ended).toMatchObject({ as: "succeeded", retried: 1 });
    expect(calls.filter((call) => call.endsWith("/retry"))).toEqual([
      `POST pipelines/${root.children[0]?.pipeline.id}/retry`,
    ]);
  });

  it("that starts nothing is told, and the pipeline has failed", async () => {
    const app = lab.project("group/app", ci(job("flaky", { result: "failed" })));
    const row = lab.pipeline(app);
    lab.gitlab.faults.add({
      method: "POST",
      path: /\/retry$/,
      fault: {
        kind: "status",
        status: 201,
        body: JSON.stringify({ id: row.id, project_id: app.id, status: "failed" }),
        headers: { "content-type": "application/json" },
      },
    });

    const { ended, log } = await lab.wait(row, { retries: 1 });

    expect(ended).toMatchObject({ as: "failed", retried: 1 });
    expect(log).toContain(`Nothing has started in pipeline ${row.id} a minute after it was told to.`);
  });

  it("that is refused is told, and is not tried again", async () => {
    const app = lab.project("group/app", ci(job("flaky", { result: "failed" })));
    lab.gitlab.faults.add({
      method: "POST",
      path: /\/retry$/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 403 },
    });

    const { ended, log, calls } = await lab.wait(lab.pipeline(app), { retries: 3 });

    expect(ended).toMatchObject({ as: "failed", retried: 0 });
    expect(calls.filter((call) => call.startsWith("POST"))).toHaveLength(1);
    expect(log).toMatch(/warning: Pipeline \d+ could not be retried: GitLab answered 403/);
  });

  it("does not happen twice when its answer is lost", async () => {
    const app = lab.project("group/app", ci(job("flaky", { result: ["failed", "failed", "success"] })));
    lab.gitlab.faults.add({ method: "POST", path: /\/retry$/, fault: { kind: "drop-after" } });

    const { ended } = await lab.wait(lab.pipeline(app), { retries: 1 });

    expect(ended).toMatchObject({ as: "failed", retried: 1 });
  });
});

describe("stop on failure", () => {
  const jobs = [job("quick", { result: "failed", runMs: 10_000 }), job("slow", { runMs: 1_000_000 })];

  it("ends the wait soon after the first failure, while others still run", async () => {
    const app = lab.project("group/app", ci(...jobs));

    const { ended, tookMs } = await lab.wait(lab.pipeline(app), { stopOnFailure: true });

    expect(ended).toMatchObject({ as: "failed", early: true });
    expect(tookMs).toBeLessThan(20_000);
  });

  it("sees a failure in a child pipeline too", async () => {
    const app = lab.project("group/app", ci(job("go", { trigger: { ci: ci(...jobs), strategy: "depend" } })));

    const { ended, tookMs } = await lab.wait(lab.pipeline(app), { stopOnFailure: true });

    expect(ended).toMatchObject({ as: "failed", early: true });
    expect(tookMs).toBeLessThan(25_000);
  });

  it("does not stop for a job that may fail, nor for one that GitLab retries by itself", async () => {
    const app = lab.project(
      "group/app",
      ci(job("may", { allowFailure: true, result: "failed", runMs: 1_000 }), job("slow")),
    );

    const { ended } = await lab.wait(lab.pipeline(app), { stopOnFailure: true });

    expect(ended).toMatchObject({ as: "succeeded", warnings: 1, early: false });
  });
});
