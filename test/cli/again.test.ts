import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { stepEventSchema, stepResultSchema } from "../../scripts/generate/step-schemas.ts";
import { openLab } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import type { JobSpec } from "../gitlab/world/ci-file.ts";
import { until } from "../support/until.ts";
import { aWorld } from "./a-world.ts";

const FLAKY: JobSpec = { name: "flaky", stage: "test", runMs: 0, result: ["failed", "success"] };
const GATE: JobSpec = { name: "deploy-eu", stage: "deploy", runMs: 0, when: "manual", allowFailure: false };
const OPTIONAL: JobSpec = { name: "docs", stage: "deploy", runMs: 0, when: "manual", allowFailure: true };

/** A pipeline that has come to rest, and a command line. */
async function atRest(jobs: readonly JobSpec[], status: string) {
  const lab = await openLab({ ci: { jobs } });
  const { id } = lab.gitlab.world.pipeline(lab.project);
  const url = `${lab.gitlab.url}/group/app/-/pipelines/${id}`;
  await until(() => lab.pipelineStatus() === status);
  const cwd = await temporaryFolder();
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const tokens = { SLUICE_ACCESS_TOKEN: lab.accessToken, SLUICE_POLL_INTERVAL: "100ms" };
    const world = { ...aWorld({ env: { ...tokens, ...env } }), cwd };
    return { exitCode: await runCli(args, world), ...world.printed };
  };
  const posts = () => lab.gitlab.requests.filter(({ method }) => method === "POST").map(({ path }) => path);
  return { lab, id, url, run, posts };
}

describe("sluice retry", () => {
  it("retries what has failed, waits for it, and ends as it ends", async () => {
    const { id, url, run, lab, posts } = await atRest([FLAKY], "failed");

    const ended = await run(["retry", url]);

    expect(ended).toMatchObject({ exitCode: 0, err: "" });
    expect(ended.out).toContain("Retried 1 pipeline.");
    expect(posts()).toEqual([expect.stringMatching(new RegExp(`/pipelines/${id}/retry$`))]);
    expect(lab.pipelineStatus()).toBe("success");
  });

  it("only sets it going again with --no-wait, and tells which pipelines as JSON", async () => {
    const { id, url, run } = await atRest([FLAKY], "failed");

    const { exitCode, out } = await run(["retry", url, "--no-wait", "--json"]);

    const lines = out.trimEnd().split("\n");
    expect(exitCode).toBe(0);
    expect(stepEventSchema.parse(JSON.parse(lines[0] ?? ""))).toMatchObject({ kind: "retried", pipeline: { id } });
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ schema: "sluice/retry-result@1", retried: [{ id }] });
  });

  it("prints events and result as their schemas say with --json", async () => {
    const { url, run } = await atRest([FLAKY], "failed");

    const { out } = await run(["retry", url, "--json"]);

    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1).map((line) => stepEventSchema.parse(line).kind)).toContain("retried");
    expect(stepResultSchema.parse(lines.at(-1))).toMatchObject({ outcome: "succeeded" });
  });

  it("retries nothing of a pipeline that has succeeded", async () => {
    const { url, run, posts } = await atRest([{ name: "lint", runMs: 0 }], "success");

    const ended = await run(["retry", url]);

    expect(ended.exitCode).toBe(0);
    expect(ended.out).toContain("nothing is retried");
    expect(posts()).toEqual([]);
  });

  it("retries what was canceled", async () => {
    const { id, url, run, posts } = await atRest([{ ...FLAKY, result: ["canceled", "success"] }], "canceled");

    expect((await run(["retry", url])).exitCode).toBe(0);
    expect(posts()).toEqual([expect.stringMatching(new RegExp(`/pipelines/${id}/retry$`))]);
  });

  it.each([
    { how: "only a job token", env: { SLUICE_ACCESS_TOKEN: "", SLUICE_JOB_TOKEN: "glcbt-x" }, exitCode: 2 },
    { how: "a token that may only read", scopes: ["read_api"], env: {}, exitCode: 3 },
  ])("exits with $exitCode for $how, and retries nothing", async ({ env, scopes, exitCode }) => {
    const { url, run, lab } = await atRest([FLAKY], "failed");
    const token =
      scopes === undefined ? {} : { SLUICE_ACCESS_TOKEN: lab.gitlab.world.accessToken(lab.user, { scopes } as never) };

    const ended = await run(["retry", url], { ...env, ...token });

    expect(ended.exitCode).toBe(exitCode);
    expect(lab.pipelineStatus()).toBe("failed");
  });
});

describe("sluice play", () => {
  it("starts the jobs that hold the pipeline up, waits for it, and ends as it ends", async () => {
    const { url, run, lab } = await atRest([GATE, OPTIONAL], "manual");

    const ended = await run(["play", url]);

    expect(ended).toMatchObject({ exitCode: 0, err: "" });
    expect(ended.out).toContain("deploy-eu");
    expect(lab.pipelineStatus()).toBe("success");
    expect(playedJobs(lab.gitlab.requests)).toHaveLength(1);
  });

  it("starts the jobs that globs name, with variables", async () => {
    const { url, run, lab } = await atRest([GATE, OPTIONAL], "manual");

    const args = [
      "play",
      url,
      "do*",
      "deploy-*",
      "--variable",
      "REGION=eu",
      "--variable=SIZE=2",
      "--no-wait",
      "--json",
    ];
    const { exitCode, out } = await run(args);

    const bodies = playedJobs(lab.gitlab.requests).map(({ body }) => JSON.parse(body.toString()));
    const variables = [
      { key: "REGION", value: "eu" },
      { key: "SIZE", value: "2" },
    ];
    expect(exitCode).toBe(0);
    expect(bodies).toEqual([{ job_variables_attributes: variables }, { job_variables_attributes: variables }]);
    expect(JSON.parse(out.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({
      schema: "sluice/play-result@1",
      played: [{ job: "docs" }, { job: "deploy-eu" }],
    });
  });

  it("starts nothing when one glob names no job, and tells the nearest and all that wait", async () => {
    const { url, run, posts } = await atRest([GATE, OPTIONAL], "manual");

    const ended = await run(["play", url, "docs", "deploy-ue"]);

    expect(ended.exitCode).toBe(2);
    expect(ended.err).toContain("[NOTHING_TO_PLAY]");
    expect(ended.err).toContain("Did you mean deploy-eu? Name one of those that wait: deploy-eu, docs.");
    expect(posts()).toEqual([]);
  });

  it("starts no optional job that nobody has named", async () => {
    const { url, run, posts } = await atRest([{ name: "lint", runMs: 0 }, OPTIONAL], "success");

    const ended = await run(["play", url]);

    expect(ended.exitCode).toBe(2);
    expect(ended.err).toContain("Name one of those that wait: docs.");
    expect(posts()).toEqual([]);
  });

  it("names a pair that it cannot read, and not its value", async () => {
    const { url, run, posts } = await atRest([GATE], "manual");

    const ended = await run(["play", url, "--variable", "A=hunter2", "--variable", "A=hunter3"]);

    expect(ended.exitCode).toBe(2);
    expect(ended.err).toContain("sluice play: --variable names A twice.");
    expect(ended.err).not.toContain("hunter");
    expect(posts()).toEqual([]);
  });
});

function playedJobs<Request extends { readonly method: string; readonly path: string }>(requests: readonly Request[]) {
  return requests.filter(({ method, path }) => method === "POST" && path.endsWith("/play"));
}
