import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Child, startChild } from "../bundles/child.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** What a person may have in the environment, from the README's examples, their own CI, or their company's proxy. */
const OTHERS = {
  SLUICE_HOST: "http://127.0.0.1:1",
  SLUICE_TRIGGER_TOKEN: "glptt-of-another-gitlab",
  SLUICE_ARTIFACTS_PATH: "/nowhere",
  GITHUB_ACTIONS: "true",
  CI_PROJECT_ID: "1",
  http_proxy: "http://127.0.0.1:1",
};

describe("npm run demo", { timeout: 60_000 }, () => {
  it("tells its story whatever the environment, keeps running when asked, and leaves nothing behind", async () => {
    const temporary = await temporaryFolder();
    const demo = startDemo(temporary, "--keep");

    await demo.untilPrinted(/--artifacts true/);
    await demo.untilPrinted(/SLUICE_TRIGGER_TOKEN=/);
    const { stdout } = demo.printed();
    expect(stdout).toContain("4 changes became 4 pipelines, of which 4 have succeeded by now.");
    expect(stdout).toMatch(
      /Gitea push to a branch +200 +no route matches: branch "feature\/slingshot" does not match "main", "release\/\*"$/m,
    );
    expect(stdout).toMatch(/│ +feedback: +told success /);
    expect(stdout).toMatch(/│ +1 .*trigger {2}GITLAB_CONNECTION_LOST .*\n.*│ +2 .*look-up {2}adopted/);
    expect(stdout).toMatch(/^ +sluice\/acme-github-to-deploy +success +Pipeline #\d+ passed\. +http:/m);
    expect(stdout).toMatch(/│ {3}build \(build\) succeeded/);
    expect(stdout).toMatch(/│ {3}smoke: pipeline \d+ is success/);
    expect(stdout).toMatch(/saw it end with success, and ended with exit code 0\.$/m);
    expect(stdout).toMatch(/^ +build\/dist\/version\.txt +10 bytes +0\.0\.0-dev$/m);
    expect(stdout).not.toContain("\u001B");

    const curl = /^curl [\s\S]*?(?=\n\n)/m.exec(stdout)?.[0] ?? "false";
    for (const _paste of [1, 2]) {
      const pasted = await startChild("sh", ["-c", curl], { cwd: temporary, env: environment() }).ended;
      expect(pasted.stdout).toMatch(/^HTTP\/1\.1 202 [\s\S]*"deliveries":\["[\w-]+"\]/);
    }

    const [, config = ""] = /relay deliveries --config (\S+)/.exec(stdout) ?? [];
    const args = [join(ROOT, "cli", "main.ts"), "relay", "deliveries", "--config", config, "--state", "held,dead"];
    const waiting = await startChild(process.execPath, args, { cwd: temporary, env: environment() }).ended;
    expect(waiting).toMatchObject({ exitCode: 0, stdout: "There are no held or dead deliveries.\n" });

    demo.signal("SIGTERM");
    expect(await demo.ended).toMatchObject({ exitCode: 0, stderr: "" });
    const [relay = ""] = /http:\S+(?=\/hooks\/)/.exec(curl) ?? [];
    await expect(fetch(`${relay}/healthz`)).rejects.toThrow("fetch failed");
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("stopped on its way, ends relay and step and leaves nothing behind", async () => {
    const temporary = await temporaryFolder();
    const demo = startDemo(temporary);
    await demo.untilPrinted(/Triggered pipeline/);
    const [relay = ""] = /(?<=relay +)http:\S+/.exec(demo.printed().stdout) ?? [];

    demo.signal("SIGTERM");

    expect(await demo.ended).toMatchObject({ exitCode: 130, stderr: "" });
    expect(demo.printed().stdout).toContain("The demo was stopped; nothing of it runs on.");
    await expect(fetch(`${relay}/healthz`)).rejects.toThrow("fetch failed");
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("whose reader goes away ends relay and stand-ins, too", async () => {
    const temporary = await temporaryFolder();
    const script = `"${process.execPath}" "${join(ROOT, "scripts", "demo.ts")}" | head -n 6`;

    const { stdout } = await startChild("sh", ["-c", script], {
      cwd: temporary,
      env: { ...environment(), ...OTHERS, TMPDIR: temporary },
    }).ended;

    const [relay = ""] = /(?<=relay +)http:\S+/.exec(stdout) ?? [];
    await expect(fetch(`${relay}/healthz`)).rejects.toThrow("fetch failed");
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("refuses an option it does not have instead of ignoring it", async () => {
    const { exitCode, stdout, stderr } = await startDemo(await temporaryFolder(), "--kep").ended;

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("'--kep'");
  });
});

function startDemo(temporary: string, ...options: readonly string[]): Child {
  return startChild(process.execPath, [join(ROOT, "scripts", "demo.ts"), ...options], {
    cwd: temporary,
    env: { ...environment(), ...OTHERS, TMPDIR: temporary },
  });
}

function environment(): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "", no_proxy: "127.0.0.1" };
}
