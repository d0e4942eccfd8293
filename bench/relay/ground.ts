import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

/** What servers and loads are told by their environment, and nothing else. */
const ENV = { PATH: process.env["PATH"] ?? "", HOOK_SECRET: "bench-hook-secret", TOKEN: "glptt-0123456789abcdef" };
/** Linux counts processor time in these. */
const TICK_MS = 10;
const STARTS_WITHIN_MS = 30_000;

/** Loaded into each server: writes how late its event loop was, the 99th percentile, when it is asked to, and counts anew. */
const LOOP_DELAY = `
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.on("SIGUSR2", () => {
  writeFileSync(process.env.LOOP_DELAY_FILE, String(delay.percentile(99) / 1e6 - 10));
  delay.reset();
});
`;

/** A server under measurement, alone on the first core. */
export interface Server {
  readonly name: string;
  readonly url: string;
  /** Processor time of the process and its threads so far. */
  readonly cpuMs: () => number;
  /** Memory that is resident now, and the most there ever was. */
  readonly memoryMb: () => { readonly now: number; readonly most: number };
  /** How late the event loop was since this was last asked, 99th percentile; undefined where no Node runs. */
  readonly loopDelayMs: () => Promise<number | undefined>;
  readonly end: () => Promise<void>;
}

/** Where a part of the benchmark works: a folder that goes with it, and processes that end with it. */
export interface Ground {
  readonly folder: string;
  /** Starts a Node program on the first core, or where `core` says, and waits until it tells its address. */
  readonly node: (name: string, args: readonly string[], core?: 0 | 1) => Promise<Server>;
  /** Starts another program that listens at `url`. */
  readonly program: (name: string, file: string, args: readonly string[], url: string) => Promise<Server>;
  /** Runs a Node program on the second core to its end; gives what it prints. */
  readonly run: (args: readonly (string | number)[], timeoutMs: number) => string;
  /** Has `undo` called when everything ends. */
  readonly later: (undo: () => Promise<void>) => void;
  readonly dispose: () => Promise<void>;
}

/** Makes a ground; this process itself, and so all that it starts, moves to the second core. */
export function createGround(parent: string = tmpdir()): Ground {
  execFileSync("taskset", ["-a", "-c", "-p", "1", String(process.pid)], { stdio: "ignore" });
  const folder = mkdtempSync(join(parent, "sluice-bench-"));
  const preload = join(folder, "loop-delay.mjs");
  writeFileSync(preload, LOOP_DELAY);
  const children = new Set<ChildProcess>();
  const undos: (() => Promise<void>)[] = [];

  const start = (core: number, file: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
    const child = spawn("taskset", ["-c", String(core), file, ...args], {
      env: { ...ENV, ...env },
      stdio: ["ignore", "pipe", "inherit"],
      cwd: folder,
    });
    children.add(child);
    child.once("exit", () => children.delete(child));
    return child;
  };

  return {
    folder,
    async node(name, args, core = 0) {
      const delayFile = join(folder, `delay-${name.replaceAll(/\W/g, "-")}`);
      const flags = (process.env["NODE_FLAGS"] ?? "").split(" ").filter((flag) => flag !== "");
      const child = start(core, process.execPath, ["--import", preload, ...flags, ...args], {
        LOOP_DELAY_FILE: delayFile,
      });
      return serverOf(name, child, await told(name, child), delayFile);
    },
    async program(name, file, args, url) {
      const child = start(0, file, args, {});
      child.stdout?.resume();
      for (const endMs = performance.now() + STARTS_WITHIN_MS; ; await pause(50)) {
        if (await fetch(url).then(isAnswer, isNone)) return serverOf(name, child, url, undefined);
        if (performance.now() > endMs) throw new Error(`${name} does not listen`);
      }
    },
    run: (args, timeoutMs) =>
      execFileSync(process.execPath, args.map(String), { env: ENV, encoding: "utf8", timeout: timeoutMs }),
    later: (undo) => void undos.unshift(undo),
    async dispose() {
      for (const child of children) child.kill("SIGKILL");
      for (const undo of undos) await undo().catch((error: unknown) => console.error(error));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isAnswer = () => true;
const isNone = () => false;

async function told(name: string, child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error(`${name} has no output`);
  const lines = createInterface(child.stdout);
  return await new Promise<string>((found, reject) => {
    // Read to the end, so that a server that logs each request never waits for us.
    lines.on("line", (line) => {
      const url = /"url":"(http:[^"]+)"/.exec(line)?.[1];
      if (url !== undefined) found(url);
    });
    child.once("exit", () => reject(new Error(`${name} ended before it listened`)));
    setTimeout(() => reject(new Error(`${name} does not listen`)), STARTS_WITHIN_MS).unref();
  });
}

function serverOf(name: string, child: ChildProcess, url: string, delayFile: string | undefined): Server {
  const status = (field: string) =>
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1_024;
  return {
    name,
    url,
    cpuMs: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    },
    memoryMb: () => ({ now: status("VmRSS"), most: status("VmHWM") }),
    loopDelayMs: async () => {
      if (delayFile === undefined) return undefined;
      rmSync(delayFile, { force: true });
      child.kill("SIGUSR2");
      for (let tries = 0; tries < 200; tries += 1) {
        const text = existsSync(delayFile) ? readFileSync(delayFile, "utf8") : "";
        if (text !== "") return Math.max(0, Number(text));
        await pause(25);
      }
      return undefined;
    },
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** The middle one of a few. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
