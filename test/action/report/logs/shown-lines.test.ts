import { describe, expect, it } from "vitest";
import { readLog } from "../../../../action/report/logs/read-log.ts";
import { shownLines } from "../../../../action/report/logs/shown-lines.ts";
import { tailLines } from "../../../../action/report/logs/tail-lines.ts";

const section = (name: string, lines: readonly string[], options = "") =>
  `section_start:10:${name}${options}\r\u001b[0K${name} title\n${lines.join("\n")}\nsection_end:13:${name}\r\u001b[0K`;
const shown = (view: "whole" | "failure", ...parts: readonly string[]) => shownLines(readLog(parts.join("\n")), view);

const prepare = section("prepare_executor", ["Using Docker"]);
const script = section("step_script", ["$ make", "boom"]);
const after = section("after_script", ["bye"]);
const cleanup = section("cleanup_file_variables", ["x"]);
const ERROR = "ERROR: Job failed: exit code 1";

describe("a log as lines", () => {
  it("folds what the runner does around the job", () => {
    expect(shown("whole", prepare, script, after, cleanup, ERROR)).toEqual([
      "▸ prepare_executor title (1 line, 3s)",
      "▾ step_script title",
      "$ make",
      "boom",
      "▾ after_script title",
      "bye",
      "▸ cleanup_file_variables title (1 line, 3s)",
      ERROR,
    ]);
  });

  it("shows of a failure only the script, and how it ended", () => {
    expect(shown("failure", prepare, script, after, ERROR)).toEqual([
      "▸ prepare_executor title (1 line, 3s)",
      "▾ step_script title",
      "$ make",
      "boom",
      "▸ after_script title (1 line, 3s)",
      ERROR,
    ]);
  });

  it("shows where it broke when the script never began", () => {
    expect(shown("failure", prepare, section("get_sources", ["fatal: not found"]), ERROR)).toEqual([
      "▸ prepare_executor title (1 line, 3s)",
      "▾ get_sources title",
      "fatal: not found",
      ERROR,
    ]);
  });

  it("folds what the job itself has folded, but not the last of it, where it broke", () => {
    const inner = [section("one", ["fine"], "[collapsed=true]"), section("two", ["boom"], "[collapsed=true]")].join(
      "\n",
    );

    expect(shown("failure", section("step_script", [inner]), ERROR)).toEqual([
      "▾ step_script title",
      "▸ one title (1 line, 3s)",
      "▾ two title",
      "boom",
      ERROR,
    ]);
  });
});

describe("the tail of lines", () => {
  const lines = ["one", "two", "three", "", " "];

  it.each([
    { limits: { lines: 9, chars: 99 }, tail: ["one", "two", "three"] },
    { limits: { lines: 2, chars: 99 }, tail: ["… 1 line before", "two", "three"] },
    { limits: { lines: 9, chars: 7 }, tail: ["… 2 lines before", "three"] },
  ])("within $limits.lines lines and $limits.chars characters", ({ limits, tail }) => {
    expect(tailLines(lines, limits)).toEqual(tail);
  });

  it("of nothing is nothing", () => {
    expect(tailLines(["", ""], { lines: 9, chars: 99 })).toEqual([]);
  });
});
