import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { BUILD, type BundleLab, openLab, ROOT } from "./bundle-lab.ts";
import { readActionFile } from "./runner/action-file.ts";
import { runAction, startAction } from "./runner/run-action.ts";

const inputs = (lab: BundleLab, more: Readonly<Record<string, string>> = {}) => ({
  host: lab.gitlab.url,
  project: lab.project.path,
  ref: "main",
  "trigger-token": lab.triggerToken,
  "access-token": lab.accessToken,
  "poll-interval": "100ms",
  ...more,
});

const FOREVER = { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] };

describe("the Action's bundle in a runner", () => {
  it("triggers, waits, brings artifacts back and sets every output", async () => {
    const lab = await openLab();

    const run = await runAction({
      action: ROOT,
      with: inputs(lab, { artifacts: "true", "artifacts-path": "from-downstream", variables: "CHANNEL=stable" }),
    });

    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect(run.conclusion).toBe("success");
    expect(run.main).toMatchObject({ exitCode: 0, signal: null });
    expect(run.post).toMatchObject({ exitCode: 0, signal: null });
    expect(run.outputs).toMatchObject({
      "pipeline-id": String(pipeline?.id),
      "web-url": expect.stringContaining(`/group/app/-/pipelines/${pipeline?.id}`),
      status: "success",
      ref: "main",
      sha: pipeline?.sha,
      "artifacts-path": join(run.workspace, "from-downstream"),
      "artifacts-downloaded": "true",
    });
    expect(JSON.parse(run.outputs["result"] ?? "")).toMatchObject({ outcome: "succeeded", artifacts: { count: 2 } });
    expect(await readFile(join(run.workspace, "from-downstream/build/app.txt"), "utf8")).toBe("the app\n");
    expect(pipeline?.variables).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: "CHANNEL", value: "stable" })]),
    );
    expect(run.summary).toContain(String(pipeline?.id));
    expect(run.log.annotations).toEqual([
      { level: "notice", message: expect.stringMatching(/^Triggered pipeline \d+: http/) },
    ]);
  });

  it("sets every output that action.yml declares, and no other", async () => {
    const lab = await openLab();

    const run = await runAction({ action: ROOT, with: inputs(lab) });

    const { outputs } = await readActionFile(ROOT);
    // Of a graph alone.
    expect(new Set(Object.keys(run.outputs))).toEqual(new Set(outputs.filter((name) => name !== "pipelines")));
  });

  it("fails the job with an annotation when the downstream pipeline fails, and still sets the outputs", async () => {
    const lab = await openLab({ ci: { jobs: [{ name: "test", runMs: 150, result: "failed" }] } });

    const run = await runAction({ action: ROOT, with: inputs(lab) });

    expect(run.conclusion).toBe("failure");
    expect(run.main.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ status: "failed", "artifacts-downloaded": "false" });
    expect(JSON.parse(run.outputs["result"] ?? "")).toMatchObject({ outcome: "failed", exitCode: 1 });
    expect(run.log.annotations.filter(({ level }) => level === "error").map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Job test failed/),
      expect.stringMatching(/^Pipeline \d+ failed after .*, since job test failed/),
    ]);
    expect(run.summary).toContain("failed");
  });

  it("says in one annotation what is wrong with every input", async () => {
    const run = await runAction({ action: ROOT, with: { timeout: "soon", "poll-interval": "0" } });

    expect(run.main.exitCode).toBe(2);
    const [annotation] = run.log.annotations;
    for (const part of ["INPUT_INVALID", "`project`", "`ref`", "`trigger-token`", "`timeout`", "`poll-interval`"])
      expect(annotation?.message).toContain(part);
  });

  it.each([
    { what: "a token that GitLab does not know", change: { "trigger-token": "glptt-unknown" }, exitCode: 3 },
    { what: "a ref that is not there", change: { ref: "gone" }, exitCode: 2 },
    { what: "artifacts that are not there", change: { artifacts: "no-such-job" }, exitCode: 7 },
  ])("ends with $exitCode for $what", async ({ change, exitCode }) => {
    const lab = await openLab();

    const run = await runAction({ action: ROOT, with: inputs(lab, change) });

    expect(run.main.exitCode).toBe(exitCode);
    expect(run.log.annotations.map(({ level }) => level)).toContain("error");
  });

  it("ends with 4 when it cannot tell whether GitLab created the pipeline", async () => {
    const lab = await openLab();
    lab.gitlab.faults.add({ method: "POST", fault: { kind: "status", status: 502, body: "<html>Bad Gateway</html>" } });

    // With a token that could look into pipelines, the pipeline would be looked for first, for a minute.
    const run = await runAction({ action: ROOT, with: inputs(lab, { "access-token": "" }) });

    expect(run.main.exitCode).toBe(4);
    expect(run.log.annotations[0]?.message).toContain("TRIGGER_AMBIGUOUS");
  });

  it("does not wait when it is told not to", async () => {
    const lab = await openLab({ ci: FOREVER });

    const run = await runAction({ action: ROOT, with: inputs(lab, { wait: "false" }) });

    expect(run.conclusion).toBe("success");
    expect(JSON.parse(run.outputs["result"] ?? "")).toMatchObject({ outcome: "triggered" });
    expect(lab.pipelineStatus()).toBe("running");
  });

  it("publishes id and URL before it waits", async () => {
    const lab = await openLab({ ci: FOREVER });
    const running = await startAction({ action: ROOT, with: inputs(lab) });

    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);
    running.main.signal("SIGKILL");
    const run = await running.finished;

    expect(run.outputs["pipeline-id"]).toMatch(/^\d+$/);
    expect(run.outputs["web-url"]).toContain("/group/app/-/pipelines/");
  });
});

describe("the Action's bundle, cancelled", () => {
  it("cancels its pipeline within the runner's first grace period and reports", async () => {
    const lab = await openLab({ ci: FOREVER });
    const running = await startAction({ action: ROOT, with: inputs(lab) });
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    running.cancel();
    const run = await running.finished;

    expect(run).toMatchObject({ conclusion: "cancelled", main: { exitCode: 6, signal: null }, post: { exitCode: 0 } });
    expect(lab.pipelineStatus()).toBe("canceled");
    expect(JSON.parse(run.outputs["result"] ?? "")).toMatchObject({ outcome: "interrupted" });
    expect(lab.gitlab.requests.filter(({ path }) => path.endsWith("/cancel"))).toHaveLength(1);
  });

  it("has its post entry cancel the pipeline when main was killed", async () => {
    const lab = await openLab({ ci: FOREVER });
    const running = await startAction({ action: ROOT, with: inputs(lab) });
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    running.main.signal("SIGKILL");
    const run = await running.finished;

    expect(run).toMatchObject({ main: { signal: "SIGKILL" }, post: { exitCode: 0 } });
    expect(lab.pipelineStatus()).toBe("canceled");
    expect(run.log.annotations).toEqual([
      { level: "notice", message: expect.stringMatching(/^Triggered pipeline/) },
      { level: "notice", message: expect.stringMatching(/The step ended before its time\. Pipeline \d+ is canceled/) },
    ]);
  });

  it("is killed while GitLab does not answer its cancel, and post tries again", async () => {
    const lab = await openLab({ ci: FOREVER });
    lab.gitlab.faults.add({ path: /\/cancel$/, fault: { kind: "slow", ms: 60_000 } });
    const running = await startAction({
      action: ROOT,
      with: inputs(lab),
      cancelAfterMs: { interrupt: 300, terminate: 100 },
    });
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    running.cancel();
    const run = await running.finished;

    expect(run.conclusion).toBe("cancelled");
    expect(run.main.signal).toBe("SIGKILL");
    expect(lab.pipelineStatus()).toBe("canceled");
  });

  it("has its post entry find and cancel a pipeline whose creation main did not live to hear of", async () => {
    const lab = await openLab({ ci: FOREVER });
    lab.gitlab.faults.add({ path: /\/trigger\/pipeline/, fault: { kind: "hang-after" } });
    const running = await startAction({ action: ROOT, with: inputs(lab) });
    await until(() => lab.pipelineStatus() === "running");

    running.main.signal("SIGKILL");
    await running.finished;

    expect(lab.gitlab.world.pipelines(lab.project).map(({ status }) => status)).toEqual(["canceled"]);
  });

  it("leaves a pipeline alone that nobody wanted to wait for", async () => {
    const lab = await openLab({ ci: FOREVER });

    await runAction({ action: ROOT, with: inputs(lab, { wait: "false" }) });

    expect(lab.gitlab.requests.filter(({ path }) => path.endsWith("/cancel"))).toEqual([]);
  });
});

describe("the Action's bundle, fed with hostile text", () => {
  it("gives the runner no command that it did not mean, whatever jobs and refs are called", async () => {
    const name = "::add-mask::a\n::error::forged\u001b[2J##[error]forged %0A::warning::forged";
    const lab = await openLab({
      ci: {
        jobs: [
          { ...BUILD, name, artifacts: { "::error::file": "x", "##[error]file": "y" } },
          { name: "::set-output name=status::forged", runMs: 150, result: "failed", allowFailure: true },
        ],
      },
    });

    const run = await runAction({
      action: ROOT,
      with: inputs(lab, { artifacts: "true", variables: '{"A": "::error::forged\\n::error::forged"}' }),
    });

    expect(run.main.exitCode).toBe(0);
    expect(run.log.refused).toEqual([]);
    expect(run.log.annotations.filter(({ message }) => message.startsWith("forged"))).toEqual([]);
    expect(run.log.masks("a")).toBe(false);
    expect(run.main.stdout).not.toContain("\u001b");
    expect(run.outputs["status"]).toBe("success");
  });

  it("refuses a ref with line breaks before anything is sent", async () => {
    const lab = await openLab();

    const run = await runAction({ action: ROOT, with: inputs(lab, { ref: "main\n::error::forged" }) });

    expect(run.main.exitCode).toBe(2);
    expect(lab.gitlab.requests).toEqual([]);
    expect(run.log.annotations.filter(({ message }) => message.startsWith("forged"))).toEqual([]);
  });
});
