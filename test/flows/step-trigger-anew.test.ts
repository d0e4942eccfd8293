import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RawInputs } from "../../action/inputs/step-inputs.ts";
import type { PipelineRow, Project } from "../gitlab/world/rows.ts";
import { until } from "../support/until.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const QUICK = { jobs: [{ name: "deploy", runMs: 20_000 }] };
const LONG = { jobs: [{ name: "deploy", runMs: 3_600_000 }] };

const pipelines = (project: Project): readonly PipelineRow[] => lab.gitlab.world.pipelines(project);

/** What GitHub tells the steps of an attempt at a job. */
function github(attempt: number, run = "7") {
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "acme/site",
    GITHUB_WORKFLOW: "deploy",
    GITHUB_JOB: "trigger",
    GITHUB_ACTION: "__sluice",
    GITHUB_REF: "refs/heads/feature",
    GITHUB_REF_NAME: "feature",
    GITHUB_RUN_ID: run,
    GITHUB_RUN_ATTEMPT: String(attempt),
  };
}

/** Inputs that start pipelines with an access token alone. */
function byAccessToken(project: Project, more: RawInputs = {}): RawInputs {
  return lab.inputs(project, { "trigger-token": "", ...more });
}

describe("the step with an access token alone", () => {
  it("starts through the pipelines API, with files and typed inputs, and waits", async () => {
    const project = lab.project({ ...QUICK, inputs: { replicas: { type: "number" } } });
    await writeFile(join(lab.folder, "notes.txt"), "hello\n");

    const { result } = await lab.run(
      byAccessToken(project, { variables: "A: '1'", "file-variables": "NOTES: notes.txt", inputs: "replicas: 3" }),
    );

    const [made] = pipelines(project);
    expect(result).toMatchObject({ outcome: "succeeded", pipeline: { id: made?.id } });
    expect(made?.source).toBe("api");
    expect(made?.variables).toContainEqual({ key: "NOTES", value: "hello\n", type: "file" });
    expect(made?.inputs).toEqual({ replicas: 3 });
  });
});

describe("a list of refs", () => {
  it("gives the one that was taken as an output", async () => {
    const project = lab.project(QUICK, { defaultBranch: "trunk" });

    const { host, log } = await lab.run(lab.inputs(project, { ref: "same-branch, main, default" }), { env: github(1) });

    expect(host.outputs["ref"]).toBe("trunk");
    expect(log).toMatch(
      /has no branch or tag feature\.\n[\s\S]*has no branch or tag main\.\n[\s\S]*Taking ref trunk\./,
    );
  });
});

describe("a re-run of the same CI job", () => {
  it("goes on with the pipeline of the attempt before", async () => {
    const project = lab.project(LONG);
    const inputs = lab.inputs(project);
    await lab.run({ ...inputs, wait: "false" }, { env: github(1) });

    const { result } = await lab.run({ ...inputs, wait: "false" }, { env: github(2) });

    expect(result).toMatchObject({ outcome: "triggered", how: "resumed", pipeline: { id: pipelines(project)[0]?.id } });
    expect(pipelines(project)).toHaveLength(1);
  });

  it("retries a pipeline that failed, and waits for it", async () => {
    const project = lab.project({ jobs: [{ name: "deploy", runMs: 5_000, result: ["failed", "success"] }] });
    const inputs = lab.inputs(project);
    const first = await lab.run(inputs, { env: github(1) });

    const second = await lab.run(inputs, { env: github(2) });

    expect(first.result).toMatchObject({ outcome: "failed" });
    expect(second.result).toMatchObject({ outcome: "succeeded", how: "resumed" });
    expect(pipelines(project)).toHaveLength(1);
  });

  it("cancels the pipeline it has just retried when it is told to stop, and notes it before for the post entry", async () => {
    const project = lab.project({ jobs: [{ name: "deploy", runMs: 5_000, result: ["failed", "success"] }] });
    const inputs = lab.inputs(project);
    await lab.run(inputs, { env: github(1) });
    const stop = new AbortController();
    const retries = /^POST .*\/retry$/;
    lab.gitlab.faults.add({ path: /\/retry$/, fault: { kind: "hang-after" } });

    const running = lab.run(inputs, { env: github(2), stop, impatient: true });
    await until(() => lab.requests(retries).length > 0);
    stop.abort(new Error("SIGINT"));
    const { result, host } = await running;

    expect(host.state["pipeline"]).toContain(`"id":${pipelines(project)[0]?.id}`);
    expect(result).toMatchObject({ outcome: "interrupted", cancellation: { verified: true } });
    expect(pipelines(project).map(({ status }) => status)).toEqual(["canceled"]);
  });

  it("starts anew with `on-rerun: new`", async () => {
    const project = lab.project(LONG);
    const inputs = lab.inputs(project, { wait: "false", "on-rerun": "new" });
    await lab.run(inputs, { env: github(1) });

    const { result } = await lab.run(inputs, { env: github(2) });

    expect(result).toMatchObject({ how: "created" });
    expect(pipelines(project)).toHaveLength(2);
  });
});

describe("`cancel-outdated`", () => {
  it("leaves the newest of a workflow's runs, and other workflows alone", async () => {
    const project = lab.project(LONG);
    const inputs = lab.inputs(project, { wait: "false", "cancel-outdated": "true" });
    await lab.run(inputs, { env: github(1, "7") });
    await lab.run(inputs, { env: { ...github(1, "8"), GITHUB_WORKFLOW: "nightly" } });

    await lab.run(inputs, { env: github(1, "9") });

    expect(pipelines(project).map(({ status }) => status)).toEqual(["canceled", "running", "running"]);
  });
});

describe("`dry-run`", () => {
  it("says what it found, and triggers nothing", async () => {
    const project = lab.project(QUICK);

    const { result, log } = await lab.run(byAccessToken(project, { "dry-run": "true" }));

    expect(result).toMatchObject({ outcome: "planned", exitCode: 0 });
    expect(log).toContain("GitLab finds the CI file at main valid.");
    expect(lab.requests(/POST/)).toEqual([]);
  });

  it("ends with what would keep the pipeline from starting", async () => {
    const project = lab.project(QUICK);

    const { result } = await lab.run(byAccessToken(project, { "dry-run": "true", ref: "none" }));

    expect(result).toMatchObject({ outcome: "error", exitCode: 2, error: { code: "GITLAB_REF_NOT_FOUND" } });
    expect(pipelines(project)).toEqual([]);
  });
});
