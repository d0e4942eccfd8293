import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const QUICK = { jobs: [{ name: "deploy", stage: "deploy", runMs: 20_000 }] };

describe("the step with a trigger token", () => {
  it("triggers, waits, and says what happened", async () => {
    const project = lab.project(QUICK);

    const { result, host, log } = await lab.run(lab.inputs(project, { variables: "CHANNEL=stable", inputs: "" }));

    const [pipeline] = lab.gitlab.world.pipelines(project);
    const webUrl = `${lab.gitlab.url}/group/app/-/pipelines/${pipeline?.id}`;
    expect(result).toMatchObject({
      schema: "sluice/step-result@1",
      outcome: "succeeded",
      exitCode: 0,
      pipeline: { id: pipeline?.id, projectId: project.id, status: "success", ref: "main", sha: pipeline?.sha, webUrl },
    });
    expect(host.outputs).toEqual({
      "pipeline-id": String(pipeline?.id),
      "web-url": webUrl,
      status: "success",
      ref: "main",
      sha: pipeline?.sha,
      "artifacts-path": "",
      "artifacts-downloaded": "false",
      outcome: "succeeded",
      "failed-jobs": "[]",
      warnings: "[]",
      tests: "",
      result: JSON.stringify(result),
    });
    expect(pipeline?.source).toBe("trigger");
    expect(pipeline?.variables).toContainEqual(expect.objectContaining({ key: "CHANNEL", value: "stable" }));
    expect(log).toMatch(
      /^Trigger a pipeline of group\/app at ref main on http:\S+ with the trigger token\.\n {2}variables: CHANNEL\nWait/,
    );
    expect(log).toContain("deploy (deploy) started");
    expect(host.shown.at(-1)).toMatch(/^Pipeline \d+ succeeded after 2\ds: http/);
  });

  it("publishes id and URL before it waits", async () => {
    const project = lab.project(QUICK);
    let outputsBefore: Readonly<Record<string, string>> | undefined;

    await lab.run(lab.inputs(project), {
      atRest: (_elapsedMs, _stop, { outputs }) => {
        outputsBefore ??= { ...outputs };
      },
    });

    expect(outputsBefore).toMatchObject({
      "pipeline-id": expect.stringMatching(/^\d+$/),
      "web-url": expect.stringContaining("/-/pipelines/"),
    });
    expect(lab.requests(/GET/)).not.toEqual([]);
  });

  it("ends at once with `wait: false`", async () => {
    const project = lab.project(QUICK);

    const { result, host, tookMs } = await lab.run(lab.inputs(project, { wait: "false" }));

    expect(result).toMatchObject({ outcome: "triggered", exitCode: 0, pipeline: { status: expect.any(String) } });
    expect(tookMs).toBe(0);
    expect(lab.requests(/GET/)).toEqual([]);
    expect(host.shown.at(-1)).toMatch(/^Pipeline \d+ is triggered; nobody waits for it: http/);
  });

  it("passes typed inputs with their types", async () => {
    const project = lab.project({ ...QUICK, inputs: { replicas: { type: "number" }, debug: { type: "boolean" } } });

    const { result } = await lab.run(lab.inputs(project, { inputs: "replicas: 3\ndebug: true", wait: "false" }));

    expect(result.exitCode).toBe(0);
    expect(lab.gitlab.world.pipelines(project)[0]?.inputs).toMatchObject({ replicas: 3, debug: true });
  });

  it.each([
    { name: "a ref that does not exist", raw: { ref: "nowhere" }, code: "GITLAB_REF_NOT_FOUND", exitCode: 2 },
    {
      name: "a project that does not exist",
      raw: { project: "group/none" },
      code: "GITLAB_PROJECT_NOT_FOUND",
      exitCode: 3,
    },
    {
      name: "a token of nobody",
      raw: { "trigger-token": "glptt-0000000000000000000000000000000000000000" },
      code: "GITLAB_TRIGGER_TOKEN_UNKNOWN",
      exitCode: 3,
    },
  ])("explains $name and does not try again", async ({ raw, code, exitCode }) => {
    const project = lab.project(QUICK);

    const { result, host } = await lab.run(lab.inputs(project, raw));

    expect(result).toMatchObject({ outcome: "error", exitCode, error: { code } });
    expect(lab.requests(/POST/)).toHaveLength(1);
    expect(host.outputs["pipeline-id"]).toBeUndefined();
    expect(host.outputs["result"]).toBe(JSON.stringify(result));
  });

  it("lists every problem of its inputs, sends nothing, and still reports", async () => {
    const { result, host, log } = await lab.run({ host: lab.gitlab.url, ref: "main", timeout: "soon" });

    expect(result).toMatchObject({ outcome: "error", exitCode: 2, error: { code: "INPUT_INVALID" } });
    expect(log).toMatch(/`project`: not given[\s\S]*`trigger-token`: not given[\s\S]*`timeout`: "soon" is no duration/);
    expect(lab.gitlab.requests).toEqual([]);
    expect(host.pages).toHaveLength(1);
  });
});

describe("the step when the trigger goes wrong", () => {
  it.each([
    { name: "the connection drops after GitLab created the pipeline", fault: { kind: "drop-after" } },
    { name: "a proxy answers 502 after GitLab created the pipeline", fault: { kind: "bad-gateway", handled: true } },
    { name: "the answer is cut short", fault: { kind: "truncate", bytes: 40 } },
  ] as const)("goes on with the pipeline that its marker finds when $name", async ({ fault }) => {
    const project = lab.project(QUICK);
    lab.gitlab.faults.add({ method: "POST", fault });

    const { result, host, log } = await lab.run(lab.inputs(project));

    const [pipeline] = lab.gitlab.world.pipelines(project);
    expect(lab.requests(/POST/)).toHaveLength(1);
    expect(lab.gitlab.world.pipelines(project)).toHaveLength(1);
    expect(result).toMatchObject({ outcome: "succeeded", how: "adopted", pipeline: { id: pipeline?.id } });
    expect(host.outputs["pipeline-id"]).toBe(String(pipeline?.id));
    expect(log).toMatch(
      /GitLab's answer was lost\.[\s\S]*\nFound the pipeline of a trigger call whose answer was lost/,
    );
  });

  it.each([
    { name: "a proxy answers 502 with a page of its own", fault: { kind: "bad-gateway" } },
    { name: "GitLab answers 500", fault: { kind: "status", status: 500 } },
    { name: "the connection drops before GitLab gets the call", fault: { kind: "drop-before" } },
  ] as const)("never triggers twice when $name", async ({ fault }) => {
    const project = lab.project(QUICK);
    lab.gitlab.faults.add({ method: "POST", fault });

    const { result, log } = await lab.run(lab.inputs(project));

    expect(lab.requests(/POST/)).toHaveLength(1);
    expect(lab.gitlab.world.pipelines(project)).toEqual([]);
    expect(result).toMatchObject({ outcome: "error", exitCode: 4, error: { code: "TRIGGER_LOST" } });
    expect(log).toContain(`${lab.gitlab.url}/group/app/-/pipelines`);
  });

  it("leaves it open where no token may look for the pipeline", async () => {
    const project = lab.project(QUICK);
    lab.gitlab.faults.add({ method: "POST", fault: { kind: "drop-after" } });

    const { result } = await lab.run(lab.inputs(project, { "access-token": "" }));

    expect(lab.requests(/POST/)).toHaveLength(1);
    expect(result).toMatchObject({ outcome: "error", exitCode: 4, error: { code: "TRIGGER_AMBIGUOUS" } });
  });

  it("waits out GitLab's limit on pipeline creations", async () => {
    const project = lab.project(QUICK, { pipelinesPerMinute: 1 });
    const inputs = lab.inputs(project, { wait: "false" });
    await lab.run(inputs);

    const { result, log } = await lab.run(inputs);

    expect(result).toMatchObject({ outcome: "triggered", exitCode: 0 });
    expect(log).toMatch(/No pipeline was created; trying again in \d+s\./);
    expect(lab.gitlab.world.pipelines(project)).toHaveLength(2);
  });

  it("waits as long as a rate limit asks before it triggers again", async () => {
    const project = lab.project(QUICK);
    lab.gitlab.faults.add({ method: "POST", fault: { kind: "rate-limited", by: "rack-attack", retryAfterS: 40 } });

    const { result, tookMs } = await lab.run(lab.inputs(project, { wait: "false" }));

    expect(result.exitCode).toBe(0);
    expect(tookMs).toBeGreaterThanOrEqual(40_000);
    expect(lab.gitlab.world.pipelines(project)).toHaveLength(1);
  });

  it("says so when GitLab cannot be reached", async () => {
    const project = lab.project(QUICK);
    const inputs = lab.inputs(project);
    await lab.gitlab.close();

    const { result } = await lab.run(inputs);

    expect(result).toMatchObject({ outcome: "error", exitCode: 4, error: { code: "GITLAB_UNREACHABLE" } });
  });
});
