import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { VERSION } from "../../shared/text/version.generated.ts";
import { until } from "../support/until.ts";
import { BUILD, type BundleLab, openLab } from "./bundle-lab.ts";
import { cliAlone } from "./cli-alone.ts";
import { nodeVersions } from "./node-versions.ts";

/** The result: the last line of what --json prints. */
function lastOf(stdout: string): unknown {
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}

const FOREVER = { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] };

const tokens = (lab: BundleLab) => ({
  SLUICE_TRIGGER_TOKEN: lab.triggerToken,
  SLUICE_ACCESS_TOKEN: lab.accessToken,
});

const target = (lab: BundleLab) =>
  ["--host", lab.gitlab.url, "--project", lab.project.path, "--ref", "main", "--poll-interval", "100ms"] as const;

describe.each(await nodeVersions())("dist/cli.js alone in a folder, on Node $version", ({ path: node, version }) => {
  it("prints its version, and help with every command", async () => {
    const cli = await cliAlone(node);

    expect(await cli.run(["--version"])).toMatchObject({ exitCode: 0, stdout: `${VERSION}\n`, stderr: "" });
    expect((await cli.run(["trigger", "--help"])).stdout).toContain("--artifacts-path <folder>");
  });

  it.each(["{}", '{"type": "commonjs"}', '{"type": "module"}'])(
    "runs beside a package.json of %s without a warning",
    async (packageJson) => {
      const cli = await cliAlone(node);
      await writeFile(join(cli.bin, "package.json"), packageJson);

      expect(await cli.run(["--version"])).toMatchObject({ exitCode: 0, stdout: `${VERSION}\n`, stderr: "" });
    },
  );

  it("triggers, waits and brings artifacts back, with nothing but JSON on standard output", async () => {
    const lab = await openLab();
    const cli = await cliAlone(node);
    const args = ["trigger", ...target(lab), "--artifacts", "build: *.txt", "--artifacts-path", "out", "--json"];

    const { exitCode, stdout, stderr } = await cli.run([...args, "--variable", "CHANNEL=stable"], tokens(lab));

    const [pipeline] = lab.gitlab.world.pipelines(lab.project);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("Triggered pipeline") });
    const events = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.slice(0, -1).map(({ schema }) => schema)).not.toContain("sluice/step-result@1");
    expect(events[0]).toMatchObject({ schema: "sluice/step-event@1", kind: "pipeline", how: "created" });
    expect(events.at(-1)).toMatchObject({
      schema: "sluice/step-result@1",
      outcome: "succeeded",
      exitCode: 0,
      pipeline: { id: pipeline?.id, status: "success", ref: "main", sha: pipeline?.sha },
      artifacts: { path: join(cli.folder, "out"), count: 1, files: [{ path: "build/app.txt", job: "build" }] },
    });
    expect(await readFile(join(cli.folder, "out/build/app.txt"), "utf8")).toBe("the app\n");
  });

  it("shows its progress on standard output without --json", async () => {
    const lab = await openLab();
    const cli = await cliAlone(node);

    const { exitCode, stdout, stderr } = await cli.run(["trigger", ...target(lab)], tokens(lab));

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/Triggered pipeline \d+: http/);
    expect(stdout).toMatch(/succeeded/);
  });

  it("prints nothing with --quiet when all goes well", async () => {
    const lab = await openLab();
    const cli = await cliAlone(node);

    const { exitCode, stdout, stderr } = await cli.run(["trigger", ...target(lab), "--quiet"], tokens(lab));

    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  it("reads inputs from the environment and tokens from files", async () => {
    const lab = await openLab();
    const cli = await cliAlone(node);
    await writeFile(join(cli.folder, "trigger.token"), `${lab.triggerToken}\n`);
    await writeFile(join(cli.folder, "access.token"), lab.accessToken);

    const { exitCode } = await cli.run(
      ["trigger", "--trigger-token-file", "trigger.token", "--access-token-file", "access.token"],
      {
        SLUICE_HOST: lab.gitlab.url,
        SLUICE_PROJECT: String(lab.project.id),
        SLUICE_REF: "main",
        SLUICE_POLL_INTERVAL: "100ms",
      },
    );

    expect(exitCode).toBe(0);
    expect(lab.pipelineStatus()).toBe("success");
  });

  it("takes variables written as YAML, and numbers in JSON as they were written", async () => {
    const lab = await openLab();
    const cli = await cliAlone(node);
    const run = async (variables: string) =>
      await cli.run(["trigger", ...target(lab), "--no-wait", "--variables", variables], tokens(lab));

    const endings = [await run("VERSION: 1.10\nNAME: x"), await run('{"VERSION": 1.10, "BIG": 12345678901234567890}')];

    expect(endings.map(({ exitCode, stderr }) => `${exitCode}${stderr}`)).toEqual(["0", "0"]);
    const variables = lab.gitlab.world
      .pipelines(lab.project)
      .map((pipeline) => pipeline.variables.filter(({ key }) => key !== "TRIGGER_PAYLOAD"));
    expect(variables).toMatchObject([
      [
        { key: "VERSION", value: "1.10" },
        { key: "NAME", value: "x" },
      ],
      [
        { key: "VERSION", value: "1.10" },
        { key: "BIG", value: "12345678901234567890" },
      ],
    ]);
  });

  it("fetches the artifacts of another project by ref and job name", async () => {
    const lab = await openLab();
    const cli = await cliAlone(node);
    await cli.run(["trigger", ...target(lab)], tokens(lab));

    const { exitCode, stdout } = await cli.run(
      [
        "artifacts",
        "--host",
        lab.gitlab.url,
        "--project",
        "group/app",
        "--ref",
        "main",
        "--job",
        "build",
        "--into",
        "lib",
      ],
      { SLUICE_ACCESS_TOKEN: lab.accessToken },
    );

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "lib/app.txt\nlib/reports/junit.xml\n" });
    expect(await readFile(join(cli.folder, "lib/app.txt"), "utf8")).toBe("the app\n");
  });

  it("waits for, fetches from and cancels pipelines that exist", async () => {
    const lab = await openLab({ ci: FOREVER });
    const cli = await cliAlone(node);
    const started = await cli.run(["trigger", ...target(lab), "--no-wait", "--json"], tokens(lab));
    const url = `${lab.gitlab.url}/group/app/-/pipelines/${lab.gitlab.world.pipelines(lab.project)[0]?.id}`;

    const waited = await cli.run(["wait", url, "--timeout", "1s"], tokens(lab));
    const fetched = await cli.run(["artifacts", url, "--if-no-artifacts", "ignore"], tokens(lab));
    const canceled = await cli.run(["cancel", url], tokens(lab));

    expect([started, waited, fetched, canceled].map(({ exitCode }) => exitCode)).toEqual([0, 5, 0, 0]);
    expect(lab.pipelineStatus()).toMatch(/^cancell?(ed|ing)$/);
  });

  it("says what it needs for the relay", async () => {
    const cli = await cliAlone(node);

    const { exitCode, stderr } = await cli.run(["relay", "check"]);

    const [major = 0, minor = 0] = version.split(".").map(Number);
    const hasSqlite = major > 22 || (major === 22 && minor >= 13);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(hasSqlite ? "[RELAY_MISSING]" : "[UNSUPPORTED_NODE]");
  });
});

describe("dist/cli.js", () => {
  it.each([
    { ends: "succeeds", exitCode: 0, job: BUILD },
    { ends: "fails", exitCode: 1, job: { ...BUILD, result: "failed" } },
    {
      ends: "is not over in time",
      exitCode: 5,
      job: { ...BUILD, runMs: Number.POSITIVE_INFINITY },
      args: ["--timeout", "1s"],
    },
    { ends: "is canceled", exitCode: 6, job: { ...BUILD, result: "canceled" } },
    { ends: "is skipped", exitCode: 6, job: { ...BUILD, result: "skipped" } },
    { ends: "waits for a person", exitCode: 6, job: { ...BUILD, when: "manual" } },
    { ends: "has no such artifacts", exitCode: 7, job: BUILD, args: ["--artifacts", "other"] },
  ] as const)("exits with $exitCode when the pipeline $ends", async ({ exitCode, job, ...more }) => {
    const lab = await openLab({ ci: { jobs: [job] } });
    const cli = await cliAlone(process.execPath);

    const ended = await cli.run(
      ["trigger", ...target(lab), ...("args" in more ? more.args : []), "--json"],
      tokens(lab),
    );

    expect(ended.exitCode).toBe(exitCode);
    expect(lastOf(ended.stdout)).toMatchObject({ exitCode, pipeline: { ref: "main" } });
  });

  it.each([
    { what: "an input is missing", args: [], env: {}, exitCode: 2, code: "INPUT_INVALID" },
    { what: "a variable is no pair", args: ["--variable", "x"], env: {}, exitCode: 2, code: "USAGE" },
    {
      what: "the token is unknown",
      args: ["--project=group/app", "--ref=main"],
      env: { SLUICE_TRIGGER_TOKEN: "glptt-unknown" },
      exitCode: 3,
      code: /./,
    },
  ])("exits with $exitCode and tells why as JSON when $what", async ({ args, env, exitCode, code }) => {
    const lab = await openLab();
    const cli = await cliAlone(process.execPath);

    const ended = await cli.run(["trigger", "--host", lab.gitlab.url, ...args, "--json"], env);

    expect(ended.exitCode).toBe(exitCode);
    expect(lastOf(ended.stdout)).toMatchObject({
      outcome: "error",
      exitCode,
      error: { code: expect.stringMatching(code), hint: expect.stringMatching(/\.$/) },
    });
    expect(ended.stderr).toContain("what to do:");
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("cancels its pipeline on %s and exits with 6", async (signal) => {
    const lab = await openLab({ ci: FOREVER });
    const cli = await cliAlone(process.execPath);
    const child = cli.start(["trigger", ...target(lab)], tokens(lab));
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    child.signal(signal);
    const { exitCode, stdout, stderr } = await child.ended;

    expect(exitCode).toBe(6);
    expect(lab.pipelineStatus()).toBe("canceled");
    expect(stdout + stderr).toMatch(/Pipeline \d+ is (?:being )?canceled/);
  });

  it("ends at once on a second signal", async () => {
    const lab = await openLab({ ci: FOREVER });
    lab.gitlab.faults.add({ path: /\/cancel$/, fault: { kind: "slow", ms: 60_000 } });
    const cli = await cliAlone(process.execPath);
    const child = cli.start(["trigger", ...target(lab)], tokens(lab));
    await lab.untilAsked(/^GET .*\/pipelines\/\d+$/);

    child.signal("SIGINT");
    await lab.untilAsked(/^POST .*\/cancel$/);
    let hasEnded = false;
    void child.ended.then(() => (hasEnded = true));
    // The first ones may come too soon to count.
    await until(() => {
      child.signal("SIGINT");
      return hasEnded;
    });

    expect(await child.ended).toMatchObject({ exitCode: 130 });
  });

  it("fails no command when nobody reads its output", async () => {
    const cli = await cliAlone(process.execPath);
    const child = cli.start(["--help"]);

    child.closeOutput();

    expect(await child.ended).toMatchObject({ exitCode: 0, stderr: "" });
  });
});
