import { describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { TerminalEmulator } from "../support/terminal-emulator.ts";
import { aWorld } from "./a-world.ts";

const COMMANDS = [
  "",
  "trigger",
  "wait",
  "retry",
  "play",
  "cancel",
  "artifacts",
  "doctor",
  "tokens",
  "tokens create",
  "relay",
  "relay check",
  "relay deliveries",
  "relay release",
  "retry",
  "play",
  "completion",
];

async function linesOfHelp(command: string, columns?: number): Promise<readonly string[]> {
  const world = aWorld();
  const screens = columns === undefined ? {} : { out: new TerminalEmulator(columns, 24) };
  const args = [...command.split(" "), "--help"].filter((arg) => arg !== "");

  expect(await runCli(args, { ...world, screens })).toBe(0);
  return world.printed.out.split("\n");
}

const longest = (lines: readonly string[]) => Math.max(...lines.map(({ length }) => length));

describe("help", () => {
  it.each(COMMANDS)("of `sluice %s` fits a usual terminal", async (command) => {
    expect(longest(await linesOfHelp(command, 80))).toBeLessThanOrEqual(80);
  });

  it("is as wide as a wider terminal, up to what can be read, and of usual width in a pipe", async () => {
    expect(longest(await linesOfHelp("trigger", 90))).toBeGreaterThan(80);
    expect(longest(await linesOfHelp("trigger", 90))).toBeLessThanOrEqual(90);
    expect(longest(await linesOfHelp("trigger", 300))).toBeLessThanOrEqual(100);
    expect(longest(await linesOfHelp("trigger"))).toBeLessThanOrEqual(80);
  });
});
