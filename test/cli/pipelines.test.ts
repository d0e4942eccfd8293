import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { stepEventSchema, stepResultSchema } from "../../scripts/generate/step-schemas.ts";
import { type Clock, systemClock } from "../../shared/time/clock.ts";
import { BUILD, openLab } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { until } from "../support/until.ts";
import { aWorld } from "./a-world.ts";

const FOREVER = { name: "deploy", stage: "deploy", runMs: Number.POSITIVE_INFINITY };

/** A GitLab with one pipeline that nobody of us has started, and a command line. */
async function begun(jobs: readonly object[] = [{ ...BUILD, runMs: 0 }]) {
  const lab = await openLab({ ci: { jobs: jobs as never } });
  const { id } = lab.gitlab.world.pipeline(lab.project);
  const url = `${lab.gitlab.url}/group/app/-/pipelines/${id}`;
  const folder = await temporaryFolder();
  const start = (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
    clock?: Clock,
  ) => {
    const world = {
      ...aWorld({ env: { SLUICE_ACCESS_TOKEN: lab.accessToken, SLUICE_POLL_INTERVAL: "100ms", ...env } }),
      cwd: folder,
      ...(signal === undefined ? {} : { signal }),
      ...(clock === undefined ? {} : { clock }),
    };
    return { world, exit: runCli(args, world) };
  };
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { world, exit } = start(args, env);
    return { exitCode: await exit, ...world.printed };
  };
  return { lab, id, url, folder, run, start };
}

const lastOf = (out: string) => JSON.parse(out.trimEnd().split("\n").at(-1) ?? "");

describe("sluice wait", () => {
  it("waits for the pipeline of a URL and brings its artifacts", async () => {
    const { url, folder, run, lab } = await begun([BUILD]);

    const ended = await run(["wait", url, "--artifacts"]);

    expect(ended).toMatchObject({ exitCode: 0, err: "" });
    expect(ended.out).toContain(`Following pipeline`);
    expect(await readFile(join(folder, "downstream-artifacts/build/app.txt"), "utf8")).toBe("the app\n");
    expect(lab.gitlab.requests.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("takes an id beside --project, and both from the environment", async () => {
    const { id, lab, run } = await begun();
    const target = { SLUICE_HOST: lab.gitlab.url, SLUICE_PROJECT: "group/app" };

    const byOptions = await run(["wait", String(id), "--host", lab.gitlab.url, "--project=group/app"]);
    const byEnvironment = await run(["wait"], { ...target, SLUICE_PIPELINE: String(id) });

    expect([byOptions.exitCode, byEnvironment.exitCode]).toEqual([0, 0]);
  });

  it("minds no variables of the environment that are for a new pipeline", async () => {
    const { url, run } = await begun();

    const ended = await run(["wait", url], { SLUICE_REF: "main", SLUICE_VARIABLES: "A=1", SLUICE_WAIT: "false" });

    expect(ended).toMatchObject({ exitCode: 0, err: "" });
  });

  it.each([
    { args: [], canceled: false },
    { args: ["--cancel-on", "cancelled"], canceled: true },
  ])("that is stopped with $args cancels the pipeline: $canceled", async ({ args, canceled }) => {
    const { url, start, lab } = await begun([FOREVER]);
    const stop = new AbortController();
    const { exit } = start(["wait", url, ...args], {}, stop.signal);
    await lab.untilAsked(/^GET .*\/jobs$/);

    stop.abort(new Error("Stopped by SIGINT."));

    expect(await exit).toBe(6);
    expect(lab.pipelineStatus() === "canceled").toBe(canceled);
  });

  it("prints events and result as their schemas say with --json, downloads among them", async () => {
    const { url, run } = await begun([BUILD]);

    const { out } = await run(["wait", url, "--artifacts", "--json"]);

    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const events = lines.slice(0, -1).map((line) => stepEventSchema.parse(line));
    expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["pipeline", "tree", "download", "ended"]));
    expect(events.findLast(({ kind }) => kind === "download")).toMatchObject({ job: "build", done: true });
    expect(stepResultSchema.parse(lines.at(-1))).toMatchObject({ outcome: "succeeded" });
  });

  it("prints the values of dotenv files with the result", async () => {
    const artifacts = { "build.env": "VERSION=1.2.0\nKEY=hunter2-hunter2\n" };
    const { url, run } = await begun([{ ...BUILD, runMs: 0, artifacts }]);

    const { out, err } = await run(["wait", url, "--json", "--dotenv-from", "build: build.env", "--dotenv-mask=KEY"]);

    expect(lastOf(out)).toMatchObject({ outcome: "succeeded", dotenv: { VERSION: "1.2.0", KEY: "***" } });
    expect(out + err).not.toContain("hunter2");
  });

  it("fails as the pipeline fails, and prints the result last", async () => {
    const { id, url, run } = await begun([{ ...BUILD, runMs: 0, result: "failed" }]);

    const ended = await run(["wait", url, "--json"]);

    expect(ended.exitCode).toBe(1);
    expect(lastOf(ended.out)).toMatchObject({ outcome: "failed", exitCode: 1, pipeline: { id } });
  });
});

describe("sluice cancel", () => {
  it("cancels a pipeline and says so once it was seen", async () => {
    const { id, url, run, lab } = await begun([FOREVER]);

    const ended = await run(["cancel", url]);

    expect(ended).toMatchObject({ exitCode: 0, err: "" });
    expect(ended.out).toContain(`Pipeline ${id} is cancel`);
    await until(() => lab.pipelineStatus() === "canceled");
  });

  it("prints what became of it as JSON, and nothing else on standard output", async () => {
    const { id, url, run } = await begun([FOREVER]);

    const { exitCode, out } = await run(["cancel", url, "--json"]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: "sluice/cancel-result@1",
      canceled: true,
      pipelines: [{ id, fate: "stopped" }],
    });
  });

  it("succeeds for one that has ended, since nothing of it runs", async () => {
    const { url, run } = await begun();

    expect(await run(["cancel", url])).toMatchObject({ exitCode: 0, out: expect.stringContaining("come to its end") });
  });

  it.each([
    { how: "only a job token", env: { SLUICE_ACCESS_TOKEN: "", SLUICE_JOB_TOKEN: "glcbt-x" }, exitCode: 3 },
    { how: "a pipeline that is not there", id: 9_999_999, env: {}, exitCode: 3 },
    { how: "no URL", text: "https://example.com/x", env: {}, exitCode: 2 },
  ])("exits with $exitCode for $how", async ({ env, exitCode, id, text }) => {
    const { url, run, lab } = await begun([FOREVER]);
    const named = text ?? (id === undefined ? url : `${lab.gitlab.url}/group/app/-/pipelines/${id}`);

    const ended = await run(["cancel", named], env);

    expect(ended.exitCode).toBe(exitCode);
    expect(lab.pipelineStatus()).not.toBe("canceled");
  });

  it.each([["cancel"], ["artifacts"], ["wait"]])(
    "%s conceals the server, the project and ids with --redact",
    async (command) => {
      const { lab, run } = await begun([FOREVER]);

      const ended = await run([command, `${lab.gitlab.url}/group/app/-/pipelines/9999999`, "--redact", "--json"]);

      expect(ended.exitCode).toBe(3);
      expect(ended.out + ended.err).not.toMatch(/127\.0\.0\.1|group|9999999/);
    },
  );

  it("says which token it needs where the pipeline can be read and not cancelled", async () => {
    const { run, url, lab } = await begun([FOREVER]);
    const readOnly = lab.gitlab.world.accessToken(lab.user, { scopes: ["read_api"] });

    const ended = await run(["cancel", url], { SLUICE_ACCESS_TOKEN: readOnly });

    expect(ended.exitCode).toBe(3);
    expect(ended.err).toContain("[CANCEL_NOT_POSSIBLE]");
    expect(ended.err).toContain("scope api");
    expect(lab.pipelineStatus()).toBe("running");
  });
});

describe("sluice cancel of a pipeline that goes on", () => {
  it("says what may still run as soon as it is told to stop", async () => {
    const { lab, url, start } = await begun([FOREVER]);
    lab.gitlab.faults.add({ path: /\/cancel$/, times: Number.POSITIVE_INFINITY, fault: { kind: "hang" } });
    const stop = new AbortController();

    const { world, exit } = start(["cancel", url], {}, stop.signal);
    await lab.untilAsked(/^POST .*\/cancel$/);
    stop.abort(new Error("SIGINT"));

    expect(await exit).toBe(4);
    expect(world.printed.err).toContain(`Cancel it at ${url}`);
  });

  it("exits with 4 and says where to cancel by hand", async () => {
    const { url, start, lab } = await begun([FOREVER]);
    lab.gitlab.faults.add({
      method: "POST",
      path: /\/cancel$/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 500 },
    });
    const { world, exit } = start(["cancel", url], {}, undefined, hurried(100));

    expect(await exit).toBe(4);

    expect(world.printed.err).toContain("[CANCEL_UNVERIFIED]");
    expect(world.printed.err).toContain(`Cancel it at ${url}`);
  });
});

/** The machine's clock, so many times as fast. */
function hurried(times: number): Clock {
  return {
    now: () => systemClock.now(),
    monotonicMs: () => systemClock.monotonicMs() * times,
    sleep: (ms, signal) => systemClock.sleep(ms / times, signal),
  };
}

describe("sluice artifacts of a pipeline", () => {
  it("brings what has been published so far, without waiting for the rest", async () => {
    const { url, folder, run } = await begun([{ ...BUILD, runMs: 0 }, FOREVER]);

    const ended = await run(["artifacts", url, "--artifacts", "build: **/*.txt"]);

    expect(ended).toMatchObject({ exitCode: 0, out: "downstream-artifacts/build/app.txt\n" });
    expect(ended.err).toContain("It is running: what its jobs publish from now on is not brought.");
    expect(await readFile(join(folder, "downstream-artifacts/build/app.txt"), "utf8")).toBe("the app\n");
  });

  it("takes a job's name, and a folder", async () => {
    const { url, run } = await begun();

    const ended = await run(["artifacts", url, "--job", "build", "--into", "lib"]);

    expect(ended).toMatchObject({ exitCode: 0, out: "lib/build/app.txt\nlib/build/reports/junit.xml\n" });
  });

  it("prints one JSON object with --json", async () => {
    const { id, url, folder, run } = await begun();

    const { out } = await run(["artifacts", url, "--json"]);

    expect(JSON.parse(out)).toMatchObject({
      schema: "sluice/artifacts-result@1",
      pipeline: { id, webUrl: url, status: "success" },
      path: join(folder, "downstream-artifacts"),
      count: 2,
      files: [{ path: "build/app.txt", job: "build" }, { path: "build/reports/junit.xml" }],
    });
  });

  it.each([
    { args: [], exitCode: 7 },
    { args: ["--if-no-artifacts", "ignore"], exitCode: 0 },
  ])("exits with $exitCode when there are none, with $args", async ({ args, exitCode }) => {
    const { url, run } = await begun([{ name: "lint", runMs: 0 }]);

    expect((await run(["artifacts", url, ...args])).exitCode).toBe(exitCode);
  });
});
