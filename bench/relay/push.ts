import { join } from "node:path";
import type { Ground, Server } from "./ground.ts";

/** What came of a while of pushes. */
export interface Window {
  readonly perSecond: number;
  readonly cpuUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

let next = 0;

/** Sends signed pushes to a server for a while, no two of them alike. */
export function push(
  ground: Ground,
  server: Server,
  { connections, ms, sizeBytes }: { readonly connections: number; readonly ms: number; readonly sizeBytes: number },
): Window {
  const before = server.cpuMs();
  const load = join(import.meta.dirname, "load.ts");
  const told = JSON.parse(ground.run([load, server.url, connections, ms, sizeBytes, next], ms + 60_000)) as {
    answers: number;
    tookMs: number;
    p50Ms: number;
    p99Ms: number;
    refused: Record<string, number>;
    next: number;
  };
  next = told.next;
  if (Object.keys(told.refused).length > 0) console.log(`${server.name} refused:`, told.refused);
  return {
    perSecond: (told.answers / told.tookMs) * 1_000,
    cpuUs: ((server.cpuMs() - before) / told.answers) * 1_000,
    p50Ms: told.p50Ms,
    p99Ms: told.p99Ms,
  };
}
