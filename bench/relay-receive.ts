// What a durable answer costs beside one that only verifies: `node bench/relay-receive.ts [ROUNDS] [FOLDER]`. Linux, two cores.
//
// The server runs on one core, the load on the other; the two servers take turns. Machines are noisy: read the ratios.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const ROUNDS = Number(process.argv[2] ?? 5);
const WINDOW_MS = 3_000;
const CONNECTIONS = 64;
const BODY_BYTES = 10_000;
/** Linux counts processor time in these. */
const TICK_MS = 10;

const env = { PATH: process.env["PATH"] ?? "", HOOK_SECRET: "bench-hook-secret", TOKEN: "glptt-0123456789abcdef" };
const folder = mkdtempSync(join(process.argv[3] ?? tmpdir(), "sluice-bench-"));
// It takes a call and never answers: deliveries wait, so that only receiving is measured.
const gitlab = createServer(() => {}).listen(0, "127.0.0.1");
await once(gitlab, "listening");
const address = gitlab.address();
writeFileSync(
  join(folder, "relay.yml"),
  `listen: { port: 0 }
gitlab: { main: { url: "http://127.0.0.1:${typeof address === "object" ? address?.port : 0}" } }
sources: { forge: { kind: github, secrets: [{ env: HOOK_SECRET }] } }
routes: [{ name: app, from: forge, trigger: { gitlab: main, project: group/deploy, ref: main, token: { env: TOKEN } } }]
dispatch: { concurrency: 1, deadline: 1h }
`,
);

interface Server {
  readonly name: string;
  readonly child: ChildProcess;
  readonly url: string;
}

interface Window {
  readonly perSecond: number;
  readonly cpuUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const cli = resolve(process.env["RELAY"] ?? join(import.meta.dirname, "..", "cli", "main.ts"));
const servers: Server[] = [];
const windows = new Map<string, Window[]>();
let next = 0;
try {
  await start("Hono and HMAC alone", [join(import.meta.dirname, "receive", "bare.ts")]);
  await start("relay", [cli, "relay", "--config", join(folder, "relay.yml")]);
  for (let round = -1; round < ROUNDS; round += 1)
    for (const server of servers) {
      const window = measure(server);
      // The first one warms up.
      if (round >= 0) windows.get(server.name)?.push(window);
    }
  report();
} finally {
  for (const { child } of servers) child.kill("SIGKILL");
  gitlab.close();
  rmSync(folder, { recursive: true, force: true });
}

async function start(name: string, args: readonly string[]): Promise<void> {
  const flags = (process.env["NODE_FLAGS"] ?? "").split(" ").filter((flag) => flag !== "");
  const child = spawn("taskset", ["-c", "0", process.execPath, ...flags, ...args], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
    cwd: folder,
  });
  const lines = createInterface(child.stdout);
  const url = await new Promise<string>((found, reject) => {
    lines.on("line", (line) => {
      const told = /"url":"(http:[^"]+)"/.exec(line)?.[1];
      if (told !== undefined) found(told);
    });
    child.on("exit", () => reject(new Error(`${name} ended before it listened`)));
  });
  servers.push({ name, child, url });
  windows.set(name, []);
}

function measure({ child, url }: Server): Window {
  const before = cpuMs(child);
  const load = join(import.meta.dirname, "receive", "load.ts");
  const args = ["-c", "1", process.execPath, load, url, CONNECTIONS, WINDOW_MS, BODY_BYTES, next].map(String);
  const told = JSON.parse(execFileSync("taskset", args, { env, encoding: "utf8" })) as {
    answers: number;
    p50Ms: number;
    p99Ms: number;
    refused: Record<string, number>;
    next: number;
  };
  next = told.next;
  if (Object.keys(told.refused).length > 0) console.log("refused:", told.refused);
  return {
    perSecond: (told.answers / WINDOW_MS) * 1_000,
    cpuUs: ((cpuMs(child) - before) / told.answers) * 1_000,
    p50Ms: told.p50Ms,
    p99Ms: told.p99Ms,
  };
}

function report(): void {
  console.log(
    `signed pushes of 10 kB over ${CONNECTIONS} connections (medians of ${ROUNDS} windows of ${WINDOW_MS / 1_000} s)`,
  );
  const [bare] = servers;
  for (const { name, child } of servers) {
    const own = windows.get(name) ?? [];
    const perSecond = median(own.map((window) => window.perSecond));
    const base = median((windows.get(bare?.name ?? "") ?? []).map((window) => window.perSecond));
    console.log(
      `  ${name.padEnd(20)} ${perSecond.toFixed(0).padStart(6)} a second  ${(perSecond / base).toFixed(2)} ×` +
        `  ${median(own.map(({ cpuUs }) => cpuUs)).toFixed(0)} µs CPU  p50 ${median(own.map(({ p50Ms }) => p50Ms)).toFixed(1)} ms` +
        `  p99 ${median(own.map(({ p99Ms }) => p99Ms)).toFixed(1)} ms  ${memory(child)}`,
    );
  }
}

/** Processor time of a process and its threads so far. */
function cpuMs({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function memory({ pid }: ChildProcess): string {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mb = (name: string) => `${Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024)} MB`;
  return `${mb("VmRSS")} resident, at most ${mb("VmHWM")}`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
