import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CollectDeps, collect } from "../../../action/collect/collect.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { filesIn, MANIFEST, order, serving } from "./a-collection.ts";
import { aJob } from "./a-job.ts";
import { contentOf, failureOf, going, tempFolder } from "./on-disk.ts";

describe("collect", () => {
  it("puts each job's files into a folder of its own, and says what came from where", async () => {
    const into = join(tempFolder(), "artifacts");

    const collected = await collect(serving(), order(into, "build*, test-*, test *: reports"), going);

    expect(filesIn(into)).toEqual({
      "build-amd64/who": "7/41/11",
      "build-amd64/reports/a.xml": "<a/>",
      "test-1-2/reports/a.xml": "<a/>",
      "test-2-2/reports/a.xml": "<a/>",
    });
    const sha256 = createHash("sha256").update("<a/>").digest("hex");
    expect(collected).toMatchObject({ path: into, jobs: 3 });
    expect(collected.files).toHaveLength(4);
    expect(collected.files[0]).toEqual({
      path: "build-amd64/reports/a.xml",
      sizeBytes: 4,
      sha256,
      job: "build: [amd64]",
      jobId: 11,
      stage: "build",
      pipelineId: 41,
      projectId: 7,
      commit: "c0ffee",
    });
    expect(JSON.parse(readFileSync(join(into, MANIFEST), "utf8"))).toMatchObject({
      schema: "sluice/artifacts@2",
      jobs: [
        {
          folder: "build-amd64",
          job: { id: 11, name: "build: [amd64]" },
          pipeline: { id: 41, projectId: 7, ref: "main", sha: "c0ffee" },
          layout: "by-job",
          followed: { id: 41, projectId: 7 },
          files: [{ path: "build-amd64/reports/a.xml", sizeBytes: 4, sha256 }, { path: "build-amd64/who" }],
        },
        { folder: "test-1-2" },
        { folder: "test-2-2" },
      ],
    });
  });

  it("does nothing when nothing is selected", async () => {
    const into = join(tempFolder(), "artifacts");

    expect(await collect(serving(), order(into, "false"), going)).toEqual({ path: into, files: [], jobs: 0 });
    expect(existsSync(into)).toBe(false);
  });

  it.each([
    ["no job of that name", "nothing"],
    ["a job without an archive", "lint"],
    ["a path that is in no archive", "*: nothing/**"],
  ])("says which jobs have an archive when %s is selected", async (_title, text) => {
    const folder = tempFolder();

    const failure = await failureOf(collect(serving(), order(join(folder, "artifacts"), text), going));

    expect(failure.code).toBe("ARTIFACTS_MISSING");
    expect(failure.message).toContain("Jobs with an archive: build: [amd64], test 1/2, test 2/2");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("has at most three archives under way, and starts none before its turn", async () => {
    const many = Array.from({ length: 8 }, (_, index) => aJob({ id: index + 1, name: `job-${index}` }));
    const underWay: number[] = [];
    const kept: number[] = [];
    let open = 0;
    const on = serving();
    const fetching: CollectDeps["fetching"] = (_, { done }) => {
      if (done) open -= 1;
    };
    const three = Promise.withResolvers<void>();
    const counting = async (job: Job, signal: AbortSignal) => {
      open += 1;
      underWay.push(open);
      if (kept.push(job.id) === 3) three.resolve();
      await three.promise;
      return await on.open(job, signal);
    };

    const collected = await collect(
      { ...on, fetching, open: counting },
      order(join(tempFolder(), "a"), "true", { jobs: many }),
      going,
    );

    expect(Math.max(...underWay)).toBe(3);
    expect(kept).toHaveLength(8);
    expect(new Set(collected.files.map(({ jobId }) => jobId))).toEqual(new Set(kept));
  });

  it("brings nothing at all when one archive of many is bad", async () => {
    const into = tempFolder();
    writeFileSync(join(into, "mine"), "mine");
    const hostile = { 12: [{ name: "../evil", content: "evil" }] };

    const failure = await failureOf(collect(serving(hostile), order(into), going));

    expect(failure.code).toBe("ARTIFACTS_UNSAFE_PATH");
    expect(failure.message).toContain("job test 1/2 (12)");
    expect(contentOf(into)).toEqual({ mine: "mine" });
  });

  it("passes on what opening an archive failed with, and starts no other", async () => {
    const refused = new CodedError("GITLAB_FORBIDDEN", "May not.");
    const into = join(tempFolder(), "artifacts");
    const opened: number[] = [];
    const many = Array.from({ length: 30 }, (_, index) => aJob({ id: index + 1, name: `job-${index}` }));
    const open = async (job: Job) => {
      opened.push(job.id);
      throw refused;
    };

    await expect(collect(serving({}, { open }), order(into, "true", { jobs: many }), going)).rejects.toBe(refused);
    expect(opened.length).toBeLessThanOrEqual(3);
    expect(existsSync(into)).toBe(false);
  });

  it("holds all archives together to the limit on bytes", async () => {
    const limits = { maxTotalBytes: 30 };

    const failure = await failureOf(collect(serving(), order(join(tempFolder(), "a"), "true", { limits }), going));

    expect(failure.code).toBe("ARTIFACTS_TOO_LARGE");
    expect(failure.message).toContain("all archives together");
  });

  it("leaves nothing when aborted", async () => {
    const folder = tempFolder();
    const stop = new AbortController();
    const reason = new Error("canceled by hand");
    const on = serving();
    const open = async (job: Job, signal: AbortSignal) => {
      if (job.id === 13) stop.abort(reason);
      return await on.open(job, signal);
    };

    await expect(collect({ ...on, open }, order(join(folder, "a", "b")), stop.signal)).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual([]);
  });
});
