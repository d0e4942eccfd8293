import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Ground, median, type Server } from "./ground.ts";
import { push, type Window } from "./push.ts";
import { type Databases, startBare, startReceiving, startWebhook } from "./servers.ts";

const WINDOW_MS = 2_000;
const BODY_BYTES = 10_000;
const CONNECTIONS = 64;
/** What the others are measured by: it verifies, with the relay's framework, and keeps nothing. */
const BASE = "Hono, verifying";

/** Signed pushes of 10 kB: what a durable answer costs beside one that only verifies. All servers take turns. */
export async function receive(ground: Ground, databases: Databases | undefined, rounds: number): Promise<void> {
  const servers = [
    await startBare(ground, "node:http", "plain"),
    await startBare(ground, "node:http, verifying", "hmac"),
    await startBare(ground, BASE, "hono"),
    await startReceiving(ground, "relay on SQLite", `"sqlite:${join(ground.folder, "receive.db")}"`),
  ];
  if (databases !== undefined)
    servers.push(await startReceiving(ground, "relay on PostgreSQL", await databases.create("receive")));
  const webhook = await startWebhook(ground);
  if (webhook === undefined) console.log("adnanh/webhook is not installed, and left out");
  else servers.push(webhook);
  try {
    const windows = new Map(servers.map(({ name }) => [name, [] as Window[]]));
    // The first round warms up.
    for (let round = -1; round < rounds; round += 1)
      for (const server of servers) {
        const window = push(ground, server, { connections: CONNECTIONS, ms: WINDOW_MS, sizeBytes: BODY_BYTES });
        if (round >= 0) windows.get(server.name)?.push(window);
        else await server.loopDelayMs();
      }
    console.log(`signed pushes of 10 kB over ${CONNECTIONS} connections (medians of ${rounds} windows)`);
    const base = medianOf(windows.get(BASE) ?? [], "perSecond");
    for (const server of servers) await report(server, windows.get(server.name) ?? [], base);
    await oneByOne(ground, servers);
  } finally {
    await Promise.all(servers.map((server) => server.end()));
  }
}

async function report(server: Server, windows: readonly Window[], base: number): Promise<void> {
  const { now, most } = server.memoryMb();
  const delay = await server.loopDelayMs();
  const [perSecond, cpuUs, p50Ms, p99Ms] = (["perSecond", "cpuUs", "p50Ms", "p99Ms"] as const).map((what) =>
    medianOf(windows, what),
  );
  console.log(
    `  ${server.name.padEnd(21)} ${shown(perSecond, 0).padStart(6)} a second  ${shown((perSecond ?? 0) / base, 2)} ×` +
      `  ${shown(cpuUs, 0).padStart(4)} µs CPU  p50 ${shown(p50Ms, 1)} ms  p99 ${shown(p99Ms, 1)} ms` +
      `  ${shown(now, 0)} MB resident, at most ${shown(most, 0)}${delay === undefined ? "" : `  loop late ${shown(delay, 1)} ms`}`,
  );
}

/** One connection: what is left is the disk's sync. */
async function oneByOne(ground: Ground, servers: readonly Server[]): Promise<void> {
  const appendMs = append(join(ground.folder, "append"));
  console.log(`one connection; a bare append + fdatasync takes ${shown(appendMs, 2)} ms (medians)`);
  for (const server of servers) {
    const { p50Ms } = push(ground, server, { connections: 1, ms: 1_500, sizeBytes: BODY_BYTES });
    console.log(`  ${server.name.padEnd(21)} p50 ${shown(p50Ms, 2)} ms  ${shown(p50Ms / appendMs, 2)} × the append`);
  }
}

function append(path: string): number {
  const file = openSync(path, "a");
  const body = Buffer.alloc(BODY_BYTES, "x");
  const took = Array.from({ length: 300 }, () => {
    const began = performance.now();
    writeSync(file, body);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return median(took);
}

function medianOf(windows: readonly Window[], what: keyof Window): number {
  return median(windows.map((window) => window[what]));
}

function shown(value: number | undefined, digits: number): string {
  return (value ?? Number.NaN).toFixed(digits);
}
