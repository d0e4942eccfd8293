import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FAMILIES, type Family } from "../../../relay/metrics/families.ts";
import { logLine } from "../../../relay/observe/log-line.ts";
import { ROOT } from "../../support/source-files.ts";
import { EVERY_SIGNAL } from "./every-signal.ts";

const page = readFileSync(join(ROOT, "docs/relay-watching.md"), "utf8");

/** The rows of the table under a heading, as cells. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [own = ""] = section.split(/\n## /);
  const rows = own.split("\n").filter((line) => line.startsWith("| "));
  return rows.map((line) => line.slice(2, -2).split(" | "));
}

describe("docs/relay-watching.md", () => {
  it("tells of every metric what FAMILIES tells of it, and of none that is not there", () => {
    const families: readonly (readonly [string, Family])[] = Object.entries(FAMILIES);
    const rows = families.map(([name, { type, labels, help }]) => [
      `\`${name}\``,
      type,
      labels.map((label) => `\`${label}\``).join(", ") || "—",
      help,
    ]);

    expect(tableUnder("Every metric").slice(1)).toEqual(rows);
  });

  it("tells of every log line its level and its fields", () => {
    const rows = EVERY_SIGNAL.map(logLine).map(({ message, level, fields }) => {
      const names = Object.entries(fields).filter(([, value]) => value !== undefined);
      return [`\`${message.replaceAll("`", "'")}\``, level, names.map(([name]) => `\`${name}\``).join(" ") || "—"];
    });

    expect(tableUnder("Every line of the log").slice(1)).toEqual(rows);
  });
});
