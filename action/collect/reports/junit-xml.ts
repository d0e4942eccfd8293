import type { TestCase, TestCounts, TestSuite } from "../../../shared/gitlab/test-reports.ts";
import { type PipelineTests, suiteName, type TreeTests } from "./tree-tests.ts";

/**
 * The tests of a tree as one JUnit report: what GitLab's own parser and the readers of the usual CI systems take.
 *
 * One `testsuite` for each suite of each pipeline, in it a `testcase` for each test. A report that GitLab could not read is a
 * suite with one case that is an error. What XML cannot hold is left out, as are the escape sequences of terminals.
 *
 * @param hide takes secrets out of a text
 */
export function junitXml({ pipelines }: TreeTests, hide: (text: string) => string): string {
  const write = new JunitWriter(hide);
  return write.report(pipelines);
}

class JunitWriter {
  readonly #hide: (text: string) => string;

  constructor(hide: (text: string) => string) {
    this.#hide = hide;
  }

  report(pipelines: readonly PipelineTests[]): string {
    const all = pipelines.flatMap((one) => one.suites.map((suite) => ({ suite, name: suiteName(one, suite) })));
    const sum = (of: (suite: TestSuite) => number) => all.reduce((total, { suite }) => total + of(suite), 0);
    const counts: TestCounts = {
      total: sum((suite) => countsOf(suite).total),
      succeeded: sum((suite) => countsOf(suite).succeeded),
      failed: sum((suite) => countsOf(suite).failed),
      skipped: sum((suite) => countsOf(suite).skipped),
      errors: sum((suite) => countsOf(suite).errors),
    };
    const head = `<testsuites${this.#attributes(
      tally(
        counts,
        sum(({ timeS }) => timeS),
      ),
    )}>`;
    const body = all.map(({ suite, name }) => this.#suite(suite, name));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${body.join("")}</testsuites>\n`;
  }

  #suite(suite: TestSuite, name: string): string {
    const { timeS, error, cases } = suite;
    const head = `  <testsuite${this.#attributes({ name, ...tally(countsOf(suite), timeS) })}>\n`;
    const broken: TestCase = { status: "error", name: "the report itself", timeS: 0, output: error ?? "" };
    const rows = (error === undefined ? cases : [broken]).map((test) => this.#case(test));
    return `${head}${rows.join("")}  </testsuite>\n`;
  }

  #case({ status, name, classname, file, timeS, output }: TestCase): string {
    const head = `    <testcase${this.#attributes({ name, classname, file, time: seconds(timeS) })}`;
    if (status === "success") return `${head}/>\n`;
    const tag = { failed: "failure", error: "error", skipped: "skipped" }[status];
    const said = this.#clean(output ?? "");
    const first = said.split("\n").find((line) => line.trim() !== "") ?? "";
    const message = first === "" ? "" : ` message="${attribute(first.trim().slice(0, 300).toWellFormed())}"`;
    const inner = said === "" ? `<${tag}/>` : `<${tag}${message}>${escaped(said)}</${tag}>`;
    return `${head}>\n      ${inner}\n    </testcase>\n`;
  }

  #attributes(values: Readonly<Record<string, string | number | undefined>>): string {
    return Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}="${attribute(this.#clean(String(value)))}"`)
      .join("");
  }

  /** Secrets go last: what is taken out of a text may bring the halves of one together. */
  #clean(text: string): string {
    return this.#hide(inXml(text));
  }
}

/** A report that could not be read is written as one case. */
function countsOf({ counts, error }: TestSuite): TestCounts {
  return error === undefined ? counts : { total: 1, succeeded: 0, failed: 0, skipped: 0, errors: 1 };
}

function tally({ total, failed, errors, skipped }: TestCounts, timeS: number) {
  return { tests: total, failures: failed, errors, skipped, time: seconds(timeS) };
}

/** Readers take no exponent. */
function seconds(timeS: number): string {
  return Number.isFinite(timeS) && timeS > 0 ? timeS.toFixed(3) : "0.000";
}

// oxlint-disable-next-line no-control-regex
const TERMINAL = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;
/** What no XML 1.0 document may hold, not even escaped. */
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function inXml(text: string): string {
  return text.replaceAll(TERMINAL, "").replaceAll(/\r\n?/g, "\n").replaceAll(NOT_XML, "");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (char) => ENTITIES[char] ?? "");
}

/** A parser makes spaces of line breaks and tabs in an attribute, unless they are references. */
function attribute(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? "")
    .replaceAll(/[\t\n]/g, (char) => `&#${char.charCodeAt(0)};`);
}
