import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../../bundles/bundle-lab.ts";
import { temporaryFolder } from "../../bundles/temporary-folder.ts";
import { startStandIn } from "../../gitlab/stand-in.ts";
import { until } from "../../support/until.ts";

/** util-linux' `script`, which gives a program a terminal of its own. */
const script = spawnSync("script", ["--version"], { encoding: "utf8" });
const hasScript = script.status === 0 && script.stdout.includes("util-linux");

/** Runs `sluice tokens revoke` on a terminal and types an answer once it has asked. */
async function answered(typed: string) {
  const gitlab = await startStandIn();
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const ada = world.user("ada");
  const project = world.project({ path: "group/app", members: { ada: "maintainer" } });
  const { id } = world.triggerToken(project, ada);
  const command = `exec '${process.execPath}' '${join(ROOT, "cli/main.ts")}' tokens revoke ${id}`;
  const child = spawn("script", ["--quiet", "--flush", "--return", "--command", command, "/dev/null"], {
    cwd: await temporaryFolder(),
    env: {
      PATH: process.env["PATH"],
      TERM: "xterm-256color",
      SHELL: "/bin/sh",
      SLUICE_HOST: gitlab.url,
      SLUICE_PROJECT: "group/app",
      SLUICE_ACCESS_TOKEN: world.accessToken(ada),
    },
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const written = { text: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written.text += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  await until(() => written.text.includes("[y/N]"));
  child.stdin.write(typed);
  return { exitCode: await ended, text: written.text, left: world.triggerTokens.length };
}

describe.runIf(hasScript)("a question on a real terminal", () => {
  it.each([
    { what: "yes", typed: "y\r", exitCode: 0, left: 0, says: "Revoked trigger token" },
    { what: "no", typed: "n\r", exitCode: 6, left: 1, says: "Nothing was revoked." },
    { what: "nothing but Enter", typed: "\r", exitCode: 6, left: 1, says: "Nothing was revoked." },
    { what: "Ctrl-D", typed: "\u0004", exitCode: 6, left: 1, says: "Nothing was revoked." },
    { what: "Ctrl-C", typed: "\u0003", exitCode: 6, left: 1, says: "Stopped by SIGINT." },
  ])("that is answered with $what ends with $exitCode", async ({ typed, says, exitCode, left }) => {
    const { text, ...ended } = await answered(typed);

    expect(ended).toEqual({ exitCode, left });
    expect(text).toContain(says);
  });
});
