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

  it("id and URL are not kept back until the wait is over", async () => {
    const project = lab.project(lasting(60_000));
    let early: Readonly<Record<string, string>> | undefined;

    await lab.run(lab.inputs(project), {
      atRest: (_elapsedMs, _stop, host) => {
        early ??= { ...host.outputs };
      },
    });

    const [pipeline] = lab.gitlab.world.pipelines(project);
    expect(early).toMatchObject({
      "pipeline-id": String(pipeline?.id),
      "web-url": `${lab.gitlab.url}/group/app/-/pipelines/${pipeline?.id}`,
    });
  });

  it("a cancelled run leaves no pipeline behind", async () => {
    const project = lab.project(lasting(3_600_000));

    await lab.run(lab.inputs(project), { atRest: (_elapsedMs, stop) => stop.abort(new Error("SIGINT")) });

    expect(lab.gitlab.world.pipelines(project).map(({ status }) => status)).toEqual(["canceled"]);
  });

  it("no token travels in a URL", async () => {
    const project = lab.project({ jobs: [{ name: "build", artifacts: { "a.txt": "a" }, trace: "done" }] });
    const raw = lab.inputs(project, { artifacts: "true", "job-logs": "all" });

    await lab.run(raw);

    const urls = lab.gitlab.requests.map(({ path, query }) => `${path}?${query}`).join("\n");
    expect(urls).toContain("/trigger/pipeline");
    for (const name of ["trigger-token", "access-token"] as const) expect(urls).not.toContain(raw[name]);
  });

  it("a project in a subgroup is one path in every URL", async () => {
    const project = lab.project(lasting(0), { path: "group/sub.group/my-app" });

    const { result } = await lab.run(lab.inputs(project));

    expect(result.exitCode).toBe(0);
    expect(lab.requests(/\/trigger\//)).toEqual([
      "POST /api/v4/projects/group%2Fsub.group%2Fmy-app/ref/main/trigger/pipeline",
    ]);
  });

  it("lines of `KEY: value`, as another tool's page shows them, are taken for what they are", async () => {
    const project = lab.project(lasting(0));

    await lab.run(lab.inputs(project, { variables: "CHANNEL: stable\nURL: https://x/?a=b", wait: "false" }));

    const [pipeline] = lab.gitlab.world.pipelines(project);
    expect(pipeline?.variables).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: "CHANNEL", value: "stable" }),
        expect.objectContaining({ key: "URL", value: "https://x/?a=b" }),
      ]),
    );
  });

  it("typed inputs are no strings when they arrive", async () => {
    const inputs = { replicas: { type: "number" }, canary: { type: "boolean" }, regions: { type: "array" } } as const;
    const project = lab.project({ ...lasting(0), inputs });
    const given = { replicas: 3, canary: true, regions: ["eu", "us"] };

    await lab.run(lab.inputs(project, { inputs: JSON.stringify(given) }));

    expect(lab.gitlab.world.pipelines(project)[0]?.inputs).toEqual(given);
  });

  it("an answer that says how long to wait is heeded", async () => {
    const project = lab.project(lasting(10_000));
    lab.gitlab.faults.add({
      method: "GET",
      times: 2,
      fault: { kind: "rate-limited", by: "rack-attack", retryAfterS: 90 },
    });

    const { result, tookMs } = await lab.run(lab.inputs(project));

    expect(result.exitCode).toBe(0);
    expect(tookMs).toBeGreaterThanOrEqual(90_000);
  });

  it("an outage is not met with a rush of retries", async () => {
    const project = lab.project(lasting(300_000));
    lab.gitlab.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, fault: { kind: "bad-gateway" } });

    const { result } = await lab.run(lab.inputs(project, { "outage-budget": "5m" }));

    expect(result).toMatchObject({ exitCode: 4, error: { code: "WATCH_OUTAGE" } });
    // Two calls a look, the client's own repeat among them, and never more than one look in five seconds.
    expect(lab.requests(/^GET/).length).toBeLessThanOrEqual((2 * 300) / 5);
  });

  it("the log of a failed job beyond the twentieth is shown as well", async () => {
    const jobs = Array.from({ length: 45 }, (_, at) => ({
      name: `unit-${at}`,
      runMs: 1_000,
      ...(at === 3 ? { result: "failed" as const, trace: "the reason, plainly\n" } : {}),
    }));
    const project = lab.project({ jobs });

    const { log, result } = await lab.run(lab.inputs(project));

    expect(result.failedJobs?.map(({ name }) => name)).toEqual(["unit-3"]);
    expect(log).toContain("the reason, plainly");
  });

  it("logs that were downloaded do not count as the artifacts that were asked for", async () => {
    const project = lab.project({ jobs: [{ name: "build", runMs: 1_000, trace: "done\n" }] });

    const { result } = await lab.run(
      lab.inputs(project, { artifacts: "true", "artifacts-layout": "dbp", "job-logs": "all" }),
    );

    expect(result).toMatchObject({ exitCode: 7, error: { code: "ARTIFACTS_MISSING" } });
  });

  it("what went wrong is told without any switch for it", async () => {
    const project = lab.project(lasting(0));

    const { host } = await lab.run(lab.inputs(project, { ref: "gone" }));

    expect(host.shown.find((line) => line.startsWith("error:"))).toContain("GITLAB_REF_NOT_FOUND");
  });

  it("names with quotes and line breaks leave the JSON of the result whole", async () => {
    const name = 'say "hi"\\\n, {"x": 1}';
    const project = lab.project({ jobs: [{ name, runMs: 1_000, result: "failed" }] });

    const { host } = await lab.run(lab.inputs(project));

    expect(JSON.parse(host.outputs["result"] ?? "")).toMatchObject({ failedJobs: [{ name }] });
    expect(JSON.parse(host.outputs["failed-jobs"] ?? "")).toMatchObject([
      { name, stage: "test", project: "group/app" },
    ]);
  });

  it("jobs that come up after the first look are seen", async () => {
    const child = { jobs: [{ name: "late", runMs: 5_000, result: "failed" as const }] };
    const project = lab.project({
      stages: ["first", "second"],
      jobs: [
        { name: "build", stage: "first", runMs: 30_000 },
        { name: "more", stage: "second", trigger: { ci: child, strategy: "depend" as const } },
      ],
    });

    const { result } = await lab.run(lab.inputs(project));

    expect(result).toMatchObject({ outcome: "failed", failedJobs: [{ name: "late" }] });
  });
});
