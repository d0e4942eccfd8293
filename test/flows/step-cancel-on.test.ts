import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RawInputs } from "../../action/inputs/step-inputs.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const HOUR = 3_600_000;
const LONG = { jobs: [{ name: "deploy", runMs: HOUR }] };
const ONE_FAILS = {
  jobs: [
    { name: "lint", runMs: 20_000, result: "failed" as const },
    { name: "deploy", runMs: HOUR },
  ],
};
const stopAt = (ms: number) => (elapsedMs: number, stop: AbortController) => {
  if (elapsedMs >= ms) stop.abort(new Error("The step was stopped by SIGINT."));
};
const cancels = () => lab.requests(/\/cancel$/).length;

describe("cancel-on", () => {
  it.each([
    { cancelOn: undefined, left: "canceled" },
    { cancelOn: "cancelled", left: "canceled" },
    { cancelOn: "cancelled, timeout", left: "canceled" },
    { cancelOn: "timeout", left: "running" },
    { cancelOn: "failure", left: "running" },
    { cancelOn: "never", left: "running" },
  ])("$cancelOn leaves the pipeline of a cancelled step $left", async ({ cancelOn, left }) => {
    const project = lab.project(LONG);
    const more: RawInputs = cancelOn === undefined ? {} : { "cancel-on": cancelOn };

    const { result, host } = await lab.run(lab.inputs(project, more), { atRest: stopAt(10_000) });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6 });
    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe(left);
    expect(cancels()).toBe(left === "canceled" ? 1 : 0);
    // What is not to be cancelled is not left to the post entry either.
    expect("pipeline" in host.state).toBe(left === "canceled");
  });

  it.each([
    { cancelOn: "timeout", left: "canceled" },
    { cancelOn: "timeout, failure", left: "canceled" },
    { cancelOn: "cancelled", left: "running" },
    { cancelOn: "never", left: "running" },
  ])("$cancelOn leaves a pipeline that took too long $left, and exit code 5", async ({ cancelOn, left }) => {
    const project = lab.project(LONG);

    const { result, host } = await lab.run(lab.inputs(project, { timeout: "30s", "cancel-on": cancelOn }));

    expect(result).toMatchObject({ outcome: "timed-out", exitCode: 5 });
    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe(left);
    expect(host.shown.at(-1)).toContain(left === "canceled" ? "is canceled: http" : "it runs on");
    expect(result.cancellation?.verified).toBe(left === "canceled" ? true : undefined);
    expect(host.state["finished"]).toBe("true");
  });

  it("timeout: says that the pipeline may run on where GitLab cancels nothing, and leaves it to the post entry", async () => {
    const project = lab.project(LONG);
    const always = { times: Number.POSITIVE_INFINITY };
    lab.gitlab.faults.add({ path: /\/cancel$/, ...always, fault: { kind: "status", status: 502 } });

    const { result, log, host } = await lab.run(
      lab.inputs(project, { timeout: "30s", "cancel-on": "timeout, cancelled" }),
    );

    expect(result).toMatchObject({ outcome: "timed-out", exitCode: 5, cancellation: { verified: false } });
    expect(log).toMatch(/Pipeline \d+ may keep running: .* Cancel it at http/);
    expect(host.state["finished"]).toBeUndefined();
  });

  it.each([
    { cancelOn: "failure", left: "canceled", tookMs: 60_000 },
    { cancelOn: "cancelled", left: "success", tookMs: 2 * HOUR },
    { cancelOn: "never", left: "success", tookMs: 2 * HOUR },
  ])("$cancelOn: once one job has failed, the other one is left $left", async ({ cancelOn, left, tookMs }) => {
    const project = lab.project(ONE_FAILS);

    const run = await lab.run(lab.inputs(project, { timeout: "2h", "cancel-on": cancelOn }));

    expect(run.result).toMatchObject({ outcome: "failed", exitCode: 1, failedJobs: [{ name: "lint" }] });
    expect(lab.gitlab.world.pipelines(project)[0]?.jobs.map(({ status }) => status)).toEqual(["failed", left]);
    expect(run.tookMs).toBeLessThan(tookMs);
  });

  it("failure: lets a job fail that may, and cancels nothing", async () => {
    const project = lab.project({
      jobs: [
        { name: "lint", runMs: 20_000, result: "failed", allowFailure: true },
        { name: "deploy", runMs: 60_000 },
      ],
    });

    const { result } = await lab.run(lab.inputs(project, { "cancel-on": "failure" }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0, warnings: [{ name: "lint" }] });
    expect(cancels()).toBe(0);
  });

  it("cancels the whole tree, in other projects too", async () => {
    const far = lab.project(LONG, { path: "other/far" });
    const project = lab.project({
      jobs: [{ name: "go", trigger: { project: far.path, ref: "main", strategy: "depend" } }],
    });

    const { result } = await lab.run(lab.inputs(project), { atRest: stopAt(20_000) });

    expect(result).toMatchObject({ outcome: "interrupted", cancellation: { verified: true } });
    expect(lab.gitlab.world.pipelines(far)[0]?.status).toBe("canceled");
    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe("canceled");
  });

  it("leaves what wait-for-jobs does not wait for alone", async () => {
    const project = lab.project({
      jobs: [
        { name: "build", runMs: 10_000 },
        { name: "soak", runMs: HOUR },
      ],
    });

    const { result } = await lab.run(
      lab.inputs(project, { "wait-for-jobs": "build", "cancel-on": "cancelled, timeout, failure" }),
    );

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(lab.gitlab.world.pipelines(project)[0]?.status).toBe("running");
    expect(cancels()).toBe(0);
  });

  it("does not cancel a pipeline that was only waited for, unless told to", async () => {
    const project = lab.project(LONG);
    const given = lab.gitlab.world.pipeline(project);
    const { ref: _, "trigger-token": __, ...raw } = lab.inputs(project, { pipeline: String(given.id) });

    const waited = await lab.run(raw, { atRest: stopAt(10_000) });

    expect(waited.result).toMatchObject({ outcome: "interrupted", exitCode: 6, how: "given" });
    expect(given.status).toBe("running");

    const told = await lab.run({ ...raw, "cancel-on": "cancelled, timeout" }, { atRest: stopAt(10_000) });

    expect(told.result).toMatchObject({ outcome: "interrupted", exitCode: 6 });
    expect(given.status).toBe("canceled");
  });

  it("ends before it is killed when it is told to stop while it cancels after a timeout", async () => {
    const project = lab.project(LONG);
    const always = { times: Number.POSITIVE_INFINITY };
    lab.gitlab.faults.add({ path: /\/cancel$/, ...always, fault: { kind: "status", status: 502 } });
    let stoppedMs: number | undefined;

    const { result, tookMs } = await lab.run(
      lab.inputs(project, { timeout: "30s", "cancel-on": "timeout, cancelled" }),
      {
        atRest: (elapsedMs, stop) => {
          if (cancels() === 0) return;
          stoppedMs ??= elapsedMs;
          stop.abort(new Error("SIGINT"));
        },
      },
    );

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6, cancellation: { verified: false } });
    expect(tookMs - (stoppedMs ?? 0)).toBeLessThanOrEqual(8_000);
  });

  it.each(["failed", "timed-out"] as const)("leaves nothing to the post entry once it has %s", async (end) => {
    const project = lab.project({ jobs: [{ name: "job", runMs: end === "failed" ? 10_000 : HOUR, result: "failed" }] });
    const trace = /\/trace$/;
    lab.gitlab.faults.add({ path: trace, times: 9, fault: { kind: "hang" } });
    let noted: string | undefined;

    await lab.run(lab.inputs(project, { timeout: "30s", "job-logs": "all" }), {
      impatient: true,
      atRest: (_elapsedMs, stop, host) => {
        if (lab.requests(trace).length === 0) return;
        noted ??= host.state["finished"];
        stop.abort(new Error("SIGINT"));
      },
    });

    expect(noted).toBe("true");
  });

  it("cancels once, however often the step is told to stop", async () => {
    const project = lab.project(LONG);
    let asked = 0;

    await lab.run(lab.inputs(project), {
      atRest: (elapsedMs, stop) => {
        if (elapsedMs < 5_000) return;
        asked += 1;
        stop.abort(new Error(`Stopped, ${asked}.`));
      },
    });

    expect(cancels()).toBe(1);
  });
});
