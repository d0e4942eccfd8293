import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const scripted = (status: string) => ({
  jobs: [{ name: "test", runMs: 10_000 }],
  script: [
    { status: "running", forMs: 5_000 },
    { status, forMs: 5_000 },
  ],
});
const FORGIVEN = {
  jobs: [{ name: "lint", runMs: 1_000, result: "failed" as const, allowFailure: true }, { name: "test" }],
};
const FOREVER = { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] };

describe("fail-on", () => {
  it.each([
    { status: "failed", failOn: "canceled, skipped", exitCode: 0 },
    { status: "failed", failOn: "failed", exitCode: 1 },
    { status: "canceled", failOn: "failed", exitCode: 0 },
    { status: "canceled", failOn: "failed, canceled", exitCode: 6 },
    { status: "skipped", failOn: "none", exitCode: 0 },
    { status: "manual", failOn: "failed", exitCode: 0 },
    { status: "manual", failOn: "blocked", exitCode: 6 },
  ])("$failOn makes a pipeline that ended $status exit code $exitCode", async ({ status, failOn, exitCode }) => {
    const project = lab.project(scripted(status));

    const { result, host } = await lab.run(lab.inputs(project, { "fail-on": failOn }));

    expect(result.exitCode).toBe(exitCode);
    // What happened is told in any case.
    expect(result.outcome).not.toBe("succeeded");
    expect(host.outputs["status"]).toBe(status);
  });

  it.each([
    { failOn: undefined, exitCode: 0 },
    { failOn: "failed, warnings", exitCode: 1 },
  ])("$failOn makes success with warnings exit code $exitCode", async ({ failOn, exitCode }) => {
    const project = lab.project(FORGIVEN);

    const { result, host } = await lab.run(lab.inputs(project, failOn === undefined ? {} : { "fail-on": failOn }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode, warnings: [{ name: "lint" }], failedJobs: [] });
    expect(JSON.parse(host.outputs["warnings"] ?? "")).toMatchObject([{ name: "lint", stage: "test" }]);
  });

  it("none makes a timeout exit code 0, and the outcome still says so", async () => {
    const project = lab.project(FOREVER);

    const { result } = await lab.run(lab.inputs(project, { timeout: "10s", "fail-on": "none" }));

    expect(result).toMatchObject({ outcome: "timed-out", exitCode: 0 });
  });
});

describe("a step without a token", () => {
  it("is skipped with a notice where that is fine, and calls nobody", async () => {
    const project = lab.project(FOREVER);

    const { result, host } = await lab.run({
      host: lab.gitlab.url,
      project: project.path,
      ref: "main",
      "if-no-token": "skip",
    });

    expect(result).toMatchObject({ outcome: "omitted", exitCode: 0 });
    expect(host.outputs).toMatchObject({ outcome: "omitted", "artifacts-downloaded": "false" });
    expect(host.shown.at(-1)).toContain("Nothing was triggered");
    expect(lab.gitlab.requests).toEqual([]);
  });
});

describe("redact", () => {
  it("keeps the server, the projects and the ids out of what is printed", async () => {
    const far = lab.project({ jobs: [{ name: "test", runMs: 1_000 }] }, { path: "secret/far" });
    const project = lab.project(
      { jobs: [{ name: "go", trigger: { project: far.path, ref: "main", strategy: "depend" } }] },
      { path: "secret/place" },
    );

    const { host, result } = await lab.run(lab.inputs(project, { redact: "true" }));

    const printed = [...host.shown, ...host.pages].join("\n");
    expect(result.exitCode).toBe(0);
    for (const text of [lab.gitlab.url, "secret/place", "secret/far"]) expect(printed).not.toContain(text);
    expect(result.pipelines).toHaveLength(2);
    for (const { id } of result.pipelines ?? []) expect(printed).not.toMatch(new RegExp(`\\b${id}\\b`));
  });
});

describe("a pipeline that is given", () => {
  const given = () => {
    const project = lab.project({ jobs: [{ name: "test", runMs: 20_000, artifacts: { "a.txt": "a" } }] });
    return { project, pipeline: lab.gitlab.world.pipeline(project) };
  };

  it.each([18, 19] as const)("is waited for with nothing but a job token on GitLab %i", async (version) => {
    await lab.close();
    lab = await StepLab.open(version);
    const { project, pipeline } = given();
    const { caller, env } = lab.callingJob();
    lab.gitlab.world.allowJobTokens(project, caller);

    const { result } = await lab.run(
      { project: project.path, pipeline: String(pipeline.id), artifacts: "true" },
      { env },
    );

    expect(result).toMatchObject({
      outcome: "succeeded",
      how: "given",
      pipeline: { id: pipeline.id },
      artifacts: { count: 1 },
    });
    expect(lab.requests(/POST/)).toEqual([]);
  });

  it("is taken from its URL, and its id and URL are out before the wait", async () => {
    const { project, pipeline } = given();
    const url = `${lab.gitlab.url}/${project.path}/-/pipelines/${pipeline.id}`;

    const { result, host } = await lab.run({ pipeline: url, "access-token": lab.gitlab.world.accessToken(lab.user) });

    expect(result).toMatchObject({ outcome: "succeeded", how: "given" });
    expect(host.outputs).toMatchObject({ "pipeline-id": String(pipeline.id), "web-url": url });
  });

  it("that nobody may see ends the step with what the first token was refused", async () => {
    const { project, pipeline } = given();

    const { result } = await lab.run({
      host: lab.gitlab.url,
      project: project.path,
      pipeline: String(pipeline.id),
      "access-token": lab.gitlab.world.accessToken(lab.gitlab.world.user("stranger")),
    });

    expect(result).toMatchObject({ outcome: "error", exitCode: 3 });
  });
});

describe("the result", () => {
  it("tells the tree, how the run came by it, what failed where, and how long it took", async () => {
    const far = lab.project({ jobs: [{ name: "unit", runMs: 10_000, result: "failed" }] }, { path: "other/far" });
    const project = lab.project({
      jobs: [{ name: "go", trigger: { project: far.path, ref: "main", strategy: "depend" } }],
    });

    const { result } = await lab.run(lab.inputs(project));

    const [root, child] = [lab.gitlab.world.pipelines(project)[0], lab.gitlab.world.pipelines(far)[0]];
    expect(result).toMatchObject({
      outcome: "failed",
      how: "created",
      retried: 0,
      pipelines: [
        { id: root?.id, projectId: project.id, status: "failed" },
        { id: child?.id, projectId: far.id, status: "failed", parent: { id: root?.id, job: "go" } },
      ],
      failedJobs: [{ name: "unit", reason: "script_failure", project: "other/far" }],
    });
    expect(result.waitedMs).toBeGreaterThanOrEqual(10_000);
  });
});

describe("insecure", () => {
  it("is warned of once, and loudly", async () => {
    const project = lab.project({ jobs: [{ name: "test" }] });

    const { host } = await lab.run(lab.inputs(project, { insecure: "true" }));

    expect(
      host.shown.filter((line) => line.startsWith("warning:") && line.includes("certificates go unchecked")),
    ).toHaveLength(1);
  });
});
