import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { openLab } from "../bundles/bundle-lab.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { TerminalEmulator } from "../support/terminal-emulator.ts";
import { until } from "../support/until.ts";
import { aWorld } from "./a-world.ts";

/** Runs `sluice trigger` before a person's eyes, on a pipeline that takes some looks. */
async function watched(
  env: Readonly<Record<string, string>> = {},
  { args = [] as readonly string[], columns = 90, rows = 24, stopped = false } = {},
) {
  const lab = await openLab({
    ci: {
      jobs: [
        { name: "build", stage: "build", runMs: 300 },
        { name: "lint", stage: "test", runMs: 100, result: "failed", allowFailure: true },
        { name: "deploy", stage: "deploy", runMs: stopped ? Number.POSITIVE_INFINITY : 100 },
      ],
    },
  });
  const screen = new TerminalEmulator(columns, rows);
  const stop = new AbortController();
  const tokens = { SLUICE_TRIGGER_TOKEN: lab.triggerToken, SLUICE_ACCESS_TOKEN: lab.accessToken };
  const world = {
    ...aWorld({ env: { ...tokens, TERM: "xterm-256color", LANG: "C.UTF-8", ...env } }),
    cwd: await temporaryFolder(),
    colors: { out: true, err: true },
    screens: { out: screen, err: screen },
    signal: stop.signal,
  };
  const target = ["--host", lab.gitlab.url, "--project=group/app", "--ref=main", "--poll-interval=100ms"];
  const exit = runCli(["trigger", ...target, ...args], world);
  return { lab, screen, stop, exit, world };
}

describe("a person at a terminal", () => {
  it("sees one tree, then how it ended, and has the cursor back", async () => {
    const { exit, screen, world } = await watched();

    expect(await exit).toBe(0);

    const seen = (await screen.everything()).join("\n");
    expect(seen.match(/✓ build/g)).toHaveLength(1);
    expect(seen).toMatch(/! test: lint .*which is allowed/);
    expect(seen).toMatch(/✓ group\/app pipeline \d+ \(main\) success/);
    expect(seen.trimEnd().split("\n").slice(-2).join("")).toMatch(/Pipeline \d+ succeeded after/);
    expect(screen.cursorShown).toBe(true);
    expect(screen.listeners).toBe(0);
    // Nothing went past the terminal.
    expect(world.printed).toEqual({ out: "", err: "" });
  });

  it("who stops it sees what became of the pipeline, and has the cursor back", async () => {
    const { exit, screen, stop } = await watched({}, { stopped: true });
    await until(() => !screen.cursorShown);
    screen.write("^C");

    stop.abort(new Error("Stopped by SIGINT."));

    expect(await exit).toBe(6);
    const seen = (await screen.everything()).join("\n");
    expect(seen).toMatch(/⊘ group\/app pipeline \d+ \(main\) cancel/);
    expect(seen).toMatch(/error: The step was stopped after/);
    expect(seen).not.toContain("^C");
    expect(screen.cursorShown).toBe(true);
  });

  it.each([
    { why: "TERM=dumb", env: { TERM: "dumb" } },
    { why: "a CI job", env: { CI: "true" } },
    { why: "--quiet", args: ["--quiet"] },
    { why: "--json", args: ["--json"] },
  ])("gets plain lines and nothing redrawn with $why", async ({ env, args }) => {
    const { exit, screen } = await watched(env, { args: args ?? [] });

    expect(await exit).toBe(0);
    expect(await screen.everything()).toEqual([]);
  });

  it("with NO_COLOR gets the same picture without colours", async () => {
    const { exit, screen, world } = await watched({ NO_COLOR: "1" });
    Object.assign(world.colors, { out: false, err: false });

    expect(await exit).toBe(0);
    expect((await screen.everything()).join("\n")).toContain("✓ build");
  });

  it("on the console of Linux gets ASCII", async () => {
    const { exit, screen } = await watched({ TERM: "linux" });

    expect(await exit).toBe(0);
    const seen = (await screen.everything()).join("\n");
    expect(seen).toContain("+ build");
    expect(seen).not.toMatch(/[✓✗⠋●·]/);
  });
});
