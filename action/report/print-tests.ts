import { counted } from "../../shared/text/counted.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Host } from "../model/host.ts";
import type { TestSummary } from "../model/test-summary.ts";
import { testNumbers } from "./test-numbers.ts";

const MOST_FAILURES = 20;

/** Tells the tests in numbers and, folded below, those that did not pass. */
export function printTests(host: Pick<Host, "line" | "quote">, tests: TestSummary): void {
  const text = `${counted(tests.total, "test")}: ${testNumbers(tests)}`;
  if (tests.failures.length === 0) {
    host.line(text);
    return;
  }
  const shown = tests.failures.slice(0, MOST_FAILURES).map(({ suite, name, classname, message }) => {
    const where = [suite, ...(classname === undefined ? [] : [classname])].join(" › ");
    const said = message?.trim().split("\n", 1)[0] ?? "";
    return `${printable(name, 200)} (${printable(where, 200)})${said === "" ? "" : `: ${printable(said, 200)}`}`;
  });
  const left = tests.failed + tests.errors - shown.length;
  host.quote(text, left > 0 ? [...shown, `… and ${left} more that did not pass`] : shown);
}
