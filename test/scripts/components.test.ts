import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { DECLARED_INPUTS, type InputName } from "../../action/inputs/declared.generated.ts";
import { parseInputs } from "../../action/inputs/parse.ts";
import { buildProgram, type CommandHandlers } from "../../cli/program.ts";
import { CHOICES } from "../../scripts/generate/components/choices.ts";
import { shownBlocks } from "../examples/shown-block.ts";

const TEMPLATES = join(import.meta.dirname, "../../templates");
const NAMES = ["artifacts", "orchestrate", "trigger", "wait"] as const;

/** Of those that are called otherwise, the command they call. */
const COMMANDS: Readonly<Record<string, string>> = { orchestrate: "run" };

interface Declared {
  readonly type?: string;
  readonly default?: string | number | boolean;
  readonly description: string;
  readonly options?: readonly unknown[];
  readonly regex?: string;
}

interface Template {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Declared>>;
  /** The text after the header. */
  readonly body: string;
  readonly job: Readonly<Record<string, unknown>>;
}

const templates = NAMES.map((name): Template => {
  const text = readFileSync(join(TEMPLATES, name, "template.yml"), "utf8");
  const [header, jobs] = parseAllDocuments(text).map((document) => document.toJS() as Record<string, never>);
  const { inputs } = (header?.["spec"] ?? { inputs: {} }) as Pick<Template, "inputs">;
  const job = Object.values(jobs ?? {})[0] ?? {};
  return { name, inputs, body: text.slice(text.indexOf("\n---\n")), job };
});

describe.each(templates)("templates/$name", ({ name, inputs, body, job }) => {
  it("has a sentence for every input, and uses each", () => {
    const used = new Set([...body.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, input]) => input));

    expect(used).toEqual(new Set(Object.keys(inputs)));
    expect(Object.values(inputs).filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([]);
  });

  it("keeps text that people write out of the script, where a shell would read it", () => {
    const { before_script, script, after_script } = job;
    const scripts = JSON.stringify([before_script, script, after_script]);
    const inScripts = [...scripts.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, input = ""]) => inputs[input]);

    expect(inScripts.length).toBeGreaterThan(0);
    const isText = (input: Declared | undefined) =>
      (input?.type ?? "string") === "string" && input?.options === undefined && input?.regex === undefined;
    expect(inScripts.filter(isText)).toEqual([]);
  });

  it("is written for the shell of any image", () => {
    const values = Object.entries(inputs).map(([input, { default: value }]) => [input, String(value ?? "x")] as const);
    for (const part of ["before_script", "script", "after_script"] as const) {
      const lines = ((job[part] ?? []) as readonly string[]).join("\n");
      const filled = values.reduce((text, [input, value]) => text.replaceAll(`$[[ inputs.${input} ]]`, value), lines);

      const { status, stderr } = spawnSync("sh", ["-n"], { input: filled, encoding: "utf8" });

      expect({ part, status, stderr }).toEqual({ part, status: 0, stderr: "" });
      expect(filled).not.toContain("$[[");
    }
  });

  it("takes the names of variables that hold tokens, and no token", () => {
    expect(Object.keys(inputs).filter((input) => input.endsWith("token"))).toEqual(
      name === "trigger" ? ["if-no-token"] : [],
    );
    for (const [input, { regex }] of Object.entries(inputs).filter(([key]) => key.endsWith("-token-variable"))) {
      expect({ input, takesToken: new RegExp(regex ?? "").test("glpat-abc") }).toEqual({ input, takesToken: false });
    }
  });

  it("calls the command with options it has", () => {
    const options = [...body.matchAll(/(?:"| )--([a-z-]+)(?==|"|;| |$)/gm)].map(([, option = ""]) => `--${option}`);
    const known = [COMMANDS[name] ?? name, "cancel"].flatMap(optionsOf);

    expect(new Set(options).size).toBeGreaterThan(5);
    expect([...new Set(options)].filter((option) => !known.includes(option))).toEqual([]);
  });
});

it("only templates are among the components, few enough for a project", () => {
  const paths = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" }).sort();

  expect(paths).toEqual(NAMES.flatMap((name) => [name, `${name}/template.yml`]));
});

it("the trigger component has every input of the step that means something in a GitLab job", () => {
  const inputs = Object.keys(templates.find(({ name }) => name === "trigger")?.inputs ?? {});

  const missing = DECLARED_INPUTS.map(({ name }) => name).filter(
    (name) => !inputs.includes(name) && !inputs.includes(`${name}-variable`),
  );
  expect(missing).toEqual(["pipeline", "job-token", "github-token"]);
});

describe("the components that pages and examples include", () => {
  const root = join(TEMPLATES, "..");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const texts = [
    ...shownBlocks().flatMap(({ page, language, text, line }) =>
      language === "yaml" ? [{ where: `${page}, line ${line}`, text }] : [],
    ),
    ...readdirSync(join(root, "examples/gitlab")).map((name) => ({
      where: name,
      text: read(`examples/gitlab/${name}`),
    })),
  ];
  const included = texts.flatMap(({ where, text }) =>
    includesOf(text).map(({ component, inputs }) => {
      const [, name = "", tag] = /^\$CI_SERVER_FQDN\/OWNER\/sluice\/(\w+)@(.+)$/.exec(component) ?? [];
      return { where, name, tag, inputs };
    }),
  );

  it("are there to be checked", () => {
    expect(new Set(included.map(({ name }) => name))).toEqual(new Set(NAMES));
  });

  it.each(included)("$where: $name gets inputs of the right kinds, and all it needs", ({ name, tag, inputs }) => {
    const declared = templates.find((one) => one.name === name)?.inputs ?? {};

    expect(tag).toBe(`v${version}`);
    expect(Object.keys(inputs).filter((key) => !Object.hasOwn(declared, key))).toEqual([]);
    expect(Object.fromEntries(Object.keys(inputs).map((key) => [key, declared[key]?.type ?? "string"]))).toEqual(
      Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, typeof value])),
    );
    expect(Object.keys(declared).filter((key) => declared[key]?.default === undefined && !(key in inputs))).toEqual([]);
  });
});

describe("the words that components list", () => {
  const PLAIN = {
    host: "gitlab.com",
    project: "a/b",
    ref: "main",
    "trigger-token": "glptt-x",
    "access-token": "glpat-x",
  };
  const words = Object.entries(CHOICES).flatMap(([input, choices]) => choices.map((word) => ({ input, word })));

  it.each(words)("$input: $word is one that the step knows", async ({ input, word }) => {
    await expect(parseInputs({ ...PLAIN, [input]: word }, {})).resolves.toBeDefined();
  });

  it.each(Object.keys(CHOICES) as InputName[])("%s: the step's complaint names all of them", async (input) => {
    const complaint = parseInputs({ ...PLAIN, [input]: "nonsense" }, {});

    await expect(complaint).rejects.toThrow(`Write one of ${CHOICES[input]?.join(", ")}.`);
  });

  it("are those of every input that takes one of a few", async () => {
    const others = DECLARED_INPUTS.map(({ name }) => name).filter((name) => CHOICES[name] === undefined);
    const takeWords = await Promise.all(
      others.map(async (input) => {
        const message = await parseInputs({ ...PLAIN, [input]: "non-sense" }, {}).then(String, String);
        return message.includes("Write one of ") ? [input] : [];
      }),
    );

    expect(takeWords.flat()).toEqual([]);
  });
});

function includesOf(text: string) {
  const [file] = parseAllDocuments(text).map((document) => document.toJS() as unknown);
  const { include } = (file ?? {}) as { include?: readonly { component: string; inputs: Record<string, unknown> }[] };
  return include ?? [];
}

function optionsOf(name: string): readonly string[] {
  // None of them is called.
  const program = buildProgram(DECLARED_INPUTS, {} as CommandHandlers, { out: () => {}, width: 100 });
  const command = program.commands.find((one) => one.name() === name);
  return command?.options.map(({ long }) => long ?? "") ?? [];
}
