import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";

export interface ChildOptions {
  readonly cwd: string;
  /** The whole environment: nothing of the test's own leaks in. */
  readonly env: Readonly<Record<string, string>>;
  /** Called for every line of either stream, without its line break. */
  readonly onLine?: (line: string, stream: "stdout" | "stderr") => void;
}

/** How a process ended and everything it printed. */
export interface Ended {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Child {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** What it has printed so far. */
  printed(): { readonly stdout: string; readonly stderr: string };
  /** Resolves once either stream has printed something that matches; rejects when the process ends without. */
  untilPrinted(pattern: RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Goes away as the reader of its standard output. */
  closeOutput(): void;
}

/**
 * Starts a program as users do, as a process of its own. Never blocks: a stand-in in this process must go on answering.
 * Ends with the test at the latest.
 */
export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
  const process = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => {
    process.kill("SIGKILL");
  });
  const printed = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  const follow = (stream: "stdout" | "stderr") => {
    let rest = "";
    process[stream].setEncoding("utf8").on("data", (text: string) => {
      printed[stream] += text;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) options.onLine?.(line.replace(/\r$/, ""), stream);
      for (const listener of listeners) listener();
    });
    process[stream].on("end", () => {
      if (rest !== "") options.onLine?.(rest, stream);
    });
  };
  follow("stdout");
  follow("stderr");
  const ended = untilClosed(process, printed);
  return {
    pid: process.pid ?? -1,
    ended,
    printed: () => printed,
    untilPrinted: async (pattern) =>
      await new Promise((resolve, reject) => {
        const look = () => {
          if (!pattern.test(printed.stdout) && !pattern.test(printed.stderr)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        ended.then(
          (end) => reject(new Error(`Ended before it printed ${pattern}:\n${end.stdout}\n${end.stderr}`)),
          reject,
        );
      }),
    signal: (name) => {
      process.kill(name);
    },
    closeOutput: () => {
      process.stdout.destroy();
    },
  };
}

async function untilClosed(process: ChildProcess, printed: { stdout: string; stderr: string }): Promise<Ended> {
  return await new Promise((resolve, reject) => {
    process.on("error", reject);
    process.on("close", (exitCode, signal) => resolve({ exitCode, signal, ...printed }));
  });
}
