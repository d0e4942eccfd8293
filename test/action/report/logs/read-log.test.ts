import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLine } from "../../../../action/report/logs/plain-line.ts";
import { type LogPart, readLog } from "../../../../action/report/logs/read-log.ts";
import { shownLines } from "../../../../action/report/logs/shown-lines.ts";

const start = (name: string, title: string, atS = 10, options = "") =>
  `\u001b[0Ksection_start:${atS}:${name}${options}\r\u001b[0K\u001b[36;1m${title}\u001b[0;m`;
const end = (name: string, atS = 20) => `section_end:${atS}:${name}\r\u001b[0K`;
const line = (text: string): LogPart => ({ kind: "line", text });

describe("plainLine", () => {
  it.each([
    { what: "colours", raw: "\u001b[31;1mred\u001b[0m and \u009b32mgreen", shown: "red and green" },
    { what: "links and titles", raw: "\u001b]8;;https://x\u001b\\a\u001b]0;title\u0007b", shown: "ab" },
    { what: "an escape that was cut off", raw: "a\u001b[", shown: "a" },
    { what: "all but the last state of a progress bar", raw: "10%\r50%\r100%\r", shown: "100%" },
    { what: "nothing of a line that ends as on Windows", raw: "text\r", shown: "text" },
    { what: "what was stepped back over", raw: "/\b-\b\\\bdone", shown: "done" },
    { what: "the stops of tabs", raw: "a\tb", shown: "a       b" },
    { what: "controls", raw: "a\u0007\u202eb", shown: "a\\u{7}\\u{202e}b" },
    { what: "blanks at the end", raw: "a  ", shown: "a" },
  ])("takes out $what", ({ raw, shown }) => {
    expect(plainLine(raw)).toBe(shown);
  });

  it("says how much of an endless line it leaves out", () => {
    expect(plainLine("x".repeat(100_000))).toBe(`${"x".repeat(1_000)}… (99000 more characters)`);
  });

  it("makes one printable line of bounded length of any text, and quickly", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // oxlint-disable-next-line no-control-regex
        expect(plainLine(text)).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{0,2100}$/u);
      }),
    );
    expect(plainLine("\u001b]".repeat(100_000))).toBe("");
  });
});

describe("readLog", () => {
  it("reads lines and sections, one within another", () => {
    const log = [
      "Running with gitlab-runner 19.2.0",
      start("step_script", 'Executing "step_script"'),
      "$ make",
      start("inner", "inner", 11, "[hide_duration=true,collapsed=true]"),
      "deep",
      `${end("inner", 13)}behind`,
      `${end("step_script")}${start("after_script", "After")}`,
      end("after_script", 21),
      "Job succeeded",
      "",
    ].join("\n");

    expect(readLog(log)).toEqual([
      line("Running with gitlab-runner 19.2.0"),
      {
        kind: "section",
        name: "step_script",
        title: 'Executing "step_script"',
        collapsed: false,
        tookS: 10,
        parts: [
          line("$ make"),
          { kind: "section", name: "inner", title: "inner", collapsed: true, tookS: 2, parts: [line("deep")] },
          line("behind"),
        ],
      },
      { kind: "section", name: "after_script", title: "After", collapsed: false, tookS: 11, parts: [] },
      line("Job succeeded"),
    ]);
  });

  it("gives a section whose beginning was cut off the lines before its end", () => {
    expect(readLog(`a\nb\n${end("step_script")}\nERROR`)).toEqual([
      { kind: "section", name: "step_script", title: "", collapsed: false, parts: [line("a"), line("b")] },
      line("ERROR"),
    ]);
  });

  it("lets a section that never ends go to the end of the log", () => {
    expect(readLog(`${start("a", "A")}\nx`)).toEqual([
      { kind: "section", name: "a", title: "A", collapsed: false, parts: [line("x")] },
    ]);
  });

  it("takes the timestamps of newer runners away, and joins the lines they broke", () => {
    const stamp = (text: string, plus = " ") => `2026-05-14T11:19:20.123456Z 00O${plus}${text}`;

    expect(readLog([stamp("one "), stamp("half", "+"), stamp(""), stamp("two")].join("\n"))).toEqual([
      line("one half"),
      line(""),
      line("two"),
    ]);
  });

  it("leaves a log alone that only quotes such a stamp", () => {
    expect(readLog("a\n2026-05-14T11:19:20.123456Z 00O b")).toEqual([
      line("a"),
      line("2026-05-14T11:19:20.123456Z 00O b"),
    ]);
  });

  it("keeps the text of what only looks like a marker", () => {
    expect(readLog("section_start:1:x no carriage return")).toEqual([line("section_start:1:x no carriage return")]);
  });

  it("goes only so deep into sections, so that no log can exhaust anything", () => {
    const deep = Array.from({ length: 9_000 }, (_, at) => `${start(`s${at}`, `t${at}`)}\nx`).join("\n");

    const shown = shownLines(readLog(deep), "failure");

    expect(shown.filter((text) => text.startsWith("▾"))).toHaveLength(20);
    expect(shown).toContain("t8999");
  });

  it("reads any text without a failure, and loses no line of one without markers", () => {
    const unmarked = fc.string({ unit: "binary" }).map((text) => text.replaceAll("section_", ""));

    fc.assert(
      fc.property(fc.array(unmarked), (lines) => {
        const text = lines.map((one) => `${one}\n`).join("");

        expect(readLog(text)).toHaveLength(text.split("\n").length - 1);
      }),
    );
  });
});
