import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import { readActionYml } from "../scripts/generate/action-yml.ts";
import { generateAll } from "../scripts/generate/generate-all.ts";
import { troubleshootingPage } from "../scripts/generate/troubleshooting.ts";
import { CATALOGUE } from "../shared/errors/catalogue.ts";
import { troubleshootingLink } from "../shared/errors/describe.ts";

/** A GitLab job has its own job token, and comments by an access token. */
const NOT_IN_COMPONENTS = new Set(["job-token", "github-token"]);

const root = join(import.meta.dirname, "..");
const sources = {
  actionYml: readFileSync(join(root, "action.yml"), "utf8"),
  packageJson: readFileSync(join(root, "package.json"), "utf8"),
  getSluice: readFileSync(join(root, "scripts/generate/components/get-sluice.js"), "utf8"),
  readme: readFileSync(join(root, "README.md"), "utf8"),
};

describe("the generated files", () => {
  it("all change when an input leaves action.yml", () => {
    const without = parseDocument(sources.actionYml);
    without.deleteIn(["inputs", "poll-interval"]);

    expect(changed({ actionYml: String(without) })).toEqual([
      "README.md",
      "action/inputs/declared.generated.ts",
      "docs/reference/cli.md",
      "docs/reference/inputs.md",
      "templates/trigger/template.yml",
      "templates/wait/template.yml",
    ]);
  });

  it.each(DECLARED_INPUTS.map(({ name }) => name))("do not stay as they are without the input %s", (name) => {
    const without = parseDocument(sources.actionYml);
    without.deleteIn(["inputs", name]);

    const paths = changed({ actionYml: String(without) });

    const hasComponent = paths.some((path) => path.startsWith("templates/"));
    expect({ name, hasComponent }).toEqual({ name, hasComponent: !NOT_IN_COMPONENTS.has(name) });
    expect(paths).toEqual(
      expect.arrayContaining([
        "README.md",
        "action/inputs/declared.generated.ts",
        "docs/reference/cli.md",
        "docs/reference/inputs.md",
      ]),
    );
  });

  it("all change when a default changes in action.yml", () => {
    const other = parseDocument(sources.actionYml);
    other.setIn(["inputs", "timeout", "default"], "3h");

    expect(changed({ actionYml: String(other) })).toEqual([
      "README.md",
      "action/inputs/declared.generated.ts",
      "docs/reference/cli.md",
      "docs/reference/inputs.md",
      "templates/trigger/template.yml",
      "templates/wait/template.yml",
    ]);
  });

  it("know nothing of what only a runner fills in", () => {
    const text = sources.actionYml;

    expect(text).toMatch(/^ {2}matrix:\n {4}description: "Filled in by the runner: /m);
    expect(readActionYml(text).inputs.map(({ name }) => name)).not.toContain("matrix");
  });

  it("carry the version of package.json", () => {
    expect(changed({ packageJson: '{"version": "9.9.9"}' })).toEqual([
      "shared/text/version.generated.ts",
      "templates/artifacts/template.yml",
      "templates/orchestrate/template.yml",
      "templates/trigger/template.yml",
      "templates/wait/template.yml",
    ]);
  });

  it("leave a README without markers as it is", () => {
    const readme = "# Sluice\n";

    expect(generated({ readme }).get("README.md")).toBe(readme);
  });

  it("explain every error code at the anchor its message links to", () => {
    const { text } = troubleshootingPage(CATALOGUE);

    for (const [code, { means, hint }] of Object.entries(CATALOGUE)) {
      const anchor = troubleshootingLink(code).split("#")[1];
      const section = text.split(`<a id="${anchor}"></a>`)[1]?.split("<a id=")[0] ?? "";
      expect(section).toContain(`### ${code}\n`);
      expect(section).toContain(means);
      expect(section).toContain(hint);
    }
  });
});

describe("docs/troubleshooting.md", () => {
  const [head = ""] = troubleshootingPage(CATALOGUE).text.split("## By exit code");

  it("begins with what somebody sees, and leads from each of it to somewhere", () => {
    const rows = head.split("\n").filter((line) => /^\| (?!you see)/.test(line));

    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((line) => !/\]\(|`/.test(line.split(" | ")[1] ?? ""))).toEqual([]);
  });

  it("names by a status of the relay only codes that are answered with it", () => {
    const rows = [...head.matchAll(/^\| (?:the forge shows )?((?:\d{3}(?:, )?)+) \| (.*) \|$/gm)];
    const answered = rows.map(([, statuses = "", links = ""]) => ({
      statuses: statuses.split(", ").map(Number),
      codes: [...links.matchAll(/\[([A-Z_]+)\]/g)].map(([, code = ""]) => code),
    }));

    expect(answered).toHaveLength(3);
    const statusOf = (code: string) => Object.entries(CATALOGUE).find(([one]) => one === code)?.[1].httpStatus ?? 0;
    for (const { statuses, codes } of answered)
      expect([...new Set(codes.map(statusOf))].toSorted((one, two) => one - two)).toEqual(statuses);
  });
});

describe("reading action.yml", () => {
  it.each([
    { flaw: "an input without a description", inputs: "ref: {}", says: "inputs.ref.description is missing" },
    {
      flaw: "an unquoted default",
      inputs: "wait: { description: x, default: true }",
      says: "inputs.wait.default must be",
    },
  ])("refuses $flaw", ({ inputs, says }) => {
    expect(() => readActionYml(`name: x\ninputs:\n  ${inputs}\noutputs: {}\n`)).toThrow(says);
  });
});

function generated(other: Partial<typeof sources>): ReadonlyMap<string, string> {
  return new Map(generateAll({ ...sources, ...other }).map(({ path, text }) => [path, text]));
}

function changed(other: Partial<typeof sources>): readonly string[] {
  const before = generated({});
  return [...generated(other)].flatMap(([path, text]) => (before.get(path) === text ? [] : [path])).sort();
}
