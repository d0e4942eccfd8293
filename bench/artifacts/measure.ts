import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** What one run of a program took. */
export interface Taken {
  readonly ms: number;
  /** The most memory it had, where the system tells (Linux). */
  readonly peakMb: number;
}

/** Runs a program to its end. Throws Error when it fails. */
export async function measure(command: string, args: readonly string[]): Promise<Taken> {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let [peakMb, said] = [0, ""];
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const look = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), 20);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${String(code)}: ${said}`);
  return { ms: performance.now() - begun, peakMb };
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The kernel keeps the highest mark itself, so looking now and then misses little. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kb = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kb) / 1_000;
  } catch {
    return 0;
  }
}
