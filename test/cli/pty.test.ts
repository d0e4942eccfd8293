import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLab, ROOT } from "../bundles/bundle-lab.ts";
import { hasScript, startOnTerminal } from "../support/on-terminal.ts";
import { TerminalEmulator } from "../support/terminal-emulator.ts";
import { until } from "../support/until.ts";

const HIDE = "\u001b[?25l";
const SHOW = "\u001b[?25h";
const CTRL_C = "\u0003";

/** Runs `sluice trigger` on a terminal, on a pipeline that does not end by itself. */
async function onTerminal(options: { readonly cancelTakesMs?: number } = {}) {
  const lab = await openLab({ ci: { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] } });
  if (options.cancelTakesMs !== undefined)
    lab.gitlab.faults.add({ path: /\/cancel$/, fault: { kind: "slow", ms: options.cancelTakesMs } });
  const target = `--host ${lab.gitlab.url} --project group/app --ref main --poll-interval 100ms`;
  const command = `stty cols 80 rows 24; exec '${process.execPath}' '${join(ROOT, "cli/main.ts")}' trigger ${target}`;
  const { child, written, ended } = await startOnTerminal(command, {
    LANG: "C.UTF-8",
    SLUICE_TRIGGER_TOKEN: lab.triggerToken,
    SLUICE_ACCESS_TOKEN: lab.accessToken,
  });
  await until(() => written.text.includes("deploy"));
  return { lab, child, written, ended };
}

async function seen(text: string): Promise<readonly string[]> {
  const screen = new TerminalEmulator(80, 24);
  screen.write(text);
  return await screen.everything();
}

describe.runIf(hasScript)("sluice on a real terminal", () => {
  it("draws, and after Ctrl-C leaves the end to read and the cursor to see", async () => {
    const { child, written, ended, lab } = await onTerminal();

    expect(written.text).toContain(HIDE);
    child.stdin.write(CTRL_C);

    expect(await ended).toBe(6);
    expect(lab.pipelineStatus()).toBe("canceled");
    expect(written.text.lastIndexOf(SHOW)).toBeGreaterThan(written.text.lastIndexOf(HIDE));
    const lines = await seen(written.text);
    expect(lines.filter((line) => line.includes("pipeline") && line.startsWith("⊘"))).toHaveLength(1);
    expect(lines.join("")).toMatch(/The step was stopped after/);
  });

  it("gives the cursor back when a second Ctrl-C ends it at once", async () => {
    const { child, written, ended, lab } = await onTerminal({ cancelTakesMs: 60_000 });

    child.stdin.write(CTRL_C);
    await lab.untilAsked(/^POST .*\/cancel$/);
    let hasEnded = false;
    void ended.then(() => (hasEnded = true));
    child.stdin.on("error", () => undefined);
    // The first ones may come too soon to count.
    await until(() => {
      child.stdin.write(CTRL_C);
      return hasEnded;
    });

    expect(await ended).toBe(130);
    expect(written.text.lastIndexOf(SHOW)).toBeGreaterThan(written.text.lastIndexOf(HIDE));
  });
});
