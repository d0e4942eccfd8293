import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../bundles/temporary-folder.ts";

const script = spawnSync("script", ["--version"], { encoding: "utf8" });

/** Whether util-linux' `script` is here, which gives a program a terminal of its own. */
export const hasScript = script.status === 0 && script.stdout.includes("util-linux");

/** A program on a terminal of its own. */
export interface OnTerminal {
  readonly child: ChildProcessWithoutNullStreams;
  /** All that it has written so far. */
  readonly written: { readonly text: string };
  readonly ended: Promise<number | null>;
}

/** Runs a shell command on a terminal of its own until the test is over. */
export async function startOnTerminal(command: string, env: Readonly<Record<string, string>>): Promise<OnTerminal> {
  const child = spawn("script", ["--quiet", "--flush", "--return", "--command", command, "/dev/null"], {
    cwd: await temporaryFolder(),
    env: { PATH: process.env["PATH"], TERM: "xterm-256color", SHELL: "/bin/sh", ...env },
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const written = { text: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written.text += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, written, ended };
}
