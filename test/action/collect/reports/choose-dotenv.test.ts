import { describe, expect, it } from "vitest";
import { chooseDotenv } from "../../../../action/collect/reports/choose-dotenv.ts";
import { parseSelectors } from "../../../../action/collect/selector.ts";
import type { TreeJob } from "../../../../action/collect/tree-jobs.ts";
import { aBareJob, aJob } from "../a-job.ts";

const dotenv = [{ fileType: "dotenv", filename: ".env.gz", sizeBytes: 30 }];
const JOBS: readonly TreeJob[] = [
  { ...aJob({ id: 9, name: "unit" }) },
  { ...aBareJob({ id: 7, name: "build" }), artifacts: dotenv },
  { ...aJob({ id: 8, name: "deploy" }), artifacts: dotenv },
  { ...aJob({ id: 20, name: "child" }), artifacts: dotenv, via: ["more"] },
];
const chosen = (text: string) => {
  const read = parseSelectors(text);
  if (read.kind === "problems") throw new Error(read.problems.join());
  return chooseDotenv(JOBS, read.selectors).map(({ job, report, wanted, required }) =>
    [job.name, report ? "report" : "", wanted?.("build.env") === true ? "build.env" : "", required ? "!" : ""].join(
      " ",
    ),
  );
};

describe("chooseDotenv", () => {
  it.each([
    ["true", ["child report  ", "build report  ", "deploy report  "]],
    ["build", ["build report  !"]],
    ["unit: build.env", ["unit  build.env !"]],
    ["unit: other.env", ["unit   !"]],
    ["de*, unit: *.env", ["deploy report  !", "unit  build.env !"]],
    ["deploy, deploy: build.env", ["deploy report build.env !"]],
    ["*, !child", ["build report  !", "deploy report  !"]],
    ["!child", ["build report  ", "deploy report  "]],
    ["lint", []],
    ["false", []],
  ])("takes of %j the strongest last", (text, jobs) => {
    expect(chosen(text)).toEqual(jobs);
  });
});
