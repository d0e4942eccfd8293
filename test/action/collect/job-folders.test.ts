import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryPath } from "../../../action/collect/entry-path.ts";
import { jobFolders, stageFolders } from "../../../action/collect/job-folders.ts";
import { nameKey } from "../../../action/collect/name-key.ts";
import { aJob } from "./a-job.ts";

const foldersOf = (...names: readonly string[]) => {
  const folders = jobFolders(names.map((name, index) => aJob({ id: index + 1, name })));
  return names.map((_, index) => folders.get(index + 1));
};

describe("jobFolders", () => {
  it.each([
    ["build", "build"],
    ["build:linux", "build-linux"],
    ["build: [amd64, debug]", "build-amd64-debug"],
    ["test 1/3", "test-1-3"],
    ["deploy/eu west", "deploy-eu-west"],
    ["größe_1.2", "größe_1.2"],
    ["構築", "構築"],
    [".hidden", "hidden"],
    ["--option", "option"],
    ["../../etc", "etc"],
    ["dots...", "dots"],
    ["x".repeat(255), "x".repeat(80)],
  ])("makes of %j the folder %j", (name, folder) => {
    expect(foldersOf(name)).toEqual([folder]);
  });

  it.each([["..."], ["🚀"], ["CON"], ["nul.txt"], ["sluice-artifacts.json"], ["Sluice-Artifacts.JSON"]])(
    "marks %j, which no folder may be called",
    (name) => {
      expect(foldersOf(name)[0]).toMatch(/-[0-9a-f]{8}$/);
    },
  );

  it("marks names that would fall together, the same way in any order and company", () => {
    const [slash, colon, upper] = foldersOf("a/b", "a:b", "A B");

    expect(new Set([slash, colon, upper]).size).toBe(3);
    expect(foldersOf("A B", "other", "a:b", "a/b")).toEqual([upper, "other", colon, slash]);
  });

  it("tells jobs of the same name apart by their ids", () => {
    expect(foldersOf("build", "build")).toEqual(["build-1", "build-2"]);
  });

  it("puts the names of trigger jobs before the job of a downstream pipeline, but only where names collide", () => {
    const folders = jobFolders([
      aJob({ id: 1, name: "build" }),
      { ...aJob({ id: 2, name: "build" }), via: ["deploy: [eu]"] },
      { ...aJob({ id: 3, name: "build" }), via: ["deploy: [eu]", "qa"] },
      { ...aJob({ id: 4, name: "smoke" }), via: ["deploy: [eu]"] },
      { ...aJob({ id: 5, name: "unit" }), via: ["one"] },
      { ...aJob({ id: 6, name: "unit" }), via: ["two"] },
    ]);

    expect([...folders.values()].sort()).toEqual(
      ["build", "deploy-eu-build", "deploy-eu-qa-build", "one-unit", "smoke", "two-unit"].sort(),
    );
  });

  it("gives the same folders whatever the ids of a run are", () => {
    const of = (first: number) =>
      jobFolders([
        { ...aJob({ id: first, name: "a b" }), via: ["x"] },
        { ...aJob({ id: first + 1, name: "a-b" }), via: ["x"] },
        aJob({ id: first + 2, name: "x-a-b" }),
        aJob({ id: first + 3, name: "a b" }),
      ]);
    const [one, other] = [of(1), of(1_000)];

    expect([...one.values()]).toEqual([...other.values()]);
    expect(new Set(one.values()).size).toBe(4);
    expect(one.get(3)).toBe("x-a-b");
    expect(one.get(4)).toBe("a-b");
  });

  it.each([
    {
      of: "a job named after the mark of others",
      jobs: [aJob({ id: 1, name: "build" }), aJob({ id: 2, name: "build" }), aJob({ id: 3, name: "build-1" })],
      folders: ["build-1", "build-2", "build-1-3"],
    },
    {
      of: "jobs further down that would be called as one of the root",
      jobs: [
        aJob({ id: 1, name: "a-b" }),
        { ...aJob({ id: 2, name: "b" }), via: ["a"] },
        { ...aJob({ id: 3, name: "b" }), via: ["c"] },
      ],
      folders: ["a-b", expect.stringMatching(/^a-b-[0-9a-f]{8}$/), "c-b"],
    },
    {
      of: "runs of one job",
      jobs: [7, 8, 9].map((id) => ({ ...aJob({ id, name: "b" }), via: ["a"] })),
      folders: ["a-b-7", "a-b-8", "a-b-9"],
    },
  ])("gives $of the same folders in any order", ({ jobs, folders }) => {
    const orders = [
      jobs,
      jobs.toReversed(),
      [...jobs.slice(1), ...jobs.slice(0, 1)],
      [...jobs.slice(2), ...jobs.slice(0, 2)],
    ];

    for (const order of orders) {
      const given = jobFolders(order);

      expect(jobs.map(({ id }) => given.get(id))).toEqual(folders);
    }
  });

  it("gives every set of names folders that are safe, and different on any disk", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[abAB:/ .-]{0,4}$/),
      fc.constant("build-1"),
      fc.constant("build"),
    );

    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.array(name, { maxLength: 2 })), { maxLength: 12 }), (names) => {
        const jobs = names.map(([own, via], index) => ({ ...aJob({ id: index + 1, name: own }), via }));
        const given = jobFolders(jobs);
        const folders = jobs.map(({ id }) => given.get(id) ?? "");

        expect(new Map(jobFolders(jobs.toReversed()))).toEqual(new Map(given));
        expect(new Set(folders.map(nameKey)).size).toBe(names.length);
        for (const folder of folders)
          expect(entryPath(folder, "windows")).toEqual({ kind: "inside", path: folder, isFolder: false });
        for (const folder of folders) expect(folder).toMatch(/^[^./\\-][^/\\]*$/);
      }),
    );
  });
});

describe("stageFolders", () => {
  it.each([
    { stages: ["build", "test"], folders: ["build", "test"] },
    { stages: ["build", "build"], folders: ["build", "build"] },
    { stages: ["deploy/eu"], folders: ["deploy-eu"] },
  ])("makes of $stages the folders $folders", ({ stages, folders }) => {
    const given = stageFolders(stages);

    expect(stages.map((stage) => given.get(stage))).toEqual(folders);
  });

  it("marks stages that would fall together, and names that no folder may have", () => {
    const folders = [...stageFolders(["a/b", "a:b", "CON", "🚀"]).values()];

    expect(folders.map((folder) => folder.replace(/-[0-9a-f]{8}$/, "-mark"))).toEqual([
      "a-b-mark",
      "a-b-mark",
      "CON-mark",
      "stage-mark",
    ]);
    expect(new Set(folders).size).toBe(4);
  });
});
