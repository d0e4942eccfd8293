import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { DECLARED_INPUTS } from "../../action/inputs/declared.generated.ts";
import { commandPath } from "../../cli/command-path.ts";
import { buildProgram, IDLE } from "../../cli/program.ts";
import { runCli } from "../../cli/run-cli.ts";
import { aWorld } from "./a-world.ts";

const PROGRAM = buildProgram(DECLARED_INPUTS, IDLE, { out: () => {}, width: 80 });

/** Every command of the program that does something. `tokens` alone only leads to its subcommands. */
const COMMANDS = [...walk(PROGRAM)]
  .filter((command) => command !== PROGRAM)
  .map((command) => ({ command, path: pathOf(command) }));
const DOING = COMMANDS.filter(({ path }) => path !== "tokens");

/** What speaks in a way of its own: the relay logs JSON for as long as it runs, a completion is a script and nothing else. */
const OWN_SPEECH = new Set(["relay", "completion"]);

describe("every command", () => {
  it("is known to this test", () => {
    const first = new Set(COMMANDS.map(({ path }) => path.split(" ")[0]));

    expect([...first]).toEqual(PROGRAM.commands.map((command) => command.name()));
    expect(COMMANDS.length).toBeGreaterThan(12);
  });

  it.each(COMMANDS)("sluice $path says what it is for, in the list and by itself", async ({ command, path }) => {
    const { out, exitCode } = await run([...path.split(" "), "--help"]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: sluice ${path}(?: |\n)`));
    expect(command.description()).toMatch(/^[A-Z].*\.$/);
    expect(await run(["help", ...path.split(" ").slice(0, 1)])).toMatchObject({ exitCode: 0 });
  });

  it.each(PROGRAM.commands.map((command) => ({ path: pathOf(command), summary: command.summary() })))(
    "sluice $path has a line in the list of commands",
    ({ summary }) => {
      expect(summary).toMatch(/^[a-z].*[^.]$/);
    },
  );

  it.each(COMMANDS)("sluice $path shows examples that call it, and its exit codes", async ({ command, path }) => {
    const { out } = await run([...path.split(" "), "--help"]);
    // Of subcommands, those of the command they belong to will do.
    const shown = out.includes("Examples:") ? out : (await run([path.split(" ")[0] ?? "", "--help"])).out;

    expect(shown).toContain("Examples:");
    expect(shown).toContain(command.commands.length > 0 ? `sluice ${path}` : `sluice ${path} `.trimEnd());
    expect(out).toContain("Exit codes:\n  0  ");
    expect(out).toMatch(/\n  2 {2}.*(?:command line|inputs)/);
  });

  it.each(DOING.filter(({ path }) => !OWN_SPEECH.has(path)))(
    "sluice $path takes --json, --quiet and --verbose, told in the same words",
    async ({ path }) => {
      const { out } = await run([...path.split(" "), "--help"]);

      const output = oneLine(out.slice(out.indexOf("\nOutput:")));
      expect(output).toMatch(/--json Print .*JSON/);
      expect(output).toContain("--quiet Print only warnings and errors, and what --json asks for.");
      expect(output).toContain("--verbose Print every request and retry, and the stack of an unexpected error.");
    },
  );

  it.each(COMMANDS)("sluice $path answers a mistyped option with the one that was meant", async ({ command, path }) => {
    const { err, exitCode } = await run([...path.split(" "), ...mandatory(command), "--hlep"]);

    expect(exitCode).toBe(2);
    expect(err).toBe(
      `error: sluice ${path}: unknown option '--hlep'. [USAGE]\n` +
        `  what to do: Did you mean --help? Run \`sluice ${path} --help\` to see what it takes.\n` +
        "  more: docs/troubleshooting.md#usage\n",
    );
  });

  it.each(COMMANDS.filter(({ command }) => !command.registeredArguments.some(({ variadic }) => variadic)))(
    "sluice $path refuses an argument too many",
    async ({ command, path }) => {
      const args = command.registeredArguments.map(({ argChoices }) => argChoices?.[0] ?? "1");

      const { err, exitCode } = await run([...path.split(" "), ...mandatory(command), ...args, "surplus"]);

      expect(exitCode).toBe(2);
      expect(err).toMatch(/^error: sluice .*(?:too many arguments|unknown command 'surplus').*\[USAGE\]\n/);
    },
  );
});

describe("a mistyped word", () => {
  it.each([
    { args: ["triger"], meant: "trigger" },
    { args: ["tokens", "lsit"], meant: "list" },
    { args: ["relay", "chekc"], meant: "check" },
    { args: ["completion", "bsh"], meant: "bash" },
    { args: ["relay", "deliveries", "--state", "hled"], meant: "held" },
    { args: ["wait", "1", "--project=a/b", "--host=example.com", "--on-manual", "plya"], meant: "play" },
  ])("of $args is answered with $meant", async ({ args, meant }) => {
    const { err, exitCode } = await run(args);

    expect(exitCode).toBe(2);
    expect(err).toContain(`Did you mean ${meant}?`);
  });

  it("that is near to nothing is answered without a guess", async () => {
    expect((await run(["completion", "powershell"])).err).not.toContain("Did you mean");
    expect((await run(["relay", "xyz"])).err).toContain(
      "Its subcommands are check, explain, deliveries, show, release, ",
    );
  });
});

function* walk(command: Command): Generator<Command> {
  yield command;
  for (const inner of command.commands) yield* walk(inner);
}

function pathOf(command: Command): string {
  return commandPath(command).replace(/^sluice ?/, "");
}

/** What commander misses before it looks at anything else. */
function mandatory(command: Command): readonly string[] {
  return command.options.flatMap(({ mandatory: must, long }) => (must && typeof long === "string" ? [long, "x"] : []));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

async function run(args: readonly string[]) {
  const world = aWorld();
  return { exitCode: await runCli(args, world), ...world.printed };
}
