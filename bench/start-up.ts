// What it costs to start, beside a Node that does nothing: `node bench/start-up.ts`.
//
// Rounds are interleaved, so that whatever else the machine does falls on all alike: read the ratios, not the figures.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../test/support/free-port.ts";

const ROUNDS = 15;
const dist = join(dirname(import.meta.dirname), "dist");
const folder = mkdtempSync(join(tmpdir(), "sluice-bench-"));

const CONTENDERS: readonly (readonly [name: string, run: () => Promise<void>])[] = [
  ["node -e 0", async () => once(["-e", "0"])],
  ["dist/cli.js --version", async () => once([join(dist, "cli.js"), "--version"])],
  ["dist/main.js, until it has read its inputs", async () => once([join(dist, "main.js")])],
  ["dist/post.js", async () => once([join(dist, "post.js")])],
  ["dist/cli.js relay, until it is ready to answer", relayUntilReady],
];

try {
  const took = new Map(CONTENDERS.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, run] of CONTENDERS) {
      const began = performance.now();
      await run();
      took.get(name)?.push(performance.now() - began);
    }
  }
  const bare = median(took.get("node -e 0") ?? []);
  console.log(`starting (median of ${ROUNDS}, Node ${process.versions.node})`);
  for (const [name, times] of took) {
    const typical = median(times);
    console.log(`  ${name.padEnd(48)} ${typical.toFixed(0).padStart(5)} ms   ${(typical / bare).toFixed(2)} ×`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function once(args: readonly string[]): void {
  spawnSync(process.execPath, args, { stdio: "ignore", env: {} });
}

/** Measured to the first answer of /readyz; ending the relay is part of the round, but a small one. */
async function relayUntilReady(): Promise<void> {
  const port = await freePort();
  const config = join(folder, "relay.yml");
  writeFileSync(config, relayYml(port));
  const env = { SECRET: "a-secret-of-the-bench", TOKEN: "glptt-0123456789" };
  const relay = spawn(process.execPath, [join(dist, "cli.js"), "relay", "--config", config], { stdio: "ignore", env });
  const ended = new Promise((resolve) => relay.once("exit", resolve));
  while (relay.exitCode === null && !(await answers(`http://127.0.0.1:${port}/readyz`))) await sleep(2);
  relay.kill("SIGKILL");
  await ended;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function relayYml(port: number): string {
  return `listen: { host: 127.0.0.1, port: ${port} }
store: sqlite:./bench.db
gitlab: { main: { url: "https://gitlab.example.com" } }
sources: { hub: { kind: github, secrets: [{ env: SECRET }] } }
routes:
  - name: app
    from: hub
    when: { repository: acme/app }
    trigger: { gitlab: main, project: 1, ref: main, token: { env: TOKEN } }
`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
