import { counted } from "../../../shared/text/counted.ts";
import type { TestSummary } from "../../model/test-summary.ts";
import type { Ink } from "../ink.ts";
import { plainLine } from "../logs/plain-line.ts";
import { testNumbers } from "../test-numbers.ts";

const MOST_FAILURES = 20;
const LONGEST_MESSAGE = 1_500;

/** The tests in numbers. */
export function testsLine(tests: TestSummary): string {
  const mark = tests.failed + tests.errors > 0 ? "❌" : "✅";
  return `${mark} **${counted(tests.total, "test")}:** ${testNumbers(tests, (text) => `**${text}**`)}`;
}

/** The same, with the tests that did not pass and the beginning of what they said. */
export function testsPart(tests: TestSummary, ink: Ink): string {
  const shown = tests.failures.slice(0, MOST_FAILURES);
  const left = tests.failed + tests.errors - shown.length;
  return [
    testsLine(tests),
    ...shown.map((failure) => failurePart(failure, ink)),
    ...(left > 0 ? [`…and ${left} more that did not pass.`] : []),
  ].join("\n\n");
}

function failurePart({ suite, name, classname, message }: TestSummary["failures"][number], ink: Ink): string {
  const where = [suite, ...(classname === undefined ? [] : [classname])].map((part) => ink.text(part)).join(" › ");
  const title = `${ink.text(name)} <sub>${where}</sub>`;
  if (message === undefined || message.trim() === "") return `- ${title}`;
  const lines = ink.plain(message).trimEnd().slice(0, LONGEST_MESSAGE).split("\n");
  return `<details><summary>${title}</summary>\n\n${ink.block(lines.map(plainLine))}\n\n</details>`;
}
