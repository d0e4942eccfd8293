// The command line as a process: everything it touches outside itself is gathered here and handed on.
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname } from "node:path";
import process from "node:process";
import { systemClock } from "../shared/time/clock.ts";
import { runCli } from "./run-cli.ts";
import { screenOf } from "./screen.ts";
import { stopSignal } from "./stop-signal.ts";

const { signal, letGo } = stopSignal({
  on: (name, heard) => {
    process.on(name, heard);
    return () => void process.off(name, heard);
  },
  monotonicMs: () => systemClock.monotonicMs(),
  err: (text) => process.stderr.write(text),
  exit: (name) => process.exit(128 + constants.signals[name]),
});
// A reader that went away (`sluice --help | head -1`) is no failure of ours, and neither is a terminal that was closed. A log
// on a full disk leaves no pipeline behind that nobody waits for, either.
const deaf = new Set<NodeJS.WriteStream>();
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || error.code === "EIO" || deaf.has(stream)) return;
    deaf.add(stream);
    if (stream === process.stdout) process.stderr.write(`warning: Nothing more can be printed: ${error.message}\n`);
  });
}

/** A function, since the bundle is a script, and a script cannot wait at its top level. Never rejects. */
async function main(): Promise<void> {
  const plain = (process.env["NO_COLOR"] ?? "") !== "";
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    cwd: process.cwd(),
    nodeVersion: process.versions.node,
    clock: systemClock,
    random: Math.random,
    out: (text) => process.stdout.write(text),
    outBytes: (bytes) => process.stdout.write(bytes),
    err: (text) => process.stderr.write(text),
    colors: { out: process.stdout.isTTY && !plain, err: process.stderr.isTTY && !plain },
    screens: {
      ...(process.stdout.isTTY ? { out: screenOf(process.stdout) } : {}),
      ...(process.stderr.isTTY ? { err: screenOf(process.stderr) } : {}),
    },
    signal,
    letGoOfSignals: letGo,
    readFile: (path) => readFileSync(path, "utf8"),
    readBytes: (path) => readFileSync(path),
    sizeOf: (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    appendFile: (path, text) => {
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, text);
    },
    newPrivateFile: (path) => {
      writeFileSync(path, "", { flag: "wx", mode: 0o600 });
      return { write: (text) => writeFileSync(path, text), discard: () => rmSync(path, { force: true }) };
    },
    ...(process.stdin.isTTY && process.stderr.isTTY ? { ask: askHere } : {}),
  });
}

async function askHere(question: string): Promise<string> {
  const { ask } = await import("./ask.ts");
  return await ask(question, signal);
}

void main();
