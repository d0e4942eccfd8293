import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type Child, startChild } from "../bundles/child.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { until } from "../support/until.ts";

const RUNNER = join(import.meta.dirname, "..", "..", "scripts", "run.mjs");

/** Stands for npm where `npm_execpath` names it: notes what it was asked, makes `node_modules`, ends as it was told to. */
const FAKE_NPM = `
import { appendFileSync, mkdirSync } from "node:fs";
appendFileSync("npm.log", process.argv.slice(2).join(" ") + "\\n");
mkdirSync("node_modules", { recursive: true });
process.exit(Number(process.env.NPM_ENDS_WITH ?? 0));
`;

/** Ends as its first argument says; without one it lives until SIGTERM, and says goodbye. */
const ENTRY = `
import { writeFileSync } from "node:fs";
const [code, ...rest] = process.argv.slice(2);
console.log("started with " + rest.join(","));
if (code !== undefined) process.exit(Number(code));
writeFileSync("entry.pid", String(process.pid));
const life = setInterval(() => {}, 1_000);
process.once("SIGTERM", () => {
  clearInterval(life);
  writeFileSync("goodbye", "");
  process.exitCode = 7;
});
console.log("living");
`;

describe("scripts/run.mjs", () => {
  let clone: string;

  beforeEach(async () => {
    clone = await temporaryFolder();
    mkdirSync(join(clone, "scripts"));
    copyFileSync(RUNNER, join(clone, "scripts", "run.mjs"));
    writeFileSync(join(clone, "package-lock.json"), "{}");
    writeFileSync(join(clone, "npm.mjs"), FAKE_NPM);
    writeFileSync(join(clone, "entry.mjs"), ENTRY);
  });

  it("hands arguments to the entry, and the entry's exit code on", async () => {
    const { exitCode, stdout } = await run("entry.mjs", "5", "a b", "--keep").ended;

    expect(stdout).toBe("started with a b,--keep\n");
    expect(exitCode).toBe(5);
  });

  it("installs the locked dependencies once, and again when the lock file has changed", async () => {
    await run("entry.mjs", "0").ended;
    await run("entry.mjs", "0").ended;
    expect(asked()).toHaveLength(1);

    writeFileSync(join(clone, "package-lock.json"), '{"changed":true}');
    await run("entry.mjs", "0").ended;

    expect(asked()).toHaveLength(2);
    expect(asked()[1]).toMatch(/^ci --ignore-scripts /);
  });

  it("takes what npm has installed by hand, platform packages of others aside", async () => {
    writeFileSync(join(clone, "package-lock.json"), lockFile({ other: { version: "1.0.0", optional: true } }));
    installed({ tool: { version: "1.0.0", integrity: "sha512-a" } });

    expect(await run("entry.mjs", "0").ended).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it.each([
    ["an older version", { tool: { version: "0.9.0", integrity: "sha512-a" } }],
    ["another content", { tool: { version: "1.0.0", integrity: "sha512-b" } }],
    ["nothing", {}],
  ])("installs over what was installed by hand when that has %s of a locked package", async (_what, packages) => {
    writeFileSync(join(clone, "package-lock.json"), lockFile());
    installed(packages);

    await run("entry.mjs", "0").ended;

    expect(asked()).toHaveLength(1);
  });

  it("starts nothing when the installation fails, and tries it again next time", async () => {
    const failed = await startChild(process.execPath, ["scripts/run.mjs", "entry.mjs", "0"], {
      cwd: clone,
      env: { ...environment(), NPM_ENDS_WITH: "1" },
    }).ended;

    expect(failed).toMatchObject({ exitCode: 1, stdout: "" });
    expect(failed.stderr).toContain("npm ci failed: see its messages above. Nothing was started.");

    expect(await run("entry.mjs", "0").ended).toMatchObject({ exitCode: 0 });
    expect(asked()).toHaveLength(2);
  });

  it("hands a SIGTERM to the entry and ends as it ends", async () => {
    const runner = run("entry.mjs");
    await runner.untilPrinted(/living/);

    runner.signal("SIGTERM");

    expect(await runner.ended).toMatchObject({ exitCode: 7 });
    expect(existsSync(join(clone, "goodbye"))).toBe(true);
  });

  it("ends the entry when npm's shell, which passes no signal on, was ended", async () => {
    const shell = startChild("sh", ["-c", `"${process.execPath}" scripts/run.mjs entry.mjs; true`], {
      cwd: clone,
      env: { ...environment(), npm_lifecycle_event: "start" },
    });
    await shell.untilPrinted(/living/);
    const entry = Number(readFileSync(join(clone, "entry.pid"), "utf8"));
    onTestFinished(() => {
      if (isAlive(entry)) process.kill(entry, "SIGKILL");
    });

    shell.signal("SIGTERM");

    await until(() => !isAlive(entry));
    expect(existsSync(join(clone, "goodbye"))).toBe(true);
  });

  function installed(packages: object): void {
    mkdirSync(join(clone, "node_modules"));
    writeFileSync(join(clone, "node_modules", ".package-lock.json"), JSON.stringify({ packages: prefixed(packages) }));
  }

  function run(...args: readonly string[]): Child {
    return startChild(process.execPath, ["scripts/run.mjs", ...args], { cwd: clone, env: environment() });
  }

  function environment(): Record<string, string> {
    return { PATH: process.env["PATH"] ?? "", npm_execpath: join(clone, "npm.mjs") };
  }

  function asked(): readonly string[] {
    return readFileSync(join(clone, "npm.log"), "utf8").trimEnd().split("\n");
  }
});

function lockFile(more: object = {}): string {
  const packages = { tool: { version: "1.0.0", integrity: "sha512-a" }, ...more };
  return JSON.stringify({ packages: { "": { name: "sluice" }, ...prefixed(packages) } });
}

function prefixed(packages: object): object {
  return Object.fromEntries(Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry]));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
