import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const CLI = join(import.meta.dirname, "..", "..", "cli", "main.ts");

/** A relay as a process of its own, as `npm start` runs it. */
export interface RelayProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it printed so far. */
  readonly printed: () => string;
  /** Sends SIGHUP: the configuration is to be read again. */
  hangUp(): void;
  /** Stops the process where it is, as a machine does that hangs. */
  pause(): void;
  /** Lets it go on. */
  goOn(): void;
  /** Sends a signal and resolves, once the process is gone, with its exit code, or with the signal that ended it. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | string>;
}

/**
 * Starts `sluice relay` and resolves once it listens; rejects with what it printed when it ends before.
 *
 * @param program another one that takes the same arguments
 */
export async function startRelayProcess(
  configPath: string,
  env: Readonly<Record<string, string>>,
  program = CLI,
): Promise<RelayProcess> {
  const child = spawn(process.execPath, [program, "relay", "--config", configPath], {
    env: { ...env, PATH: process.env["PATH"] ?? "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(child, "exit").then(([code, signal]) => (code ?? signal) as number | string);
  let printed = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const listening = new Promise<string>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      printed += `${line}\n`;
      const url = /"url":"(http:[^"]+)"/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([
    listening,
    gone.then((end) => Promise.reject(new Error(`The relay ended (${end}) before it listened:\n${printed}`))),
  ]);
  return {
    url,
    pid: child.pid ?? -1,
    printed: () => printed,
    hangUp: () => void child.kill("SIGHUP"),
    pause: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    end: (signal) => endOf(child, gone, signal),
  };
}

async function endOf(child: ChildProcess, gone: Promise<number | string>, signal: NodeJS.Signals) {
  child.kill(signal);
  return gone;
}
