import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { BUILD, openLab } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { aWorld } from "./a-world.ts";

/** A GitLab whose project has one finished pipeline, and a folder to fetch into. */
async function finished(job = {}) {
  const lab = await openLab({ ci: { jobs: [{ ...BUILD, runMs: 0, ...job }] } });
  lab.gitlab.world.pipeline(lab.project);
  const folder = await temporaryFolder();
  const run = async (
    args: readonly string[],
    env: Readonly<Record<string, string>> = { SLUICE_ACCESS_TOKEN: lab.accessToken },
  ) => {
    const world = {
      ...aWorld({ env: { SLUICE_HOST: lab.gitlab.url, SLUICE_PROJECT: "group/app", SLUICE_REF: "main", ...env } }),
      cwd: folder,
    };
    const exitCode = await runCli(["artifacts", ...args], world);
    return { exitCode, ...world.printed };
  };
  return { lab, folder, run };
}

describe("sluice artifacts", () => {
  it("extracts into the folder named, beside what is there, and prints the files", async () => {
    const { folder, run } = await finished();
    await mkdir(join(folder, "lib"));
    await writeFile(join(folder, "lib/mine.txt"), "mine");

    const ended = await run(["--job", "build", "--into", "lib"]);

    expect(ended).toMatchObject({ exitCode: 0, out: "lib/app.txt\nlib/reports/junit.xml\n" });
    expect(ended.err).toContain("Fetching the artifacts of job build of group/app at ref main with the access token.");
    expect(ended.err).toMatch(/Extracted 2 files \(\d+ bytes\) to lib\.\n$/);
    expect(await readFile(join(folder, "lib/app.txt"), "utf8")).toBe("the app\n");
    expect(await readFile(join(folder, "lib/mine.txt"), "utf8")).toBe("mine");
  });

  it("says in words that it extracted into the current folder", async () => {
    const { run } = await finished();

    const ended = await run(["--job", "build"]);

    expect(ended.err).toMatch(/Extracted 2 files \(\d+ bytes\) to the current folder\.\n$/);
  });

  it("replaces files in the way when told to, and nothing else", async () => {
    const { folder, run } = await finished();
    await writeFile(join(folder, "app.txt"), "mine");
    await writeFile(join(folder, "other.txt"), "mine");

    const ended = await run(["--job", "build", "--overwrite"]);

    expect(ended).toMatchObject({ exitCode: 0, out: "app.txt\nreports/junit.xml\n" });
    expect(await readFile(join(folder, "app.txt"), "utf8")).toBe("the app\n");
    expect(await readFile(join(folder, "other.txt"), "utf8")).toBe("mine");
  });

  it("overwrites nothing unless told to, and says how", async () => {
    const { folder, run } = await finished();
    await writeFile(join(folder, "app.txt"), "mine");

    const ended = await run(["--job", "build"]);

    expect(ended).toMatchObject({ exitCode: 7, out: "", err: expect.stringContaining("[ARTIFACTS_TARGET_OCCUPIED]") });
    expect(ended.err).toContain("--overwrite");
    expect(await readdir(folder)).toEqual(["app.txt"]);
  });

  it("leaves nothing behind when it is stopped", async () => {
    const { lab, folder } = await finished();
    lab.gitlab.faults.add({ path: /artifacts/, fault: { kind: "slow", ms: 60_000 } });
    const stop = new AbortController();
    const env = { SLUICE_HOST: lab.gitlab.url, SLUICE_ACCESS_TOKEN: lab.accessToken };
    const world = { ...aWorld({ env }), cwd: folder, signal: stop.signal };

    const running = runCli(["artifacts", "--project=group/app", "--ref=main", "--job=build", "--into=lib"], world);
    await lab.untilAsked(/artifacts/);
    stop.abort(new Error("Stopped by SIGINT."));

    expect(await running).toBe(6);
    expect(world.printed.err).toMatch(/error: Stopped by SIGINT\.\n$/);
    expect(await readdir(folder)).toEqual([]);
  });

  it("prints one JSON object with --json", async () => {
    const { folder, run } = await finished();

    const { out } = await run(["--job", "build", "--into", "lib", "--json"]);

    expect(JSON.parse(out)).toMatchObject({
      schema: "sluice/artifacts-result@1",
      project: "group/app",
      ref: "main",
      job: "build",
      path: join(folder, "lib"),
      count: 2,
      files: [
        { path: "app.txt", sizeBytes: 8, sha256: /^[\da-f]{64}$/.exec(JSON.parse(out).files[0].sha256)?.[0] },
        {},
      ],
    });
  });

  it.each([
    { in: "a shell", env: {}, shown: ["::error::x", "a/##[error]b"] },
    { in: "a GitHub job", env: { GITHUB_ACTIONS: "true" }, shown: [": :error::x", "a/## [error]b"] },
  ])("prints names that a runner would take for commands, in $in", async ({ env, shown }) => {
    const { lab, run } = await finished({ artifacts: { "::error::x": "", "a/##[error]b": "" } });
    const tokens = { SLUICE_ACCESS_TOKEN: lab.accessToken, ...env };

    expect((await run(["--job", "build", "--into", "."], tokens)).out).toBe(`${shown.join("\n")}\n`);

    const { out } = await run(["--job", "build", "--into", "lib", "--json"], tokens);
    expect(out).not.toContain("##[");
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(["::error::x", "a/##[error]b"]);
  });

  it("prints nothing with --quiet", async () => {
    const { run } = await finished();

    expect(await run(["--job", "build", "--quiet"])).toEqual({ exitCode: 0, out: "", err: "" });
  });

  it("keeps the archive itself with --zip, whole or not at all", async () => {
    const { lab, folder, run } = await finished();

    const kept = await run(["--job", "build", "--zip", "build.zip"]);

    expect(kept).toMatchObject({ exitCode: 0, out: "build.zip\n" });
    expect((await readFile(join(folder, "build.zip"))).subarray(0, 2).toString()).toBe("PK");

    lab.gitlab.faults.add({ path: /artifacts/, times: 9, fault: { kind: "status", status: 404 } });
    const missing = await run(["--job", "build", "--zip", "other.zip"]);

    expect(missing.exitCode).toBe(3);
    expect(await readdir(folder)).toEqual(["build.zip"]);
  });

  it("works without a token where the project is public", async () => {
    const lab = await openLab({ ci: { jobs: [{ ...BUILD, runMs: 0 }] }, seed: { visibility: "public" } });
    lab.gitlab.world.pipeline(lab.project);
    const world = { ...aWorld(), cwd: await temporaryFolder() };

    const exitCode = await runCli(
      ["artifacts", "--host", lab.gitlab.url, "--project=group/app", "--ref=main", "--job=build"],
      world,
    );

    expect(exitCode).toBe(0);
    expect(world.printed.err).toContain("without a token");
  });

  it.each([
    { what: "the job has another name", args: ["--job", "biuld"], env: undefined },
    { what: "the project shows itself to members only", args: ["--job", "build"], env: {} },
    { what: "the archive has expired", args: ["--job", "build"], env: undefined, job: { expireInMs: 0 } },
  ])("says where to look when $what", async ({ args, env, job }) => {
    const { folder, run } = await finished(job);

    const ended = await run(args, env);

    expect(ended).toMatchObject({ exitCode: 3, out: "" });
    for (const cause of ["newest successful pipeline on main", "exactly the name", "have not expired", "full path"])
      expect(ended.err).toContain(cause);
    expect(await readdir(folder)).toEqual([]);
  });

  it("lists everything that is missing or wrong at once", async () => {
    const world = aWorld({ env: { SLUICE_HOST: "ftp://x" } });

    const exitCode = await runCli(["artifacts", "--ref", "a b", "--zip", "x", "--into", "y"], world);

    expect(exitCode).toBe(2);
    for (const part of ["`host`", "`project`", "`ref`", "`job`", "`zip`"]) expect(world.printed.err).toContain(part);
  });
});
