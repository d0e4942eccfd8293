import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { temporaryFolder } from "../../bundles/temporary-folder.ts";
import { aWorld } from "../a-world.ts";

const has = (shell: string) => spawnSync(shell, ["--version"]).status === 0;

/** What each command line, ended at the cursor, is completed to. The last word stands apart since it may be empty. */
const CASES: readonly { readonly words: readonly string[]; readonly offers: readonly string[] }[] = [
  { words: ["tri"], offers: ["trigger"] },
  { words: ["re"], offers: ["relay", "retry"] },
  { words: ["relay", "re"], offers: ["redeliver", "release"] },
  { words: ["relay", "--config", "x.yml", "che"], offers: ["check"] },
  { words: ["trigger", "--on-m"], offers: ["--on-manual"] },
  { words: ["trigger", "--on-manual", ""], offers: ["fail", "pass", "play", "wait"] },
  { words: ["wait", "--project", "relay", "--on-manual", "p"], offers: ["pass", "play"] },
  { words: ["relay", "deliveries", "--state", "dea"], offers: ["dead"] },
  { words: ["completion", ""], offers: ["bash", "fish", "zsh"] },
  { words: ["help", "wa"], offers: ["wait"] },
  { words: ["trigger", "--project", "t"], offers: [] },
  { words: ["cancel", "--ca-file", "ca-f"], offers: ["ca-first.pem", "ca-folder"] },
  { words: ["graph", "ca-f"], offers: ["ca-first.pem", "ca-folder"] },
  { words: ["graph", "ca-first.pem", "--te"], offers: ["--text"] },
  { words: ["run", "--state", "ca-f"], offers: ["ca-first.pem", "ca-folder"] },
  { words: ["artifacts", "--into", "ca-f"], offers: ["ca-folder"] },
];

let folder: string;

async function scriptFor(shell: string): Promise<string> {
  const world = aWorld();
  expect(await runCli(["completion", shell], world)).toBe(0);
  const file = join(folder, `sluice.${shell}`);
  writeFileSync(file, world.printed.out);
  return file;
}

beforeEach(async () => {
  folder = await temporaryFolder();
  writeFileSync(join(folder, "ca-first.pem"), "");
  mkdirSync(join(folder, "ca-folder"));
});

describe.skipIf(!has("bash"))("in bash", () => {
  /** The words as bash would hand them over; with `=`, it makes three of one. */
  async function complete(words: readonly string[]): Promise<readonly string[]> {
    const code = `source "$1"; shift; COMP_WORDS=(sluice "$@"); COMP_CWORD=$#; _sluice; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = execFileSync("bash", ["--norc", "-c", code, "bash", await scriptFor("bash"), ...words], {
      cwd: folder,
    });
    return out
      .toString()
      .split("\n")
      .filter((word) => word !== "")
      .sort();
  }

  it.each(CASES)("$words is completed to $offers", async ({ words, offers }) => {
    expect(await complete(words)).toEqual(offers);
  });

  it("a value after an equals sign is completed too", async () => {
    expect(await complete(["trigger", "--on-manual", "=", "pl"])).toEqual(["play"]);
    expect(await complete(["trigger", "--on-manual", "="])).toEqual(["fail", "pass", "play", "wait"]);
    expect(await complete(["trigger", "--on-manual", "=", "play", "--dry"])).toEqual(["--dry-run"]);
  });

  it("the script is for the command sluice", async () => {
    const out = execFileSync("bash", [
      "--norc",
      "-c",
      'source "$1"; complete -p sluice',
      "bash",
      await scriptFor("bash"),
    ]);

    expect(out.toString()).toBe("complete -F _sluice sluice\n");
  });
});

describe.skipIf(!has("fish"))("in fish", () => {
  it.each(CASES)("$words is completed to $offers", async ({ words, offers }) => {
    const code = `source $argv[1]; complete -C $argv[2]`;
    const line = ["sluice", ...words].join(" ");

    const out = execFileSync("fish", ["--no-config", "-c", code, await scriptFor("fish"), line], { cwd: folder });

    const found = out
      .toString()
      .split("\n")
      .map((one) => one.split("\t")[0]?.replace(/\/$/, "") ?? "");
    expect(found.filter((word) => word !== "").sort()).toEqual(offers);
  });
});

describe.skipIf(!has("zsh"))("in zsh", () => {
  it("the script can be read", async () => {
    expect(spawnSync("zsh", ["-n", await scriptFor("zsh")]).status).toBe(0);
  });
});

describe("a completion", () => {
  it.each(["bash", "zsh", "fish"])("for %s is plain text without a word of the machine", async (shell) => {
    const world = aWorld({ env: { SLUICE_ACCESS_TOKEN: "glpat-0123456789" } });

    await runCli(["completion", shell], world);

    expect(world.printed.out).toContain(`made by \`sluice completion ${shell}\``);
    // oxlint-disable-next-line no-control-regex
    expect(world.printed.out).toMatch(/^[\n\u0020-\u007e…]*$/);
    expect(world.printed.err).toBe("");
  });

  it.each([[["completion"]], [["completion", "tcsh"]], [["completion", "bash", "zsh"]]])(
    "is refused for %s",
    async (args) => {
      const world = aWorld();

      expect(await runCli(args, world)).toBe(2);
      expect(world.printed.err).toContain("[USAGE]");
    },
  );
});
