import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collect } from "../../../action/collect/collect.ts";
import { disk } from "../../../action/collect/disk.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Job } from "../../../shared/gitlab/pipeline.ts";
import { filesIn, jobs, MANIFEST, order, serving, test1 } from "./a-collection.ts";
import { contentOf, failureOf, going, tempFolder } from "./on-disk.ts";

const later = (job: Job, pipelineId = 42): Job => ({
  ...job,
  id: job.id + 100,
  pipeline: { ...job.pipeline, id: pipelineId },
});
const elsewhere = (job: Job): Job => ({ ...job, pipeline: { ...job.pipeline, projectId: 8 } });

describe("a target folder that is there already", () => {
  it("keeps what else is in it, as when it is the working folder", async () => {
    const into = tempFolder();
    mkdirSync(join(into, "src"));
    writeFileSync(join(into, "src", "main.ts"), "mine");

    await collect(serving(), order(into, "build*: who"), going);

    expect(filesIn(into)).toEqual({ "src/main.ts": "mine", "build-amd64/who": "7/41/11" });
  });

  it("shows only the newer of two pipelines of a project", async () => {
    const into = tempFolder();
    await collect(serving(), order(into), going);

    await collect(serving(), order(into, "build*: who", { jobs: jobs.map((job) => later(job)) }), going);

    expect(filesIn(into)).toEqual({ "build-amd64/who": "7/42/111" });
    expect(JSON.parse(readFileSync(join(into, MANIFEST), "utf8")).jobs).toHaveLength(1);
  });

  it("keeps what came from another project, and says when both want the same folder", async () => {
    const into = tempFolder();
    await collect(serving(), order(into, "build*: who"), going);
    const others = [elsewhere(later(test1))];

    await collect(serving(), order(into, "true", { jobs: others }), going);

    expect(Object.keys(filesIn(into))).toEqual(["build-amd64/who", "test-1-2/reports/a.xml", "test-1-2/who"]);
    expect(JSON.parse(readFileSync(join(into, MANIFEST), "utf8")).jobs).toHaveLength(2);
    const before = contentOf(into);

    const failure = await failureOf(collect(serving(), order(into, "test 1*"), going));

    expect(failure.code).toBe("ARTIFACTS_TARGET_OCCUPIED");
    expect(failure.message).toContain("test-1-2 holds artifacts that were brought for pipeline");
    expect(contentOf(into)).toEqual(before);
  });

  it.each([
    [
      "a folder of the same name",
      (into: string) => {
        mkdirSync(join(into, "build-amd64"));
        writeFileSync(join(into, "build-amd64", "mine"), "mine");
      },
      "build-amd64/mine",
    ],
    ["a file of the same name", (into: string) => writeFileSync(join(into, "build-amd64"), "mine"), "build-amd64"],
    ["a foreign manifest", (into: string) => writeFileSync(join(into, MANIFEST), "{}"), MANIFEST],
    [
      "a manifest that names a folder outside",
      (into: string) =>
        writeFileSync(
          join(into, MANIFEST),
          JSON.stringify({
            schema: "sluice/artifacts@1",
            jobs: [
              {
                folder: "..",
                job: { id: 1, name: "", stage: "", webUrl: "" },
                pipeline: { id: 1, projectId: 7, ref: "", sha: "", webUrl: "" },
                files: [],
              },
            ],
          }),
        ),
      MANIFEST,
    ],
  ] as const)("is refused before anything is downloaded when it has %s", async (_title, prepare, names) => {
    const into = tempFolder();
    prepare(into);
    const before = contentOf(into);
    const open = () => Promise.reject(new Error("Nothing was to be downloaded."));

    const failure = await failureOf(collect(serving({}, { open }), order(into), going));

    expect(failure.code).toBe("ARTIFACTS_TARGET_OCCUPIED");
    expect(failure.message).toContain(names);
    expect(contentOf(into)).toEqual(before);
  });

  it("is refused when someone has added to what an earlier run brought", async () => {
    const into = tempFolder();
    await collect(serving(), order(into), going);
    writeFileSync(join(into, "build-amd64", "mine"), "mine");
    const before = contentOf(into);

    const failure = await failureOf(collect(serving(), order(into), going));

    expect(failure.message).toContain("build-amd64/mine stands there and was not put there by Sluice");
    expect(contentOf(into)).toEqual(before);
  });

  it("may have an empty folder of a job's name", async () => {
    const into = tempFolder();
    mkdirSync(join(into, "build-amd64"));

    await collect(serving(), order(into, "build*: who"), going);

    expect(filesIn(into)).toEqual({ "build-amd64/who": "7/41/11" });
  });

  it("loses nothing of another run that comes in between", async () => {
    for (const into of [tempFolder(), join(tempFolder(), "new")]) {
      const on = serving();
      let isFirst = true;
      const open: typeof on.open = async (job, signal) => {
        if (isFirst) {
          isFirst = false;
          await collect(serving(), order(into, "true", { jobs: [elsewhere(later(test1))] }), going);
        }
        return await on.open(job, signal);
      };

      const failure = await failureOf(collect({ ...on, open }, order(into, "build*"), going));

      expect(failure.code).toBe("ARTIFACTS_TARGET_OCCUPIED");
      expect(Object.keys(filesIn(into))).toEqual(["test-1-2/reports/a.xml", "test-1-2/who"]);
    }
  });

  it("is as before when the new artifacts cannot all be moved into place", async () => {
    const into = tempFolder();
    await collect(serving(), order(into), going);
    const before = contentOf(into);
    const files = { ...disk, move: failingWhen((from, to) => to === join(into, MANIFEST) && from.includes("ready")) };

    const newer = order(into, "true", { jobs: jobs.map((job) => later(job)) });
    const failure = await failureOf(collect(serving({}, { files }), newer, going));

    expect(failure.code).toBe("ARTIFACTS_WRITE_FAILED");
    expect(contentOf(into)).toEqual(before);
  });

  it("loses nothing even when that cannot be taken back, and says where it is", async () => {
    const into = tempFolder();
    await collect(serving(), order(into), going);
    const files = { ...disk, move: failingWhen((_from, to) => to === join(into, MANIFEST)) };

    const newer = order(into, "true", { jobs: jobs.map((job) => later(job)) });
    const failure = await failureOf(collect(serving({}, { files }), newer, going));

    const [, aside = ""] = /kept in (.+)\.$/.exec(failure.message) ?? [];
    expect(failure.message).toContain(`nor put back ${join(into, MANIFEST)}`);
    expect(Object.values(contentOf(aside)).join()).toContain('"id": 41');
    expect(readFileSync(join(into, "build-amd64", "who"), "utf8")).toBe("7/41/11");
  });
});

function failingWhen(isBad: (from: string, to: string) => boolean) {
  return async (from: string, to: string) => {
    if (isBad(from, to)) throw new CodedError("ARTIFACTS_WRITE_FAILED", "Could not move.");
    await disk.move(from, to);
  };
}
