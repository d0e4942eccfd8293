import { describe, expect, it } from "vitest";
import { parseSelectors } from "../../../action/collect/selector.ts";

const read = (text: string) => {
  const parsed = parseSelectors(text);
  return parsed.kind === "problems"
    ? parsed.problems
    : parsed.selectors.map(
        ({ exclude, job, paths }) => `${exclude ? "-" : "+"}${job}${paths === undefined ? "" : ` ▸ ${paths}`}`,
      );
};

describe("parseSelectors", () => {
  it.each([
    ["", []],
    ["  \n , ", []],
    ["false", []],
    ["true", ["+*"]],
    ["*", ["+*"]],
    ["build-*", ["+build-*"]],
    ["build, test", ["+build", "+test"]],
    ["build\ntest\r\nlint", ["+build", "+test", "+lint"]],
    ["test-*: reports/**", ["+test-* ▸ reports/**"]],
    ["test-*: {reports,logs}/**, build", ["+test-* ▸ {reports,logs}/**", "+build"]],
    ["*: ./reports/**", ["+* ▸ reports/**"]],
    ["!build-docs", ["-build-docs"]],
    ["!*: **/*.map", ["-* ▸ **/*.map"]],
    ["build:linux", ["+build:linux"]],
    ["build:linux: dist/**", ["+build:linux ▸ dist/**"]],
    ["build: [amd64, debug]", ["+build: [amd64, debug]"]],
    ["build: [amd64, debug]: dist/**, test", ["+build: [amd64, debug] ▸ dist/**", "+test"]],
    ["build: [*]", ["+build: [*]"]],
    ["test 1/3: **/*.xml", ["+test 1/3 ▸ **/*.xml"]],
  ])("reads %j as %j", (text, selectors) => {
    expect(read(text)).toEqual(selectors);
  });

  it.each([
    ["!", "`!`: names no job after the `!`"],
    [": reports/**", "`: reports/**`: names no job before the colon; write `*` for every job"],
    ["test-*:", "`test-*:`: names no files after the colon; leave the colon out to take the whole archive"],
    ["true, build", "`true`: stands alone; leave it out beside other selectors"],
    ["build: [amd64", "`build: [amd64`: has a `[` or `{` without its partner"],
    ["a}", "`a}`: has a `[` or `{` without its partner"],
    ["*: /etc", "`*: /etc`: has a path that leaves the archive; write paths as they stand in it, such as `reports/**`"],
    [
      "*: a/../b",
      "`*: a/../b`: has a path that leaves the archive; write paths as they stand in it, such as `reports/**`",
    ],
  ])("says what is wrong with %j", (text, problem) => {
    expect(read(text)).toEqual([problem]);
  });

  it("lists every problem at once", () => {
    expect(read("!\n: x\nfine")).toHaveLength(2);
  });
});
