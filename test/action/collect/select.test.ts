import { describe, expect, it } from "vitest";
import { chooseJobs } from "../../../action/collect/select.ts";
import { parseSelectors } from "../../../action/collect/selector.ts";
import { aBareJob, aJob } from "./a-job.ts";

const jobs = [
  ...["build-linux", "build-docs", "test 1/2", "test 2/2", "build: [amd64, debug]", "deploy/eu"].map((name, index) =>
    aJob({ id: index + 1, name }),
  ),
  aBareJob({ id: 9, name: "lint" }),
];
const paths = ["reports/junit.xml", "reports/deep/a.xml", "logs/.hidden", "main.js", "main.js.map"];

function choose(text: string) {
  const parsed = parseSelectors(text);
  if (parsed.kind === "problems") throw new Error(parsed.problems.join());
  return chooseJobs(jobs, parsed.selectors);
}

describe("chooseJobs", () => {
  it.each([
    ["", []],
    ["true", [1, 2, 3, 4, 5, 6]],
    ["*", [1, 2, 3, 4, 5, 6]],
    ["build-*", [1, 2]],
    ["build-*, !build-docs", [1]],
    ["!build-docs, build-*", [1]],
    ["!build*", [3, 4, 6]],
    ["test *", [3, 4]],
    ["test 1/2", [3]],
    ["test ?/2", [3, 4]],
    ["deploy*", [6]],
    ["build: [amd64, debug]", [5]],
    ["build: [*]", [5]],
    ["{build-linux,deploy/eu}", [1, 6]],
    ["BUILD-LINUX", []],
    ["lint", []],
    ["build", []],
  ])("%j chooses the jobs %j", (text, ids) => {
    expect(choose(text).chosen.map(({ job }) => job.id)).toEqual(ids);
  });

  it.each([
    ["build-linux", paths],
    ["build-linux: reports/**", ["reports/junit.xml", "reports/deep/a.xml"]],
    ["build-linux: reports", ["reports/junit.xml", "reports/deep/a.xml"]],
    ["build-linux: reports/", ["reports/junit.xml", "reports/deep/a.xml"]],
    ["build-linux: *.js", ["main.js"]],
    ["build-linux: **/*.xml, build-linux: logs", ["reports/junit.xml", "reports/deep/a.xml", "logs/.hidden"]],
    ["build-linux, build-linux: reports", paths],
    ["build-linux, !*: **/*.map", paths.slice(0, 4)],
    ["!*: {logs,reports}", ["main.js", "main.js.map"]],
  ])("%j wants these paths of build-linux: %j", (text, wanted) => {
    const [first] = choose(text).chosen;

    expect(paths.filter((path) => first?.wanted(path))).toEqual(wanted);
  });

  it("names the selectors that match no job, with or without an archive", () => {
    expect(choose("lint, build-*, test-*:reports/**, !nothing").unmatched.map(({ text }) => text)).toEqual([
      "test-*:reports/**",
    ]);
  });

  it("does not call a selector misspelt in a pipeline without jobs", () => {
    expect(chooseJobs([], [{ text: "true", exclude: false, job: "*" }]).unmatched).toEqual([]);
  });

  it("takes no longer for a pattern of many stars", () => {
    const name = "a".repeat(255);
    const { chosen } = chooseJobs([aJob({ name })], [{ text: "", exclude: false, job: `${"*a".repeat(100)}*b` }]);

    expect(chosen).toEqual([]);
  });
});
