import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { runCli } from "../cli/run-cli.ts";
import { temporaryFolder } from "./bundles/temporary-folder.ts";
import { aWorld } from "./cli/a-world.ts";
import { ENV } from "./relay/support/loading.ts";
import { fencedBlocks } from "./support/fenced-blocks.ts";
import { runAsShown } from "./support/run-as-shown.ts";
import { shownCommands } from "./support/shown-commands.ts";

const root = join(import.meta.dirname, "..");
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/relay.md",
  "docs/conformance.md",
  "docs/artifacts.md",
  "docs/cancelling.md",
  "docs/triggering.md",
  "docs/json.md",
  "docs/waiting.md",
  "docs/recipes.md",
  "docs/gitlab-components.md",
  "docs/moving-over.md",
] as const;
const CRON = "examples/sluice.cron";

const blocks = [
  ...PAGES.flatMap((page) => fencedBlocks(readFileSync(join(root, page), "utf8")).map((block) => ({ ...block, page }))),
  { page: CRON, language: "cron", text: readFileSync(join(root, CRON), "utf8"), line: 1 },
];
const yamlBlocks = blocks.filter(({ language }) => language === "yaml");
const commands = blocks.flatMap(({ page, text }) =>
  shownCommands(text).map((args) => ({ page, block: text, args, line: args.join(" ") })),
);
const RELAY_YML = block("# relay.yml");

describe("the examples of the pages", () => {
  it("name only npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
    const named = blocks.flatMap(({ text }) =>
      [...text.matchAll(/\bnpm (?:run )?(?!run\b)([a-z]+)/g)].map(([, name = ""]) => name),
    );

    expect([...new Set(named)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(["demo", "test", "gitlab", "sluice", "start"]));
  });

  it.each(yamlBlocks)("are YAML: $page, line $line", ({ text }) => {
    expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  });

  it("are there to be checked", () => {
    expect(new Set(commands.map(({ page }) => page))).toEqual(
      new Set([
        "README.md",
        "CONTRIBUTING.md",
        "docs/relay.md",
        "docs/json.md",
        "docs/moving-over.md",
        "docs/recipes.md",
        CRON,
      ]),
    );
    expect(commands.length).toBeGreaterThan(6);
  });

  it.each(commands.filter(({ args }) => args[0] !== "relay"))("$page: sluice $line", async ({ args, block }) => {
    const ended = await runAsShown(args, block);

    expect(ended.err).not.toContain("error:");
    expect(ended.exitCode).toBe(0);
  });

  it.each(commands.filter(({ args }) => args[0] === "relay" && args[1] !== "check"))(
    "$page: sluice $line",
    async ({ args }) => {
      const config = join(await temporaryFolder(), "relay.yml");
      writeFileSync(config, RELAY_YML);
      const world = aWorld({ env: ENV, files: { [config]: RELAY_YML } });

      await runCli(
        args.map((word) => (word === "relay.yml" ? config : word)),
        world,
      );

      // The command was understood and the configuration read: only that no relay has run here yet is left to say.
      expect(world.printed.err).toMatch(/^error: There is no store at /);
    },
  );
});

describe("docs/recipes.md", () => {
  const runs = ["github", "gitlab"].flatMap((kind) =>
    readdirSync(join(root, "examples", kind)).map((name) => readFileSync(join(root, "examples", kind, name), "utf8")),
  );
  const elsewhere = [...runs, readFileSync(join(root, "docs/relay.md"), "utf8")];
  const shown = blocks.filter(({ page, language }) => page === "docs/recipes.md" && language === "yaml");

  it.each(shown)("shows at line $line what an example has, which is run", ({ text }) => {
    const lines = text.trimEnd();

    // The pipeline on the other side of a trigger runs in nobody's tests.
    expect(lines.startsWith("# .gitlab-ci.yml of group/app") || elsewhere.some((one) => one.includes(lines))).toBe(
      true,
    );
  });

  it("shows the cron line of the examples", () => {
    const line = blocks.find(({ page, language }) => page === "docs/recipes.md" && language === "cron")?.text;

    expect(readFileSync(join(root, CRON), "utf8")).toContain(line);
  });
});

describe("the workflow of the README", () => {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as {
    inputs: Record<string, { required?: boolean }>;
    outputs: Record<string, unknown>;
  };
  const text = block("uses: OWNER/sluice");
  const [step] = (parse(text) as { jobs: { firmware: { steps: { with: Record<string, string> }[] } } }).jobs.firmware
    .steps;
  const given = Object.keys(step?.with ?? {});

  it("gives the Action inputs it has, and all it needs", () => {
    const required = Object.keys(action.inputs).filter((name) => action.inputs[name]?.required === true);

    expect(given.filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
    expect(given).toEqual(expect.arrayContaining(required));
  });

  it("reads outputs the Action has", () => {
    const read = [...text.matchAll(/steps\.\w+\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name);

    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((name) => !Object.hasOwn(action.outputs, name))).toEqual([]);
  });
});

describe("a relay's configuration", () => {
  it.each([
    ["in the README", RELAY_YML, "1 source, 1 route"],
    ["in examples/relay.yml", readFileSync(join(root, "examples/relay.yml"), "utf8"), "2 sources, 2 routes"],
  ])("%s is sound once its secrets are set", async (_where, text, counts) => {
    const world = aWorld({ env: ENV, files: { "/etc/relay.yml": text } });

    const exitCode = await runCli(["relay", "check", "--config", "/etc/relay.yml"], world);

    expect(world.printed).toEqual({ out: `/etc/relay.yml is sound: ${counts}.\n`, err: "" });
    expect(exitCode).toBe(0);
  });
});

function block(within: string): string {
  const found = blocks.find(({ text }) => text.includes(within));
  if (found === undefined) throw new Error(`No block of ${PAGES.join(", ")} has ${within} in it.`);
  return found.text;
}
