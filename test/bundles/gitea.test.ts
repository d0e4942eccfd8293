import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ForgeStandIn } from "../forge/stand-in.ts";
import { BUILD, type BundleLab, openLab, ROOT } from "./bundle-lab.ts";
import { runAction, startAction } from "./runner/run-action.ts";
import { temporaryFolder } from "./temporary-folder.ts";

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

/** What such a runner would take for commands, GitHub's refused ones among them. */
const HOSTILE = [
  "::set-output name=status::success",
  "##[set-output name=outcome;]succeeded",
  "::set-env name=NODE_OPTIONS::--require=/evil.js",
  "::add-path::/evil",
  "::save-state name=pipeline::1",
  "::add-mask::e",
  "::anything at all::",
].join("\n");

describe.each(["gitea", "forgejo"] as const)("the Action's bundle in a runner of %s", (runner) => {
  it("triggers, waits, brings artifacts back, sets outputs and writes its summary", async () => {
    const lab = await openLab();

    const run = await runAction({ action: ROOT, runner, with: inputs(lab, { artifacts: "true" }) });

    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toMatchObject({ "pipeline-id": String(pipeline?.id), status: "success", outcome: "succeeded" });
    expect(await readFile(join(run.workspace, "downstream-artifacts/build/app.txt"), "utf8")).toBe("the app\n");
    expect(run.log.refused).toEqual([]);
    expect(run.summary).toContain(String(pipeline?.id));
  });

  it("gives it no command, whatever the log of a failed job says", async () => {
    const lab = await openLab({ ci: { jobs: [{ ...BUILD, name: HOSTILE, result: "failed", trace: HOSTILE }] } });

    const run = await runAction({ action: ROOT, runner, with: inputs(lab) });

    expect(run.log.lines.join("\n")).toContain("set-env name=NODE_OPTIONS");
    expect(run.outputs).toMatchObject({ status: "failed", outcome: "failed" });
    expect(run.log.refused).toEqual([]);
    expect(run.log.masks("e")).toBe(false);
    expect(run.log.outputs).toEqual({});
    expect(Object.values(run.log.state)).not.toContain("1");
  });

  it("comments on the pull request by the API of its forge", async () => {
    const lab = await openLab();
    await using forge = await ForgeStandIn.start({ kind: "gitea", tokens: { "job-token": { id: 7, type: "Bot" } } });
    const event = join(await temporaryFolder(), "event.json");
    await writeFile(event, JSON.stringify({ pull_request: { number: 12 } }));

    const run = await runAction({
      action: ROOT,
      runner,
      with: inputs(lab, { comment: "true", "github-token": "job-token" }),
      env: { GITHUB_API_URL: forge.apiUrl, GITHUB_REPOSITORY: "octo/app", GITHUB_EVENT_PATH: event },
    });

    expect(run.conclusion).toBe("success");
    expect(forge.comments.map(({ body }) => body)).toEqual([expect.stringContaining("/group/app/-/pipelines/")]);
  });

  it("is killed without a word when the job is cancelled, and post cancels the pipeline", async () => {
    const lab = await openLab({ ci: FOREVER });
    const running = await startAction({ action: ROOT, runner, with: inputs(lab) });
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    running.cancel();
    const run = await running.finished;

    expect(run).toMatchObject({ main: { signal: "SIGKILL" }, post: { exitCode: 0 } });
    expect(lab.pipelineStatus()).toBe("canceled");
  });

  it.each([
    { attempt: "2", pipelines: 1, does: "goes on with the pipeline of the attempt before" },
    { attempt: "", pipelines: 2, does: "starts anew where the runner counts no attempts" },
  ])("re-run, $does", async ({ attempt, pipelines }) => {
    const lab = await openLab();
    const order = { action: ROOT, runner, with: inputs(lab) } as const;
    await runAction(order);

    const again = await runAction({ ...order, env: { GITHUB_RUN_ATTEMPT: attempt } });

    expect(again.conclusion).toBe("success");
    expect(lab.gitlab.world.pipelines(lab.project)).toHaveLength(pipelines);
  });
});
