import { describe, expect, it } from "vitest";
import { jobGlob, jobMatcher } from "../../../shared/gitlab/job-glob.ts";

describe("jobGlob", () => {
  it.each([
    { glob: "build", matches: ["build"], not: ["Build", "build-a", "rebuild", ""] },
    { glob: "build-*", matches: ["build-", "build-linux"], not: ["build"] },
    { glob: "test *", matches: ["test 1/3", "test 3/3", "test a"], not: ["test"] },
    { glob: "test ?/3", matches: ["test 1/3"], not: ["test 10/3"] },
    { glob: "deploy*", matches: ["deploy/eu", "deploy"], not: ["redeploy"] },
    { glob: "build: [amd64, debug]", matches: ["build: [amd64, debug]"], not: ["build: a"] },
    { glob: "build: [*, debug]", matches: ["build: [amd64, debug]"], not: ["build: [amd64, release]"] },
    { glob: "{build,test}-a", matches: ["build-a", "test-a"], not: ["{build,test}-a", "build-b"] },
    { glob: "a.c (x)+", matches: ["a.c (x)+"], not: ["abc (x)+", "a.c (x)x"] },
    { glob: "*a*b", matches: ["ab", "xaxb", "a a b"], not: ["ba", "abx"] },
    { glob: "*", matches: ["", "anything/at all"], not: [] },
    { glob: "{a,b{c,d}}{e,f}", matches: ["ae", "bcf", "bde"], not: ["be", "a"] },
    { glob: "{a,b}".repeat(40), matches: ["{a,b}".repeat(40)], not: ["ab".repeat(20)] },
    { glob: "🚀 ?", matches: ["🚀 🎉"], not: ["🚀 ab"] },
  ])("$glob means $matches and not $not", ({ glob, matches, not }) => {
    expect(matches.filter((name) => !jobGlob(glob)(name))).toEqual([]);
    expect(not.filter((name) => jobGlob(glob)(name))).toEqual([]);
  });
});

describe("jobMatcher", () => {
  it.each([
    { globs: ["build", "test *"], matches: ["build", "test 1/3"], not: ["lint"] },
    { globs: ["*", "!test *"], matches: ["build"], not: ["test 1/3"] },
    { globs: ["! test *"], matches: ["build"], not: ["test 1/3"] },
    { globs: [], matches: [], not: ["build", ""] },
  ])("$globs mean $matches and not $not", ({ globs, matches, not }) => {
    expect(matches.filter((name) => !jobMatcher(globs)(name))).toEqual([]);
    expect(not.filter((name) => jobMatcher(globs)(name))).toEqual([]);
  });
});
