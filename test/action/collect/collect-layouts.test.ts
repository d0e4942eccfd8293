import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { collect } from "../../../action/collect/collect.ts";
import type { Layout } from "../../../action/collect/layout.ts";
import { filesIn, MANIFEST, order, serving } from "./a-collection.ts";
import { aBareJob, aJob } from "./a-job.ts";
import { contentOf, failureOf, going, tempFolder } from "./on-disk.ts";

const build = aJob({ id: 11, name: "build", stage: "build" });
const unit = aJob({ id: 12, name: "unit", stage: "test" });
const lint = aBareJob({ id: 13, name: "lint", stage: "test" });
const JOBS = [build, unit, lint];
const ARCHIVES = {
  11: [{ name: "dist/app", content: "app" }],
  12: [{ name: "dist/report.xml", content: "<a/>" }],
};
const manifestOf = (into: string) => JSON.parse(readFileSync(join(into, MANIFEST), "utf8"));

describe("a layout", () => {
  it.each([
    ["by-job", { "build/dist/app": "app", "unit/dist/report.xml": "<a/>" }],
    ["by-stage", { "build/build/dist/app": "app", "test/unit/dist/report.xml": "<a/>" }],
    ["flat", { "dist/app": "app", "dist/report.xml": "<a/>" }],
    ["dbp", { "job_11_build/artifacts/dist/app": "app", "job_12_unit/artifacts/dist/report.xml": "<a/>" }],
  ] as const)("%s puts files where it says, and tells so in outputs and manifest", async (layout, files) => {
    const into = join(tempFolder(), "out");

    const collected = await collect(serving(ARCHIVES), order(into, "true", { jobs: JOBS, layout }), going);

    expect(filesIn(into)).toEqual(files);
    const listed = manifestOf(into).jobs.flatMap((row: { files: readonly { path: string }[] }) => row.files);
    for (const found of [collected.files, listed])
      expect(found.map(({ path }: { path: string }) => path).sort()).toEqual(Object.keys(files).sort());
    expect(manifestOf(into).jobs[0].layout).toBe(layout);
  });

  const LAYOUTS: readonly Layout[] = ["by-job", "by-stage", "flat", "dbp"];
  it.each(LAYOUTS.flatMap((first) => LAYOUTS.map((second) => ({ first, second }))))(
    "$second comes after $first in the same folder, and leaves nothing of it",
    async ({ first, second }) => {
      const into = tempFolder();
      writeFileSync(join(into, "mine"), "mine");
      await collect(serving(ARCHIVES), order(into, "true", { jobs: JOBS, layout: first }), going);
      const fresh = tempFolder();
      await collect(serving(ARCHIVES), order(fresh, "build", { jobs: JOBS, layout: second }), going);

      await collect(serving(ARCHIVES), order(into, "build", { jobs: JOBS, layout: second }), going);

      expect(contentOf(into)).toEqual({ ...contentOf(fresh), mine: "mine" });
    },
  );

  it("removes the stage's folder too when none of its jobs brought a file", async () => {
    const into = tempFolder();

    await collect(serving(ARCHIVES), order(into, "*: dist/app", { jobs: JOBS, layout: "by-stage" }), going);

    expect(existsSync(join(into, "test"))).toBe(false);
  });
});

describe("the layout flat", () => {
  it("refuses two files of one name, and leaves the folder as it was", async () => {
    const into = tempFolder();
    writeFileSync(join(into, "mine"), "mine");
    const both = { 11: [{ name: "dist/app", content: "1" }], 12: [{ name: "dist/app", content: "2" }] };

    const failure = await failureOf(collect(serving(both), order(into, "true", { jobs: JOBS, layout: "flat" }), going));

    expect(failure.code).toBe("ARTIFACTS_NAME_COLLISION");
    expect(failure.message).toContain("jobs build (11) and unit (12) both have a file `dist/app`");
    expect(contentOf(into)).toEqual({ mine: "mine" });
  });

  it("replaces no file that Sluice has not brought", async () => {
    const into = tempFolder();
    mkdirSync(join(into, "dist"));
    writeFileSync(join(into, "dist", "mine"), "mine");

    const failure = await failureOf(
      collect(serving(ARCHIVES), order(into, "true", { jobs: JOBS, layout: "flat" }), going),
    );

    expect(failure.message).toContain("dist/mine stands there and was not put there by Sluice");
    expect(contentOf(into)).toEqual({ "dist/mine": "mine" });
  });

  it("replaces no file of an earlier run that somebody has changed", async () => {
    const into = tempFolder();
    const top = { 11: [{ name: "app", content: "1" }] };
    await collect(serving(top), order(into, "build", { jobs: JOBS, layout: "flat" }), going);
    writeFileSync(join(into, "app"), "changed");

    const failure = await failureOf(collect(serving(top), order(into, "build", { jobs: JOBS, layout: "flat" }), going));

    expect(failure.message).toContain("app stands there (a file) and was not put there by Sluice");
    expect(filesIn(into)).toEqual({ app: "changed" });
  });
});

describe("two steps that share a folder", () => {
  const followed = (projectId: number, id: number) => ({
    id,
    projectId,
    webUrl: `https://gitlab.test/p${projectId}/-/pipelines/${id}`,
  });
  /** A job of a pipeline in project 9, which both have started. */
  const child = (id: number, name: string) => ({ ...aJob({ id, name, projectId: 9 }), via: ["start"] });
  const bringing = (into: string, projectId: number, pipelineId: number, name: string, layout: Layout = "by-job") =>
    collect(
      serving({ [pipelineId]: [{ name: "dist/app", content: name }] }),
      order(into, "true", { jobs: [child(pipelineId, name)], layout, followed: followed(projectId, pipelineId) }),
      going,
    );

  it("replace each its own, although both brought from one project further down", async () => {
    const into = tempFolder();
    await bringing(into, 7, 100, "one");
    await bringing(into, 8, 200, "two");

    await bringing(into, 7, 101, "three");

    expect(filesIn(into)).toEqual({ "three/dist/app": "three", "two/dist/app": "two" });
  });

  it("may not want the same name in it", async () => {
    const into = tempFolder();
    await bringing(into, 7, 100, "one", "flat");
    const before = contentOf(into);

    const failure = await failureOf(bringing(into, 8, 200, "two", "flat"));

    expect(failure.code).toBe("ARTIFACTS_TARGET_OCCUPIED");
    expect(failure.message).toContain(
      "dist holds artifacts that were brought for pipeline https://gitlab.test/p7/-/pipelines/100",
    );
    expect(contentOf(into)).toEqual(before);
  });
});

describe("the layout dbp", () => {
  const openLog = async (job: { readonly name: string }) => Readable.from([Buffer.from(`log of ${job.name}\n`)]);

  it("lays logs beside the files, also of jobs that have none", async () => {
    const into = tempFolder();
    const wanted = order(into, "build", { jobs: JOBS, layout: "dbp", logged: JOBS });

    const { jobs } = await collect(serving(ARCHIVES, { openLog }), wanted, going);

    expect(jobs).toBe(1);
    expect(filesIn(into)).toEqual({
      "job_11_build/artifacts/dist/app": "app",
      "job_11_build/job.log": "log of build\n",
      "job_12_unit/job.log": "log of unit\n",
      "job_13_lint/job.log": "log of lint\n",
    });
    expect(await collect(serving(ARCHIVES, { openLog }), wanted, going)).toMatchObject({ jobs: 1 });
  });

  it("lays logs alone where no artifacts are wanted", async () => {
    const into = tempFolder();
    const wanted = order(into, "", { jobs: JOBS, layout: "dbp", logged: JOBS.slice(0, 1) });

    expect(await collect(serving(ARCHIVES, { openLog }), wanted, going)).toMatchObject({ jobs: 0 });
    expect(filesIn(into)).toEqual({ "job_11_build/job.log": "log of build\n" });
  });

  it("does without a log that cannot be had", async () => {
    const into = tempFolder();
    const denied = () => Promise.reject(new Error("403"));

    await collect(
      serving(ARCHIVES, { openLog: denied }),
      order(into, "build", { jobs: JOBS, layout: "dbp", logged: JOBS }),
      going,
    );

    expect(filesIn(into)).toEqual({ "job_11_build/artifacts/dist/app": "app" });
  });

  it("takes logs for no artifacts", async () => {
    const none = order(tempFolder(), "lint", { jobs: JOBS, layout: "dbp", logged: JOBS });

    expect((await failureOf(collect(serving(ARCHIVES, { openLog }), none, going))).code).toBe("ARTIFACTS_MISSING");
  });
});

describe("a folder of version 1 of the manifest", () => {
  it("is taken over, and its files replaced", async () => {
    const into = tempFolder();
    mkdirSync(join(into, "old"));
    writeFileSync(join(into, "old", "app"), "old");
    const row = {
      folder: "old",
      job: { id: 1, name: "old", stage: "build", webUrl: "" },
      pipeline: { id: 40, projectId: 7, ref: "main", sha: "", webUrl: "" },
      files: [{ path: "app", sizeBytes: 3, sha256: "" }],
    };
    writeFileSync(join(into, MANIFEST), JSON.stringify({ schema: "sluice/artifacts@1", jobs: [row] }));

    await collect(serving(ARCHIVES), order(into, "build", { jobs: JOBS }), going);

    expect(filesIn(into)).toEqual({ "build/dist/app": "app" });
    expect(manifestOf(into).jobs).toHaveLength(1);
  });

  it.each([
    ["a path that leads out", { files: [{ path: "../../app", sizeBytes: 3, sha256: "" }] }],
    ["a folder that leads out", { folder: "../x" }],
    ["the manifest among its files", { folder: "", files: [{ path: MANIFEST, sizeBytes: 3, sha256: "" }] }],
  ])("is no manifest of ours with %s", async (_title, more) => {
    for (const schema of ["sluice/artifacts@1", "sluice/artifacts@2"]) {
      const into = tempFolder();
      const row = {
        folder: "old",
        layout: "by-job",
        followed: { id: 40, projectId: 7, webUrl: "" },
        job: { id: 1, name: "old", stage: "build", webUrl: "" },
        pipeline: { id: 40, projectId: 7, ref: "main", sha: "", webUrl: "" },
        files: [],
        ...more,
      };
      writeFileSync(join(into, MANIFEST), JSON.stringify({ schema, jobs: [row] }));

      const failure = await failureOf(collect(serving(ARCHIVES), order(into, "build", { jobs: JOBS }), going));

      expect(failure.message).toContain("was not written by this version of Sluice");
    }
  });
});
