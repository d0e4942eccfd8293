import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BundleLab, openLab, ROOT } from "../bundles/bundle-lab.ts";
import { type ActionRun, runAction, startAction } from "../bundles/runner/run-action.ts";

// What another action's step did, done by ours in a runner that has been told nothing but another `uses:`.
const SOURCES = { main: "action/main.ts", post: "action/post.ts" };
const run = (step: Readonly<Record<string, string>>): Promise<ActionRun> =>
  runAction({ action: ROOT, entries: SOURCES, with: step });

describe("a step of digital-blueprint/gitlab-pipeline-trigger-action", () => {
  const step = (lab: BundleLab, more: Readonly<Record<string, string>>) => ({
    host: lab.gitlab.url,
    trigger_token: lab.triggerToken,
    access_token: lab.accessToken,
    id: String(lab.project.id),
    ref: "main",
    variables: '{"VAR1":"value1","VAR2":"value2"}',
    ...more,
  });

  it("leaves artifacts, logs and outputs where later steps look for them, and no warning", async () => {
    const lab = await openLab();

    const { conclusion, outputs, workspace, log } = await run(
      step(lab, { download_artifacts: "true", download_job_logs: "true", download_path: "./build-artifacts" }),
    );

    const { artifacts } = JSON.parse(outputs["result"] ?? "{}") as { artifacts: { files: { jobId: number }[] } };
    const folder = join(workspace, "build-artifacts", `job_${artifacts.files[0]?.jobId}_build`);
    expect(conclusion).toBe("success");
    expect(log.annotations.filter(({ level }) => level !== "notice")).toEqual([]);
    expect(outputs).toMatchObject({
      id: outputs["pipeline-id"],
      web_url: outputs["web-url"],
      status: "success",
      artifacts_downloaded: "true",
    });
    expect(await readFile(join(folder, "artifacts/app.txt"), "utf8")).toBe("the app\n");
    expect(await readFile(join(folder, "job.log"), "utf8")).not.toBe("");
  });

  it("is told of a mistake by the name it has written", async () => {
    const lab = await openLab();

    const { conclusion, log } = await run(step(lab, { download_artifacts: "all", trigger_token: lab.accessToken }));

    expect(conclusion).toBe("failure");
    expect(log.annotations.map(({ message }) => message).join("\n")).toMatch(
      /`trigger_token`: its value is a personal.*\n.*`download_artifacts`: "all" is neither true nor false/,
    );
    expect(lab.gitlab.requests).toEqual([]);
  });
});

describe("the post entry of a step that was moved over", () => {
  it("cancels what a killed step left running, by the tokens as they were written", async () => {
    const lab = await openLab({ ci: { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] } });
    const running = await startAction({
      action: ROOT,
      entries: SOURCES,
      with: {
        host: lab.gitlab.url,
        trigger_token: lab.triggerToken,
        access_token: lab.accessToken,
        id: String(lab.project.id),
        ref: "main",
      },
    });
    await lab.untilAsked(/^GET .*\/pipelines\/\d+\/jobs/);

    running.main.signal("SIGKILL");
    await running.finished;

    expect(lab.pipelineStatus()).toBe("canceled");
  });
});

describe("a step of appleboy/gitlab-ci-action", () => {
  it("triggers on main through the pipelines API, waits, and has its outputs", async () => {
    const lab = await openLab();

    const { conclusion, outputs } = await run({
      host: lab.gitlab.url,
      token: lab.accessToken,
      project_id: String(lab.project.id),
      variables: "key1=value01",
      wait: "true",
      timeout: "60s",
      interval: "1s",
    });

    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect(conclusion).toBe("success");
    expect(pipeline).toMatchObject({ source: "api", ref: "main" });
    expect(outputs).toMatchObject({ id: String(pipeline?.id), sha: pipeline?.sha, ref: "main", status: "success" });
  });
});
