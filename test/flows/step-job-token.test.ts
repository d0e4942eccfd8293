import { afterEach, describe, expect, it } from "vitest";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

afterEach(() => lab.close());

const CI = { jobs: [{ name: "deploy", stage: "deploy", runMs: 20_000 }] };

/** A lab of that version, its target letting in the job that runs the step. */
async function inJob(version: 17 | 18 | 19, seed = {}, policies?: readonly string[]) {
  lab = await StepLab.open(version);
  const project = lab.project(CI, seed);
  const { caller, env } = lab.callingJob();
  lab.gitlab.world.allowJobTokens(project, caller, policies);
  return { project, run: () => lab.run({ project: project.path, ref: "main" }, { env }) };
}

describe("the step inside a GitLab job, with nothing but its job token", () => {
  it("triggers and waits on GitLab 19, where a job token may read the pipeline", async () => {
    const { project, run } = await inJob(19);

    const { result, log } = await run();

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0, pipeline: { status: "success" } });
    expect(lab.gitlab.world.pipelines(project)[0]?.source).toBe("pipeline");
    expect(log).toContain("with the job token.\n");
    expect(log).toContain("Looking at the pipeline with the job token.");
  });

  it("waits on GitLab 18 through the pipeline's jobs", async () => {
    const { run } = await inJob(18);

    const { result, log } = await run();

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0, pipeline: { status: "success" } });
    expect(log).toContain("Looking at the pipeline with the job token, through the pipeline's jobs.");
    expect(log).toContain("deploy (deploy) succeeded after 20s");
  });

  it("says on GitLab 17 that it cannot wait, and what is missing", async () => {
    const { project, run } = await inJob(17);

    const { result, host, log } = await run();

    expect(result).toMatchObject({ outcome: "error", exitCode: 3, error: { code: "WATCH_FORBIDDEN" } });
    expect(lab.gitlab.world.pipelines(project)).toHaveLength(1);
    expect(host.outputs["pipeline-id"]).toBe(String(result.pipeline?.id));
    expect(log).toMatch(
      /with the job token: .*\n.*with the job token, through the pipeline's jobs: .*\n.*without a token: /,
    );
    expect(log).toMatch(/`access-token` \(read_api\).*`wait: false`/);
  });

  it("waits on GitLab 17 when the target is public", async () => {
    const { run } = await inJob(17, { visibility: "public" });

    expect((await run()).result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
  });

  it("names the permission that a fine-grained allowlist withholds", async () => {
    const { run } = await inJob(18, {}, ["read_deployments"]);

    const { result, log } = await run();

    expect(result).toMatchObject({ exitCode: 3, error: { code: "WATCH_FORBIDDEN" } });
    expect(log).toContain("read_jobs");
  });

  it("says when the target does not let the job in", async () => {
    lab = await StepLab.open(19);
    const project = lab.project(CI);
    const { env } = lab.callingJob();

    const { result, log } = await lab.run({ project: project.path, ref: "main" }, { env });

    expect(result).toMatchObject({ outcome: "error", exitCode: 3 });
    expect(log).toContain("Job token permissions");
  });

  it("cannot tell how a pipeline without jobs of its own stands, and says so within two minutes", async () => {
    lab = await StepLab.open(18);
    lab.gitlab.world.project({ path: "group/lib", ci: { jobs: [{ name: "test", runMs: 600_000 }] } });
    const project = lab.project({
      jobs: [{ name: "downstream", trigger: { project: "group/lib", strategy: "depend" } }],
    });
    const { caller, env } = lab.callingJob();
    lab.gitlab.world.allowJobTokens(project, caller);

    const { result, log, tookMs } = await lab.run({ project: project.path, ref: "main" }, { env });

    expect(result).toMatchObject({ exitCode: 3, error: { code: "WATCH_FORBIDDEN" } });
    expect(log).toContain("the pipeline has no job that would show its status");
    expect(tookMs).toBeLessThan(120_000);
  });
});
