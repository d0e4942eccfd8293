import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { VERSION } from "../../shared/text/version.generated.ts";
import { aWorld } from "./a-world.ts";

describe("the command line", () => {
  it.each(["--version", "-V"])("prints the version and nothing else for %s", async (option) => {
    const world = aWorld();

    const exitCode = await runCli([option], world);

    expect([exitCode, world.printed]).toEqual([0, { out: `${VERSION}\n`, err: "" }]);
  });

  it.each([[["--help"]], [["help"]], [["-h"]]])("shows commands, examples and exit codes for %s", async (args) => {
    const world = aWorld();

    const exitCode = await runCli(args, world);

    expect(exitCode).toBe(0);
    expect(world.printed.err).toBe("");
    for (const part of ["trigger", "wait", "cancel", "artifacts", "relay", "Examples:", "Exit codes:"])
      expect(world.printed.out).toContain(part);
  });

  it("shows its help as an error when nothing was asked for", async () => {
    const world = aWorld();

    const exitCode = await runCli([], world);

    expect(exitCode).toBe(2);
    expect(world.printed.out).toBe("");
    expect(world.printed.err).toContain("Usage: sluice");
  });

  it.each(["trigger", "wait", "cancel", "artifacts", "relay", "relay check", "relay deliveries", "relay release"])(
    "shows the help of `sluice %s`",
    async (command) => {
      const world = aWorld();

      const exitCode = await runCli([...command.split(" "), "--help"], world);

      expect(exitCode).toBe(0);
      expect(world.printed.out).toContain(`Usage: sluice ${command}`);
    },
  );

  it.each([
    { typed: "triger", says: "unknown command 'triger'", hint: "Did you mean trigger?" },
    { typed: "--verison", says: "unknown option '--verison'", hint: "Did you mean --version?" },
    { typed: "trigger --prject group/app", says: "unknown option '--prject'", hint: "Did you mean --project?" },
    { typed: "trigger --no-wiat", says: "unknown option '--no-wiat'", hint: "Did you mean --no-wait?" },
    { typed: "trigger --ref", says: "option '--ref <ref>' argument missing", hint: "`sluice trigger --help`" },
    { typed: "trigger main", says: "too many arguments", hint: "`sluice trigger --help`" },
    { typed: "wait --timout 3s", says: "unknown option '--timout'", hint: "Did you mean --timeout?" },
    { typed: "wait 7 8", says: "too many arguments", hint: "`sluice wait --help`" },
    { typed: "cancle 7", says: "unknown command 'cancle'", hint: "Did you mean cancel?" },
    { typed: "cancel", says: "no pipeline is named", hint: "Write its URL" },
    { typed: "wait 7 --variables A=1", says: "unknown option '--variables'", hint: "`sluice wait --help`" },
    { typed: "artifacts 7 --zip a.zip", says: "--zip does not go with a pipeline", hint: "two ways to call it" },
    { typed: "artifacts --jobb x", says: "unknown option '--jobb'", hint: "Did you mean --job?" },
    { typed: "relay chek", says: "too many arguments", hint: "subcommands are check, explain, deliveries" },
    { typed: "relay release", says: "missing required argument 'delivery'", hint: "`sluice relay release --help`" },
    { typed: "relay deliveries --limit 0", says: "'0' is invalid", hint: "`sluice relay deliveries --help`" },
  ])("refuses `sluice $typed` with exit code 2 and a hint", async ({ typed, says, hint }) => {
    const world = aWorld();

    const exitCode = await runCli(typed.split(" "), world);

    expect(exitCode).toBe(2);
    expect(world.printed.out).toBe("");
    expect(world.printed.err).toContain(says);
    expect(world.printed.err).toContain("[USAGE]");
    expect(world.printed.err).toContain(hint);
  });

  it.each([
    ["trigger", "--trigger-token", "canary-value"],
    ["trigger", "--access-token=canary-value"],
    ["trigger", "--project", "p", "--job-token=canary-value"],
    ["artifacts", "--private-token", "canary-value"],
    ["--token=canary-value"],
  ])("refuses a token on the command line without repeating it: %s %s", async (...args) => {
    const world = aWorld();

    const exitCode = await runCli(args, world);

    expect(exitCode).toBe(2);
    expect(world.printed.err).toMatch(/every user of this machine/);
    expect(world.printed.err).toMatch(/SLUICE_\w+_TOKEN/);
    expect(world.printed.err).toMatch(/--\w+-token-file/);
    expect(world.printed.out + world.printed.err).not.toContain("canary");
  });

  it("does not repeat the value of an option it does not know", async () => {
    const world = aWorld();

    await runCli(["trigger", "--secret=canary-value"], world);

    expect(world.printed.err).toContain("unknown option '--secret'");
    expect(world.printed.err).not.toContain("canary");
  });

  it("hides tokens of the environment in whatever it prints", async () => {
    const world = aWorld({ env: { SLUICE_TRIGGER_TOKEN: "canary-value" } });

    await runCli(["canary-value"], world);

    expect(world.printed.err).toContain("unknown command '***'");
  });

  it("keeps control characters of a mistyped command from the terminal", async () => {
    const world = aWorld();

    await runCli(["tri\u001b[2Jgger"], world);

    expect(world.printed.err).not.toContain("\u001b");
  });

  it("asks for a newer Node where this one is too old", async () => {
    const world = aWorld({ nodeVersion: "18.20.4" });

    const exitCode = await runCli(["--version"], world);

    expect(exitCode).toBe(2);
    expect(world.printed.err).toContain("[UNSUPPORTED_NODE]");
  });

  it.each(["20.20.2", "22.12.0"])("asks for a newer Node for the relay on %s", async (nodeVersion) => {
    const world = aWorld({ nodeVersion });

    const exitCode = await runCli(["relay"], world);

    expect(exitCode).toBe(2);
    expect(world.printed.err).toContain("[UNSUPPORTED_NODE]");
    expect(world.printed.err).toContain("22.13");
  });
});
