import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Ground } from "./ground.ts";
import { type Databases, PROJECTS, startDispatching } from "./servers.ts";
import { storePushes } from "./store-pushes.ts";
import { type Place, postgresPlace, sqlitePlace } from "./stores.ts";

const EVENTS = 500;
const IN_FLIGHT = 64;
const ANSWERS_AFTER_MS = 50;
const GIVEN_UP_AFTER_MS = 60_000;

/** Trigger calls a second to a GitLab that answers after 50 ms, 64 under way, beside what that allows. */
export async function dispatch(ground: Ground, databases: Databases | undefined): Promise<void> {
  const ideal = (IN_FLIGHT / ANSWERS_AFTER_MS) * 1_000;
  const count = EVENTS * PROJECTS;
  console.log(`${count} trigger calls to a GitLab that answers after ${ANSWERS_AFTER_MS} ms, ${IN_FLIGHT} at once`);
  const places: Place[] = [sqlitePlace(ground, "dispatch")];
  if (databases !== undefined) places.push(await postgresPlace(databases, "dispatch"));
  for (const place of places) {
    const store = await place.open();
    await storePushes(store, EVENTS, PROJECTS);
    await store.close();
    const gitlab = await ground.node("GitLab", [join(import.meta.dirname, "gitlab.ts")], 1);
    const relay = await startDispatching(ground, `dispatching on ${place.engine}`, place.address, gitlab.url);
    const before = relay.cpuMs();
    const cameMs = await allOf(gitlab.url, count);
    const cpuUs = ((relay.cpuMs() - before) / cameMs.length) * 1_000;
    // The middle: at the beginning connections are opened, at the end there is not enough left to do.
    const [from, to] = [Math.floor(cameMs.length * 0.1), Math.floor(cameMs.length * 0.9)];
    const perSecond = ((to - from) / ((cameMs[to] ?? 0) - (cameMs[from] ?? 0))) * 1_000;
    console.log(
      `  relay on ${place.engine.padEnd(11)} ${perSecond.toFixed(0).padStart(5)} a second  ${(perSecond / ideal).toFixed(2)} of what is possible` +
        `  ${cpuUs.toFixed(0)} µs CPU  ${cameMs.length} calls`,
    );
    await relay.end();
    await gitlab.end();
  }
}

async function allOf(gitlab: string, count: number): Promise<readonly number[]> {
  for (const endMs = performance.now() + GIVEN_UP_AFTER_MS; ; await pause(200)) {
    const told = (await (await fetch(`${gitlab}/told`)).json()) as { count: number; cameMs: readonly number[] };
    if (told.count >= count || performance.now() > endMs) return told.cameMs;
  }
}
