import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../../bundles/bundle-lab.ts";
import { startStandIn } from "../../gitlab/stand-in.ts";
import { hasScript, startOnTerminal } from "../../support/on-terminal.ts";
import { until } from "../../support/until.ts";

/** Runs `sluice tokens revoke` on a terminal and types an answer once it has asked. */
async function answered(typed: string) {
  const gitlab = await startStandIn();
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const ada = world.user("ada");
  const project = world.project({ path: "group/app", members: { ada: "maintainer" } });
  const { id } = world.triggerToken(project, ada);
  const command = `exec '${process.execPath}' '${join(ROOT, "cli/main.ts")}' tokens revoke ${id}`;
  const { child, written, ended } = await startOnTerminal(command, {
    SLUICE_HOST: gitlab.url,
    SLUICE_PROJECT: "group/app",
    SLUICE_ACCESS_TOKEN: world.accessToken(ada),
  });
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
