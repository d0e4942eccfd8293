import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { resolveAliases } from "../../../action/inputs/aliases.ts";
import { parseInputs } from "../../../action/inputs/parse.ts";
import { graphFromAction, rawFromAction } from "../../../action/inputs/raw.ts";
import { readGraphInputs } from "../../../action/orchestrate/graph-inputs.ts";
import { fencedBlocks } from "../../support/fenced-blocks.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PAGES = ["README.md", ...readdirSync(join(ROOT, "docs")).map((name) => `docs/${name}`)].filter((page) =>
  page.endsWith(".md"),
);
/** A workflow for a pull request. */
const WORKFLOW = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "acme/app",
  GITHUB_WORKFLOW: "CI",
  GITHUB_JOB: "downstream",
  GITHUB_REF: "refs/pull/5/merge",
  GITHUB_HEAD_REF: "feature",
  GITHUB_RUN_ID: "1",
};

/** What a page leaves out where it shows only a part of a step. */
const ANY = { host: "gitlab.com", project: "a/b", ref: "main", "trigger-token": "glptt-x" };

interface ShownStep {
  readonly page: string;
  readonly line: number;
  readonly with: Readonly<Record<string, unknown>>;
}

const STEPS = PAGES.flatMap((page) =>
  fencedBlocks(readFileSync(join(ROOT, page), "utf8"))
    .filter(({ language, text }) => language === "yaml" && text.includes("uses: OWNER/sluice"))
    .flatMap(({ text, line }) =>
      parseAllDocuments(text).flatMap((document) =>
        withsIn(document.toJS()).map((given): ShownStep => ({ page, line, with: given })),
      ),
    ),
);

it("the pages show steps", () => {
  expect(STEPS.length).toBeGreaterThan(5);
});

const ofOne = STEPS.filter(({ with: given }) => !Object.hasOwn(given, "pipelines"));
const ofGraphs = STEPS.filter((step) => !ofOne.includes(step));

it.each(ofGraphs)("$page, line $line: the inputs beside a graph are declared, and its own", ({ with: given }) => {
  const env = environmentOf(given);
  const [graph, raw] = [graphFromAction(env), rawFromAction(env)];

  expect([...Object.keys(graph), ...Object.keys(raw)].sort()).toEqual(Object.keys(given).sort());
  expect(() => readGraphInputs(raw)).not.toThrow();
});

it.each(ofOne)("$page, line $line: the step's inputs are declared, and fit together", async ({ with: given }) => {
  const raw = rawFromAction(environmentOf(given));

  expect(Object.keys(raw).sort()).toEqual(Object.keys(given).sort());
  const { raw: ours, problems } = resolveAliases(raw);
  expect(problems).toEqual([]);
  await expect(parseInputs({ ...(ours.pipeline === undefined ? ANY : {}), ...ours }, WORKFLOW)).resolves.toBeDefined();
});

/** What a runner makes of inputs. */
function environmentOf(given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const values = Object.entries(given).map(([name, value]) => [name, valueOf(name, String(value))] as const);
  return Object.fromEntries(values.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** The `with` of every step of ours, wherever it stands in a workflow. */
function withsIn(node: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof node !== "object" || node === null) return [];
  const { uses, with: given } = node as { uses?: unknown; with?: Record<string, unknown> };
  const own = typeof uses === "string" && uses.startsWith("OWNER/sluice") ? [given ?? {}] : [];
  return [...own, ...Object.values(node).flatMap(withsIn)];
}

/** What GitHub would put in place of expressions. */
function valueOf(name: string, text: string): string {
  const token = /trigger/.test(name) ? "glptt-x" : /github/.test(name) ? "ghs_x" : "glpat-x";
  return text.replaceAll(/\$\{\{.*?\}\}/g, (expression) => (/secrets|token/.test(expression) ? token : "x"));
}
