import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const BUILD_AND_TEST: CiFile = {
  jobs: [
    { name: "build", stage: "build", runMs: 5_000, artifacts: { "dist/app.txt": "the app\n" } },
    { name: "unit", stage: "test", runMs: 5_000, artifacts: { "reports/unit.txt": "42 tests\n", "core.txt": "no\n" } },
    { name: "lint", stage: "test", runMs: 5_000 },
  ],
};

describe("the step brings artifacts back", () => {
  it("of every job, each in its own folder, and publishes where they are", async () => {
    const project = lab.project(BUILD_AND_TEST);

    const { result, host } = await lab.run(lab.inputs(project, { artifacts: "true", "artifacts-path": "out" }));

    const into = join(lab.folder, "out");
    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0, artifacts: { path: into, count: 3 } });
    expect(result.artifacts?.files.map(({ path, job }) => `${job}: ${path}`).sort()).toEqual([
      "build: build/dist/app.txt",
      "unit: unit/core.txt",
      "unit: unit/reports/unit.txt",
    ]);
    expect(host.outputs).toMatchObject({ "artifacts-path": into, "artifacts-downloaded": "true" });
    expect(await readFile(join(into, "build/dist/app.txt"), "utf8")).toBe("the app\n");
  });

  it("of chosen jobs and paths", async () => {
    const project = lab.project(BUILD_AND_TEST);

    const { result } = await lab.run(lab.inputs(project, { artifacts: "u*: reports/**" }));

    expect(result.artifacts?.files.map(({ path }) => path)).toEqual(["unit/reports/unit.txt"]);
  });

  it("of exactly its own pipeline, however many newer ones there are", async () => {
    const project = lab.project({
      jobs: ({ variables }) => [{ name: "build", runMs: 5_000, artifacts: { "who.txt": variables["WHO"] ?? "" } }],
    });
    const { world } = lab.gitlab;

    const { result } = await lab.run(lab.inputs(project, { variables: "WHO=ours", artifacts: "build" }), {
      atRest: (elapsedMs) => {
        if (elapsedMs < 2_000 && world.pipelines(project).length === 1)
          world.pipeline(project, {
            variables: { WHO: "theirs" },
            jobs: [{ name: "build", artifacts: { "who.txt": "theirs" } }],
          });
      },
    });

    expect(world.pipelines(project)).toHaveLength(2);
    expect(await readFile(join(result.artifacts?.path ?? "", "build/who.txt"), "utf8")).toBe("ours");
  });

  it("with the job token alone, on GitLab 18", async () => {
    await lab.close();
    lab = await StepLab.open(18);
    const project = lab.project(BUILD_AND_TEST, { storage: "redirect" });
    const { caller, env } = lab.callingJob();
    lab.gitlab.world.allowJobTokens(project, caller);

    const { result } = await lab.run({ project: project.path, ref: "main", artifacts: "true" }, { env });

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0, artifacts: { count: 3 } });
  });

  it("from a storage of another origin, without showing it any token", async () => {
    const project = lab.project(BUILD_AND_TEST, { storage: "redirect" });

    const { result } = await lab.run(lab.inputs(project, { artifacts: "true" }));

    const stored = lab.gitlab.requests.filter(({ path }) => path.startsWith("/storage/"));
    expect(result.exitCode).toBe(0);
    expect(stored).not.toEqual([]);
    expect(JSON.stringify(stored.map(({ headers }) => headers))).not.toMatch(/glpat-|glptt-|glcbt-/);
  });

  it("after a failed pipeline too, whose failure stays the news", async () => {
    const project = lab.project({
      jobs: [
        { name: "unit", runMs: 5_000, result: "failed", artifacts: { "log.txt": "boom\n" }, artifactsWhen: "always" },
      ],
    });

    const { result, host } = await lab.run(lab.inputs(project, { artifacts: "true" }));

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1, artifacts: { count: 1 } });
    expect(host.outputs["artifacts-downloaded"]).toBe("true");
  });

  it("and lets a failed pipeline win over artifacts that are missing, yet mentions them", async () => {
    const project = lab.project({ jobs: [{ name: "unit", result: "failed" }] });

    const { result, log } = await lab.run(lab.inputs(project, { artifacts: "true" }));

    expect(result).toMatchObject({ outcome: "failed", exitCode: 1, error: { code: "ARTIFACTS_MISSING" } });
    expect(log).toContain("could not be brought back (ARTIFACTS_MISSING)");
  });
});

describe("artifacts that were asked for and are missing", () => {
  const NONE: CiFile = { jobs: [{ name: "lint" }] };

  it("fail the step by default, although the pipeline succeeded", async () => {
    const project = lab.project(NONE);

    const { result, host } = await lab.run(lab.inputs(project, { artifacts: "true" }));

    expect(result).toMatchObject({ outcome: "error", exitCode: 7, error: { code: "ARTIFACTS_MISSING" } });
    expect(result.pipeline?.status).toBe("success");
    expect(host.outputs["artifacts-downloaded"]).toBe("false");
  });

  it.each([
    { ifNone: "warn", warned: true },
    { ifNone: "ignore", warned: false },
  ])("are let pass with `if-no-artifacts: $ifNone`", async ({ ifNone, warned }) => {
    const project = lab.project(NONE);

    const { result, host } = await lab.run(lab.inputs(project, { artifacts: "x-*", "if-no-artifacts": ifNone }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(host.shown.some((line) => line.startsWith("warning: Found no artifact"))).toBe(warned);
  });

  it.each(["fail", "ignore"])("have an end of their own when a listed archive is gone: `%s`", async (ifNone) => {
    const project = lab.project(BUILD_AND_TEST);
    lab.gitlab.faults.add({
      path: /\/jobs\/\d+\/artifacts/,
      fault: { kind: "status", status: 404 },
      times: Number.POSITIVE_INFINITY,
    });

    const { result } = await lab.run(lab.inputs(project, { artifacts: "true", "if-no-artifacts": ifNone }));

    expect(result).toMatchObject({ outcome: "error", exitCode: 7, error: { code: "ARTIFACTS_GONE" } });
    expect(result.error?.message).toMatch(/archive of job (build|unit) \(\d+\) is gone/);
  });

  it("are no excuse for a broken archive", async () => {
    const project = lab.project({ jobs: [{ name: "build", artifacts: new TextEncoder().encode("this is no zip") }] });

    const { result } = await lab.run(lab.inputs(project, { artifacts: "true", "if-no-artifacts": "ignore" }));

    expect(result).toMatchObject({ outcome: "error", exitCode: 7, error: { code: "ARTIFACTS_NOT_A_ZIP" } });
  });
});
