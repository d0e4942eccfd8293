// Defects that were read in the sources of other tools that trigger GitLab pipelines. Each promise here is one that
// somebody else's version broke.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const lasting = (runMs: number) => ({ jobs: [{ name: "test", runMs }] });
const scripted = (...statuses: string[]) => ({
  ...lasting(10_000),
  script: statuses.map((status) => ({ status, forMs: 10_000 })),
});

describe("what other tools get wrong", () => {
  it.each(["failed", "canceled", "skipped", "manual"])(
    "a pipeline that ends %s never leaves the step green",
    async (status) => {
      const project = lab.project(scripted("running", status));

      expect((await lab.run(lab.inputs(project))).result.exitCode).toBeGreaterThan(0);
    },
  );

  it.each([
    "created",
    "waiting_for_resource",
    "preparing",
    "waiting_for_callback",
    "pending",
    "scheduled",
    "canceling",
  ])("%s is no end of the wait, neither good nor bad", async (status) => {
    const project = lab.project(scripted(status, "success"));

    const { result } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
  });

  it("a pipeline that waits for a manual job does not hold the step until its timeout", async () => {
    const project = lab.project(scripted("manual"));

    expect((await lab.run(lab.inputs(project))).tookMs).toBeLessThan(5_000);
  });

  it("a pipeline of seconds is not looked at for the first time after a quarter of a minute", async () => {
    const project = lab.project(lasting(2_000));

    expect((await lab.run(lab.inputs(project))).tookMs).toBeLessThan(4_000);
  });

  it("a single failed look does not end the wait", async () => {
    const project = lab.project(lasting(30_000));
    lab.gitlab.faults.add({ method: "GET", times: 2, fault: { kind: "bad-gateway" } });

    expect((await lab.run(lab.inputs(project))).result.exitCode).toBe(0);
  });

  it("jobs beyond the first page are not lost", async () => {
    const project = lab.project({
      jobs: [{ name: "unit", parallel: 230, runMs: 1_000, artifacts: { "a.txt": "a" } }],
    });

    const { result } = await lab.run(lab.inputs(project, { artifacts: "unit 23*/230, unit 1/230" }));

    expect(result.artifacts?.files.map(({ job }) => job).sort()).toEqual(["unit 1/230", "unit 23/230", "unit 230/230"]);
  });

  it("variables with = and , in their values arrive whole", async () => {
    const project = lab.project(lasting(0));
    const variables = { URL: "https://x/?a=b&c=d,e", LIST: "a,b=c", EMPTY: "", QUOTES: `"'` };

    await lab.run(lab.inputs(project, { variables: JSON.stringify(variables), wait: "false" }));

    const [pipeline] = lab.gitlab.world.pipelines(project);
    const arrived = Object.fromEntries(pipeline?.variables.map(({ key, value }) => [key, value]) ?? []);
    expect(arrived).toMatchObject(variables);
  });

  it("lines in a form the parser does not take are refused instead of skipped", async () => {
    const project = lab.project(lasting(0));

    const { result } = await lab.run(lab.inputs(project, { variables: "A=1\nB: 2" }));

    expect(result).toMatchObject({ exitCode: 2, error: { code: "INPUT_INVALID" } });
    expect(lab.gitlab.requests).toEqual([]);
  });

  it("the trigger is not repeated on 5xx", async () => {
    const project = lab.project(lasting(0));
    lab.gitlab.faults.add({ method: "POST", times: 5, fault: { kind: "status", status: 502 } });

    await lab.run(lab.inputs(project));

    expect(lab.requests(/POST/)).toHaveLength(1);
  });

  it("a second pipeline of the same commit does not take over the wait", async () => {
    const project = lab.project({ jobs: [{ name: "test", runMs: 60_000, result: "failed" }] });
    const { world } = lab.gitlab;

    const { result } = await lab.run(lab.inputs(project), {
      atRest: () => {
        if (world.pipelines(project).length < 2) world.pipeline(project, { status: "success" });
      },
    });

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1, pipeline: { id: world.pipelines(project)[0]?.id } });
  });

  it("a timeout is a failure, and says so", async () => {
    const project = lab.project(lasting(3_600_000));

    expect((await lab.run(lab.inputs(project, { timeout: "10s" }))).result.exitCode).toBe(5);
  });

  it("being stopped is no success", async () => {
    const project = lab.project(lasting(3_600_000));

    const { result } = await lab.run(lab.inputs(project), {
      atRest: (_elapsedMs, stop) => stop.abort(new Error("SIGTERM")),
    });

    expect(result).toMatchObject({ outcome: "interrupted", exitCode: 6 });
  });

  it("artifacts that fail to come are not swallowed", async () => {
    const project = lab.project({ jobs: [{ name: "build", artifacts: { "a.txt": "a" } }] });
    lab.gitlab.faults.add({ path: /artifacts/, times: 99, fault: { kind: "truncate", bytes: 10 } });

    expect((await lab.run(lab.inputs(project, { artifacts: "true" }))).result.exitCode).toBe(7);
  });
});
