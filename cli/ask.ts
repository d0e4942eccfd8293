import process from "node:process";
import { createInterface } from "node:readline/promises";

/**
 * Asks on the terminal and resolves with the line that is typed; with nothing when the input ends instead.
 *
 * Ctrl-C reaches the process as it does at any other time. Rejects with the signal's reason.
 */
export async function ask(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => {
    lines.on("close", () => resolve(""));
  });
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return await Promise.race([lines.question(question, { signal }), ended]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
