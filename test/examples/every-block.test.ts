// Every fenced block of README.md and docs is held by a test, or says in other-blocks.ts why it cannot be.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { DECLARED_INPUTS, INPUT_ALIASES } from "../../action/inputs/declared.generated.ts";
import { examineInputs } from "../../action/inputs/parse.ts";
import { buildProgram, IDLE } from "../../cli/program.ts";
import { runCli } from "../../cli/run-cli.ts";
import { examineConfig } from "../../relay/config/examine.ts";
import { withoutMissingSecrets } from "../../relay/config/load.ts";
import { readActionFile } from "../bundles/runner/action-file.ts";
import { aWorld } from "../cli/a-world.ts";
import { shownCommands } from "../support/shown-commands.ts";
import { PROGRAM, ROOT, sourceFiles } from "../support/source-files.ts";
import { GENERATED_PAGES, OTHER_BLOCKS } from "./other-blocks.ts";
import { type BlockKind, kindOf, type ShownBlock, shownBlocks } from "./shown-block.ts";
import { jobsOf } from "./workflow.ts";

const blocks = shownBlocks();
const of = (...kinds: readonly BlockKind[]) => blocks.filter((block) => kinds.some((kind) => kind === kindOf(block)));
const listed = (block: ShownBlock) =>
  OTHER_BLOCKS.filter(([page, begins]) => page === block.page && block.text.startsWith(begins));
const HELD = OTHER_BLOCKS.flatMap(([page, begins, reason]) =>
  reason.kind === "held" ? [{ page, begins, by: reason.by }] : [],
);
const other = (page: string, begins: string) => {
  const found = blocks.find((block) => block.page === page && block.text.startsWith(begins));
  if (found === undefined) throw new Error(`No block of ${page} begins ${begins}.`);
  return found.text;
};

describe("a fenced block", () => {
  it.each(blocks)("of $page, line $line, is held by a test, or says why it is not", (block) => {
    const isHeld = kindOf(block) !== undefined || GENERATED_PAGES.includes(block.page);

    expect({ isHeld, listed: listed(block).length }).toEqual({ isHeld, listed: isHeld ? 0 : 1 });
  });

  it.each(OTHER_BLOCKS)("of %s that begins `%s` is still there", (page, begins) => {
    expect(other(page, begins)).toContain(begins);
  });

  it.each(HELD)("of $page that begins `$begins` is held by $by, which reads that page", ({ page, by }) => {
    const file = page.slice(page.lastIndexOf("/") + 1);

    expect(readFileSync(join(ROOT, by), "utf8")).toContain(file);
  });
});

describe("a configuration of the relay, or a part of one", () => {
  it.each(of("relay"))("in $page, line $line, is sound once its secrets are there", ({ text }) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it("in docs/relay-sources.md as a single source is sound", () => {
    expect(problemsOf(`sources: { ${other("docs/relay-sources.md", "stash: {").trim()} }\n`)).toEqual([]);
  });
});

describe("a file of pipelines", () => {
  it.each(of("graph"))("in $page, line $line, is one that can be drawn", async ({ text }) => {
    const isPart = text.startsWith("# a part of pipelines.yml\n");

    expect(await drawn(isPart ? `${text}defaults: { gitlab: main }\n` : text)).toEqual({ exitCode: 0, err: "" });
  });

  it("takes the matrix of docs/graph.md", async () => {
    const matrix = other("docs/graph.md", "# a part of pipelines.yml\nmatrix:").replaceAll(/^(?=.)/gm, "    ");

    expect(await drawn(`pipelines:\n  libs:\n    project: group/libs\n    ref: main\n${matrix}`)).toEqual({
      exitCode: 0,
      err: "",
    });
  });
});

describe("a step", () => {
  const given = [...of("step").flatMap(stepsOf), inputsOnly("docs/waiting.md", "on-manual: play")];

  it.each(given)("in $page gives inputs that make sense: $names", async ({ inputs }) => {
    const { outputs, inputs: declared } = await readActionFile(ROOT);
    const known = new Set([...Object.keys(declared), ...INPUT_ALIASES.map(({ name }) => name)]);
    const defaults = DECLARED_INPUTS.map((input) => [input.name, "default" in input ? input.default : ""]);
    const env = { GITHUB_ACTIONS: "true", GITHUB_REF_NAME: "main", GITHUB_REPOSITORY: "acme/app" };

    expect(Object.keys(inputs).filter((name) => !known.has(name))).toEqual([]);
    expect(outputs.length).toBeGreaterThan(0);
    // A graph is judged by its file, which is not on the page.
    if (inputs["pipelines"] !== undefined) return;
    const others = Object.entries(NEEDED).filter(([name]) => !named(inputs).has(name));
    const needed = { ...Object.fromEntries(others), ...inputs };
    const { problems } = await examineInputs({ ...Object.fromEntries(defaults), ...needed }, env);
    expect(problems).toEqual([]);
  });

  it("reads outputs that there are", async () => {
    const { outputs } = await readActionFile(ROOT);
    const pages = [...of("step").map(({ text }) => text), other("docs/reports.md", "- if: failure()")];
    const read = pages.flatMap((text) =>
      [...text.matchAll(/steps\.\w+\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name),
    );

    expect(read.length).toBeGreaterThan(3);
    // With `dotenv-prefix: firmware_`, names that begin so are those of dotenv values.
    expect(read.filter((name) => !outputs.includes(name) && !name.startsWith("firmware_"))).toEqual([]);
  });
});

describe("a command line", () => {
  const lines = of("shell", "console", "gitlab-job").flatMap(({ page, text }) =>
    shownCommands(text.replaceAll(/^\s*(?:\$|-(?: run:)?) (?=sluice |node )/gm, "")).map((args) => ({
      page,
      args,
      line: args.join(" "),
    })),
  );

  it("is on many pages", () => {
    expect(new Set(lines.map(({ page }) => page)).size).toBeGreaterThan(10);
  });

  it.each(lines)("of $page is understood: sluice $line", async ({ args }) => {
    const said: string[] = [];
    const program = buildProgram(DECLARED_INPUTS, IDLE, { out: (text) => said.push(text), width: 80 });

    await program.parseAsync([...args], { from: "user" });

    expect(said).toEqual([]);
  });

  it("of docs/relay-api.md asks for paths that the admin API has", () => {
    const api = readFileSync(join(ROOT, "docs/relay-api.openapi.json"), "utf8");
    const { paths } = JSON.parse(api) as { paths: Record<string, object> };
    const asked = [...other("docs/relay-api.md", "$ curl ").matchAll(/example\.com(\/api\/[\w/-]+)/g)];
    const templates = asked.map(([, path = ""]) => path.replace(/\/[\da-f]{8}-[\da-f-]{27}/, "/{id}"));

    expect(templates.length).toBeGreaterThan(1);
    expect(templates.filter((path) => !Object.hasOwn(paths, path))).toEqual([]);
  });
});

describe("a piece of JSON", () => {
  const words = new Set(sourceFiles(PROGRAM).flatMap(({ text }) => text.match(/[\w-]+/g) ?? []));
  const schemas = new Set(sourceFiles(PROGRAM).flatMap(({ text }) => text.match(/sluice\/[\w-]+@\d+/g) ?? []));

  it.each(of("json"))("in $page, line $line, has only keys and a schema that the program knows", ({ text }) => {
    const keys = new Set<string>();
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      keys.add(key);
      return inner;
    });

    expect([...keys].filter((key) => !/^\d*$/.test(key) && !words.has(key))).toEqual([]);
    expect(text.match(/sluice\/[\w-]+@\d+/g)?.filter((schema) => !schemas.has(schema)) ?? []).toEqual([]);
    expect(typeof value).toBe("object");
  });

  it("that is a line of the log has what every line has", () => {
    const lines = of("json").filter(({ text }) => text.startsWith('{"level"'));

    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(({ text }) => JSON.parse(text) as object)).toEqual(
      lines.map(() => expect.objectContaining({ level: "info", time: expect.any(String), msg: expect.any(String) })),
    );
  });
});

/** What is wrong with a part of relay.yml, apart from secrets that nobody has set; the parts that every file has are put beside it. */
function problemsOf(yaml: string): readonly unknown[] {
  const missing = ["gitlab", "sources"].filter((part) => !new RegExp(`^${part}:`, "m").test(yaml));
  const routes = /^routes:/m.test(yaml) ? [] : ["routes: []"];
  const text = [yaml, ...missing.map((part) => `${part}: {}`), ...routes].join("\n");
  const examined = examineConfig("/relay.yml", {
    readFile: (path) => (path === "/relay.yml" ? text : "long-enough-for-any-secret"),
    env: {},
  });
  return withoutMissingSecrets(examined.problems);
}

/** What every step needs, put beside what a block shows of one. */
const NEEDED = {
  project: "group/app",
  ref: "main",
  "trigger-token": "glptt-0123456789abcdef0123",
  "access-token": "glpat-0123456789abcdef0123",
};

/** The inputs of ours that are given, be it by another action's name. */
function named(inputs: object): ReadonlySet<string> {
  const ours = Object.keys(inputs).flatMap((name) => INPUT_ALIASES.find((alias) => alias.name === name)?.of ?? [name]);
  return new Set(ours);
}

async function drawn(text: string) {
  const world = aWorld({ files: { "/home/ci/pipelines.yml": text } });
  const exitCode = await runCli(["graph", "pipelines.yml"], world);
  return { exitCode, err: world.printed.err };
}

interface ShownStep {
  readonly page: string;
  readonly names: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** The steps of ours in a block: of a workflow, of a list of steps, or a `with:` alone. */
function stepsOf({ page, text }: ShownBlock): readonly ShownStep[] {
  const value: unknown = parse(text);
  const alone = Array.isArray(value) ? { steps: value } : value;
  const workflow =
    typeof alone === "object" && alone !== null && "jobs" in alone
      ? text
      : JSON.stringify({
          jobs: { one: hasSteps(alone) ? alone : { steps: [{ uses: "OWNER/sluice@v1", ...Object(alone) }] } },
        });
  const steps = jobsOf(workflow).flatMap((job) => job.steps.filter(({ uses }) => uses?.startsWith("OWNER/sluice@")));
  return steps.map((step) => ({ page, names: Object.keys(step.with).join(", "), inputs: withSecrets(step.with) }));
}

function hasSteps(value: unknown): boolean {
  return typeof value === "object" && value !== null && "steps" in value;
}

function inputsOnly(page: string, begins: string): ShownStep {
  const inputs = parse(other(page, begins)) as Readonly<Record<string, string>>;
  return { page, names: Object.keys(inputs).join(", "), inputs };
}

/** What a forge puts in the place of expressions, as far as inputs look at it. */
function withSecrets(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, value.replaceAll(/\$\{\{.*?\}\}/g, () => secretFor(name))]),
  );
}

function secretFor(input: string): string {
  if (input === "github-token") return "ghs_0123456789abcdef0123";
  return /trigger.token/.test(input) ? NEEDED["trigger-token"] : NEEDED["access-token"];
}
