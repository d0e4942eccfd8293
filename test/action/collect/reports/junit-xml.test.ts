import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { junitXml } from "../../../../action/collect/reports/junit-xml.ts";
import type { TreeTests } from "../../../../action/collect/reports/tree-tests.ts";
import type { TestCase } from "../../../../shared/gitlab/test-reports.ts";
import { aJob } from "../a-job.ts";
import { readXml } from "./read-xml.ts";

const { pipeline } = aJob();
const asIs = (text: string) => text;

function treeOf(cases: readonly TestCase[], more: { via?: readonly string[]; error?: string } = {}): TreeTests {
  const of = (status: TestCase["status"]) => cases.filter((test) => test.status === status).length;
  const counts = {
    total: cases.length,
    succeeded: of("success"),
    failed: of("failed"),
    skipped: of("skipped"),
    errors: of("error"),
  };
  const { via = [], ...error } = more;
  return {
    pipelines: [{ pipeline, via, suites: [{ name: "unit", timeS: 1.5, counts, cases, ...error }] }],
    missing: [],
  };
}

describe("junitXml", () => {
  it("writes every kind of end as the readers of JUnit reports know it", () => {
    const cases: TestCase[] = [
      { status: "success", name: "adds", classname: "Calc", file: "calc.ts", timeS: 0.25 },
      { status: "failed", name: "divides", classname: "Calc", timeS: 1e-7, output: "\nexpected 2\n  but got 3\n" },
      { status: "error", name: "explodes", timeS: 1, output: "boom" },
      { status: "skipped", name: "waits", timeS: 0 },
    ];

    expect(junitXml(treeOf(cases), asIs)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="4" failures="1" errors="1" skipped="1" time="1.500">
  <testsuite name="unit" tests="4" failures="1" errors="1" skipped="1" time="1.500">
    <testcase name="adds" classname="Calc" file="calc.ts" time="0.250"/>
    <testcase name="divides" classname="Calc" time="0.000">
      <failure message="expected 2">
expected 2
  but got 3
</failure>
    </testcase>
    <testcase name="explodes" time="1.000">
      <error message="boom">boom</error>
    </testcase>
    <testcase name="waits" time="0.000">
      <skipped/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it("puts the names of trigger jobs before the suites of downstream pipelines", () => {
    const xml = junitXml(treeOf([], { via: ["deploy", "eu"] }), asIs);

    expect(xml).toContain('<testsuite name="deploy / eu / unit"');
  });

  it("shows a report that GitLab could not read as an error", () => {
    const xml = junitXml(treeOf([], { error: "JUnit XML parsing failed: 1:1: FATAL: Document is empty" }), asIs);

    expect(xml).toContain('<testsuites tests="1" failures="0" errors="1"');
    expect(xml).toContain('<error message="JUnit XML parsing failed: 1:1: FATAL: Document is empty">');
  });

  it("is well-formed and empty when there are no tests", () => {
    expect(junitXml({ pipelines: [], missing: [] }, asIs)).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="0" failures="0" errors="0" skipped="0" time="0.000">\n</testsuites>\n`,
    );
  });

  it("leaves out terminal escapes and what XML cannot hold, and hides secrets that appear by that", () => {
    const output = "\u001b[31mred\u001b[0m \u0000nul \ud800half \uffff top\u001b[1msecret 🚀 ]]> \r\nend";
    const xml = junitXml(treeOf([{ status: "failed", name: 'a"<b>&\n', timeS: 0, output }]), (text) =>
      text.replaceAll("topsecret", "***"),
    );

    expect(xml).toContain('name="a&quot;&lt;b&gt;&amp;&#10;"');
    expect(xml).toContain(">red nul half  *** 🚀 ]]&gt; \nend</failure>");
  });

  it("cuts no character in two where it shortens a message", () => {
    const output = `${"x".repeat(299)}🚀`;

    expect(readXml(junitXml(treeOf([{ status: "failed", name: "a", timeS: 0, output }]), asIs)).name).toBe(
      "testsuites",
    );
  });

  it("gives back whatever text it was given, so far as XML can hold it", () => {
    const text = fc.string({ unit: "binary" });

    fc.assert(
      fc.property(text, text, (name, output) => {
        const xml = junitXml(treeOf([{ status: "failed", name, timeS: 0, output }]), asIs);
        const root = readXml(xml);

        const [test] = root.children[0]?.children ?? [];
        expect(root.children).toHaveLength(1);
        expect(test?.attributes["name"]).toBe(expected(name));
        expect(test?.children[0]?.text ?? "").toBe(expected(output));
      }),
    );
  });
});

/** What is left of a text, written down once more. */
function expected(text: string): string {
  const plain = text
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g, "")
    .replaceAll(/\r\n?/g, "\n");
  return Array.from(plain)
    .filter((char) => {
      const code = char.codePointAt(0) ?? 0;
      if (code === 9 || code === 10) return true;
      return (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
    })
    .join("");
}
