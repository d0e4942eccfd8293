import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CiFile } from "../gitlab/world/ci-file.ts";
import type { JobRow, Project } from "../gitlab/world/rows.ts";
import { StepLab } from "./step-lab.ts";

let lab: StepLab;

beforeEach(async () => {
  lab = await StepLab.open();
});
afterEach(() => lab.close());

const CHILD: CiFile = {
  jobs: [
    { name: "build", stage: "build", runMs: 5_000, artifacts: { "lib/a.txt": "child\n" } },
    { name: "smoke", stage: "test", runMs: 5_000, artifacts: { "smoke.txt": "fine\n" } },
  ],
};
const OTHER: CiFile = { jobs: [{ name: "deploy", runMs: 5_000, artifacts: { "log.txt": "deployed\n" } }] };

/** A project whose pipeline starts one more in itself and one in another project. */
function family(other: Parameters<StepLab["project"]>[1] = {}): Project {
  lab.project(OTHER, { path: "ops/deploy", ...other });
  const ci: CiFile = {
    stages: ["build", "downstream"],
    jobs: [
      { name: "build", stage: "build", runMs: 5_000, artifacts: { "app.txt": "parent\n" } },
      { name: "library", stage: "downstream", trigger: { ci: CHILD, strategy: "depend" } },
      { name: "ops", stage: "downstream", trigger: { project: "ops/deploy", strategy: "depend" } },
    ],
  };
  return lab.project(ci, { members: { dora: "developer", rita: "reporter" } });
}

/** The token of a member of the project who is none of the other one. */
function stranger(): string {
  return lab.gitlab.world.accessToken(lab.gitlab.world.user("rita"));
}

const filesOf = (result: { artifacts?: { files: readonly { path: string; job: string }[] } }) =>
  (result.artifacts?.files ?? []).map(({ path }) => path).sort();

describe("artifacts of the whole tree", () => {
  it("come from every pipeline of it, each from its own project", async () => {
    const { result } = await lab.run(lab.inputs(family(), { artifacts: "true", "artifacts-path": "out" }));

    expect(result).toMatchObject({ outcome: "succeeded", exitCode: 0 });
    expect(filesOf(result)).toEqual(["build/app.txt", "deploy/log.txt", "library-build/lib/a.txt", "smoke/smoke.txt"]);
    const { jobs } = JSON.parse(readFileSync(join(lab.folder, "out/sluice-artifacts.json"), "utf8"));
    const projects = jobs.map(
      (row: { job: { name: string }; pipeline: { projectId: number } }) => row.pipeline.projectId,
    );
    expect(new Set(projects).size).toBe(2);
    expect(new Set(jobs.map((row: { followed: { id: number } }) => row.followed.id))).toEqual(
      new Set([result.pipeline?.id]),
    );
  });

  it("are laid out by stage, or flat, over all pipelines", async () => {
    const project = family();

    const byStage = await lab.run(
      lab.inputs(project, { artifacts: "build, deploy", "artifacts-layout": "by-stage", "artifacts-path": "a" }),
    );
    const flat = await lab.run(
      lab.inputs(project, { artifacts: "true", "artifacts-layout": "flat", "artifacts-path": "b" }),
    );

    expect(filesOf(byStage.result)).toEqual([
      "build/build/app.txt",
      "build/library-build/lib/a.txt",
      "test/deploy/log.txt",
    ]);
    expect(filesOf(flat.result)).toEqual(["app.txt", "lib/a.txt", "log.txt", "smoke.txt"]);
  });

  it("are replaced by those of the next run, of children in other projects, too", async () => {
    const project = family();
    await lab.run(lab.inputs(project, { artifacts: "true", "artifacts-path": "out" }));

    const { result } = await lab.run(lab.inputs(project, { artifacts: "smoke", "artifacts-path": "out" }));

    expect(result.exitCode).toBe(0);
    expect(readdirSync(join(lab.folder, "out")).sort()).toEqual(["sluice-artifacts.json", "smoke"]);
  });

  it("leave out a child that nobody may read, with a warning", async () => {
    const project = family();

    const { result, host } = await lab.run(lab.inputs(project, { artifacts: "true", "access-token": stranger() }));

    expect(result).toMatchObject({ outcome: "succeeded", artifacts: { count: 3 } });
    expect(host.shown.filter((line) => line.startsWith("warning: ")).join("\n")).toMatch(/ops\/deploy/);
  });

  it("leave out a child that shows its jobs and keeps its archives to itself", async () => {
    const project = family({ visibility: "public", artifactsPublic: false });

    const { result, host } = await lab.run(lab.inputs(project, { artifacts: "true", "access-token": stranger() }));

    expect(result).toMatchObject({ outcome: "succeeded", artifacts: { count: 3 } });
    expect(host.shown.join("\n")).toContain("warning: Artifacts that no token may read are left out job=deploy");
  });

  it("are missing when only such a child could have them", async () => {
    const project = family();

    const { result } = await lab.run(lab.inputs(project, { artifacts: "deploy", "access-token": stranger() }));

    expect(result).toMatchObject({ exitCode: 7, error: { code: "ARTIFACTS_MISSING" } });
  });

  it("stay away with `follow: false`", async () => {
    const { result } = await lab.run(lab.inputs(family(), { artifacts: "true", follow: "false" }));

    expect(filesOf(result)).toEqual(["build/app.txt"]);
  });
});

describe("artifacts-when", () => {
  const failing: CiFile = {
    jobs: [{ name: "unit", result: "failed", artifacts: { "log.txt": "boom\n" }, artifactsWhen: "always" }],
  };
  const passing: CiFile = { jobs: [{ name: "unit", artifacts: { "log.txt": "fine\n" } }] };

  it.each([
    { when: "always", ci: passing, brings: true },
    { when: "always", ci: failing, brings: true },
    { when: "on-success", ci: passing, brings: true },
    { when: "on-success", ci: failing, brings: false },
    { when: "on-failure", ci: passing, brings: false },
    { when: "on-failure", ci: failing, brings: true },
  ])("$when brings them: $brings", async ({ when, ci, brings }) => {
    const { result } = await lab.run(
      lab.inputs(lab.project(ci), { artifacts: "true", "artifacts-when": when, "artifacts-path": "out" }),
    );

    expect(result.artifacts?.count ?? 0).toBe(brings ? 1 : 0);
    expect(existsSync(join(lab.folder, "out"))).toBe(brings);
    expect(result.error).toBeUndefined();
  });
});

describe("while the pipeline still runs, with wait-for-jobs", () => {
  const jobs: CiFile = {
    jobs: [
      { name: "build", runMs: 5_000, artifacts: { "app.txt": "app\n" } },
      { name: "endless", runMs: Number.POSITIVE_INFINITY, artifacts: { "never.txt": "" } },
    ],
  };

  it("come from the jobs that have ended", async () => {
    const { result } = await lab.run(lab.inputs(lab.project(jobs), { artifacts: "true", "wait-for-jobs": "build" }));

    expect(result).toMatchObject({ outcome: "succeeded", artifacts: { count: 1 } });
  });

  it("are missing where only a job that still runs was asked for", async () => {
    const { result } = await lab.run(lab.inputs(lab.project(jobs), { artifacts: "endless", "wait-for-jobs": "build" }));

    expect(result).toMatchObject({ exitCode: 7, error: { code: "ARTIFACTS_MISSING" } });
    expect(result.error?.message).toContain("Jobs with an archive: build.");
  });
});

describe("artifacts that have expired", () => {
  it("are missing, with the reason", async () => {
    const project = lab.project({ jobs: [{ name: "build", artifacts: { "app.txt": "app\n" }, expireInMs: 1 }] });

    const { result } = await lab.run(lab.inputs(project, { artifacts: "true" }));

    expect(result.error).toMatchObject({ code: "ARTIFACTS_MISSING" });
    expect(result.error?.message).toContain("No more of build: expired or deleted.");
  });
});

describe("a list of jobs that is older than their end", () => {
  it("is asked for again before artifacts count as missing", async () => {
    const project = lab.project({
      jobs: [
        { name: "build", runMs: 2_000, artifacts: { "app.txt": "app\n" } },
        { name: "slow", runMs: 9_000 },
      ],
    });
    const { world } = lab.gitlab;
    let hidden: JobRow["archive"];

    const { result } = await lab.run(lab.inputs(project, { artifacts: "true" }), {
      atRest: () => {
        const [build, slow] = world.pipelines(project)[0]?.jobs ?? [];
        if (build?.archive !== undefined && hidden === undefined) {
          hidden = build.archive;
          delete build.archive;
        } else if (build !== undefined && hidden !== undefined && slow?.status === "success") build.archive = hidden;
      },
    });

    expect(hidden).toBeDefined();
    expect(result).toMatchObject({ outcome: "succeeded", artifacts: { count: 1 } });
  });
});

describe("the newest run of a job", () => {
  it("is the one whose artifacts come", async () => {
    const project = lab.project({
      jobs: [{ name: "unit", result: ["failed", "success"], artifacts: { "log.txt": "second\n" } }],
    });

    const { result } = await lab.run(lab.inputs(project, { artifacts: "true", retry: "1" }));

    expect(result).toMatchObject({ outcome: "succeeded", artifacts: { count: 1 } });
  });
});

describe("the layout dbp", () => {
  it("has the logs of all jobs when they are wanted", async () => {
    const project = lab.project({
      jobs: [
        { name: "unit test", artifacts: { "log.txt": "fine\n" }, trace: "testing\n" },
        { name: "lint", trace: "linting\n" },
      ],
    });

    const { result } = await lab.run(
      lab.inputs(project, { artifacts: "true", "artifacts-layout": "dbp", "job-logs": "all", "artifacts-path": "out" }),
    );

    const found = filesOf(result)
      .map((path) => path.replace(/job_\d+_/, "job_N_"))
      .sort();
    expect(found).toEqual(["job_N_lint/job.log", "job_N_unit_test/artifacts/log.txt", "job_N_unit_test/job.log"]);
  });

  it("fetches a log once for the folder and for the report", async () => {
    const line = `${"x".repeat(99)}\n`;
    const project = lab.project({
      jobs: [
        { name: "short", trace: "testing\n" },
        { name: "long", result: "failed", trace: `the begin\n${line.repeat(9_000)}the end\n` },
      ],
    });

    const { log } = await lab.run(
      lab.inputs(project, {
        artifacts: "true",
        "artifacts-layout": "dbp",
        "job-logs": "all",
        "if-no-artifacts": "warn",
      }),
    );

    expect(lab.requests(/\/trace$/)).toHaveLength(2);
    expect(log).toContain("testing");
    expect(log).toContain("the end");
    expect(log).not.toContain("the begin");
  });
});
