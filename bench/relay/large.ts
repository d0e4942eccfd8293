import { join } from "node:path";
import type { Ground } from "./ground.ts";
import { push } from "./push.ts";
import { type Databases, startBare, startReceiving, startWebhook } from "./servers.ts";

const MB = 1_000_000;

/** Bodies of 1 MB and 20 MB, of which a large push has one: speed, and the memory that four at once take. */
export async function large(ground: Ground, databases: Databases | undefined): Promise<void> {
  for (const sizeBytes of [MB, 20 * MB]) {
    console.log(`signed pushes of ${sizeBytes / MB} MB over 4 connections`);
    const starts = [
      () => startBare(ground, "Hono, verifying", "hono"),
      () => startReceiving(ground, "relay on SQLite", `"sqlite:${join(ground.folder, `large-${sizeBytes / MB}.db`)}"`),
      async () =>
        databases === undefined
          ? undefined
          : await startReceiving(ground, "relay on PostgreSQL", await databases.create(`large_${sizeBytes / MB}`)),
      () => startWebhook(ground),
    ];
    let base: number | undefined;
    for (const start of starts) {
      const server = await start();
      if (server === undefined) continue;
      const idle = server.memoryMb().now;
      const { perSecond, p50Ms } = push(ground, server, { connections: 4, ms: 5_000, sizeBytes });
      const { most } = server.memoryMb();
      base ??= perSecond;
      console.log(
        `  ${server.name.padEnd(21)} ${perSecond.toFixed(1).padStart(7)} a second  ${(perSecond / base).toFixed(2)} ×  p50 ${p50Ms.toFixed(0)} ms` +
          `  at most ${most.toFixed(0)} MB resident, ${(((most - idle) * 1_048_576) / sizeBytes).toFixed(1)} bodies more than idle`,
      );
      await server.end();
    }
  }
}
