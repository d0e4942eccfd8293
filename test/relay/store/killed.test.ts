import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import { systemClock } from "../../../shared/time/clock.ts";

const PROGRAM = join(import.meta.dirname, "persisting-process.ts");
const CHANGES = 40;
/** After how many pushes stored each life ends; what is being written at that moment differs from run to run. */
const LIVES = [1, 7, 30, 3, 60];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-killed-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a push of many changes is stored with all its deliveries or not at all, whenever the process is killed", {
  timeout: 60_000,
}, async () => {
  const path = join(folder, "sluice.db");
  const stored = new Set<number>();
  for (const [life, pushes] of LIVES.entries()) {
    for (const n of await storedUntilKilled(path, 1 + life * 10_000, pushes)) stored.add(n);
  }

  const store = await openSqliteStore(path, { clock: systemClock });
  const events = await store.listEvents({ limit: 10_000 });
  const deliveries = await store.list({ limit: 1_000_000 });
  const byEvent = Map.groupBy(deliveries, ({ eventId }) => eventId);
  const bodies = await Promise.all(events.map(async ({ id }) => (await store.event(id))?.body.length ?? 0));
  const lines = await store.claim(new Date(), 1_000_000);
  const { pending, dispatching } = await store.backlog();
  await store.close();

  expect(stored.size).toBeGreaterThanOrEqual(LIVES.reduce((sum, pushes) => sum + pushes, 0));
  const found = new Set(events.map(({ id }) => id));
  expect([...stored].filter((n) => !found.has(`event-${n}`))).toEqual([]);
  expect(events.filter(({ id }) => byEvent.get(id)?.length !== CHANGES)).toEqual([]);
  expect(deliveries).toHaveLength(events.length * CHANGES);
  expect(bodies.every((length) => length > 50)).toBe(true);
  // Counters and lines are whole too: every other delivery is ordered, and of these the first alone may go.
  expect(pending + dispatching).toBe(deliveries.length);
  expect(lines.filter(({ delivery }) => Number(delivery.id.split("-")[1]) % 2 === 0)).toHaveLength(1);
});

/** The pushes a process has said to have stored before it was killed, at least `pushes`. */
async function storedUntilKilled(path: string, first: number, pushes: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [PROGRAM, path, String(first)], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const said: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(Number(line));
    if (said.length === pushes) child.kill("SIGKILL");
  }
  await ended;
  return said;
}
