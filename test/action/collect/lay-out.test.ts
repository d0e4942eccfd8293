import { describe, expect, it } from "vitest";
import { dbpLog, layOut } from "../../../action/collect/lay-out.ts";
import type { TreeJob } from "../../../action/collect/tree-jobs.ts";
import { aJob } from "./a-job.ts";

const JOBS: readonly TreeJob[] = [
  aJob({ id: 1, name: "build: [amd64]", stage: "build" }),
  aJob({ id: 2, name: "unit", stage: "test all" }),
  { ...aJob({ id: 3, name: "unit", stage: "test all" }), via: ["deploy"] },
  { ...aJob({ id: 4, name: "unit", stage: "Test All" }), via: ["deploy"] },
];

describe("layOut", () => {
  it("gives each job a folder, by-job", () => {
    expect([...layOut("by-job", JOBS.slice(0, 3))]).toEqual([
      [1, "build-amd64"],
      [2, "unit"],
      [3, "deploy-unit"],
    ]);
  });

  it("gives each stage a folder and each job one in it, by-stage", () => {
    const folders = layOut("by-stage", JOBS);

    expect(folders.get(1)).toBe("build/build-amd64");
    expect(folders.get(2)).toMatch(/^test-all-[0-9a-f]{8}\/unit$/);
    expect(folders.get(3)).toMatch(/^test-all-[0-9a-f]{8}\/deploy-unit$/);
    expect(folders.get(4)).toMatch(/^Test-All-[0-9a-f]{8}\/unit$/);
  });

  it("lets all share the target, flat", () => {
    expect(new Set(layOut("flat", JOBS).values())).toEqual(new Set([""]));
  });

  it("names folders as digital-blueprint/gitlab-pipeline-trigger-action does, dbp", () => {
    const [build = aJob()] = JOBS;

    expect(layOut("dbp", JOBS).get(1)).toBe("job_1_build___amd64_/artifacts");
    expect(dbpLog(build)).toBe("job_1_build___amd64_/job.log");
    expect(layOut("dbp", [aJob({ id: 5, name: "größe/1.2" })]).get(5)).toBe("job_5_gr__e_1_2/artifacts");
  });
});
