import { randomBytes } from "node:crypto";
import { laneOf } from "../../relay/model/lane.ts";
import { idSource } from "../../relay/model/new-id.ts";
import type { Store } from "../../relay/store/store.ts";
import { systemClock } from "../../shared/time/clock.ts";

const AT_ONCE = 64;
const newId = idSource(systemClock, randomBytes);

/** The lane of one of the benchmark's projects. */
export function laneOfProject(n: number): string {
  return laneOf("main", `group/deploy-${n}`);
}

/** Stores pushes of 10 kB, each with a delivery to every project. */
export async function storePushes(store: Store, count: number, projects: number): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        await storePush(store, projects);
      }
    }),
  );
}

async function storePush(store: Store, projects: number): Promise<void> {
  const id = newId();
  const commit = randomBytes(20).toString("hex");
  const change = { index: 0, kind: "branch", action: "update", ref: "refs/heads/main", refName: "main" } as const;
  const reading = {
    kind: "push",
    origin: { repository: "acme/app" },
    changes: [{ ...change, before: "0".repeat(40), after: commit, commit, forced: false }],
  } as const;
  await store.persist(
    {
      id,
      source: "forge",
      sourceKind: "github",
      type: "push",
      receivedAt: systemClock.now(),
      headers: { "x-github-event": "push", "x-github-delivery": id },
      body: Buffer.from(JSON.stringify({ ref: "refs/heads/main", after: commit, filler: "changed ".repeat(1_200) })),
      payloadSha256: "0".repeat(64),
      reading,
    },
    Array.from({ length: projects }, (_, n) => ({
      id: newId(),
      route: `app-${n}`,
      changeIndex: 0,
      lane: laneOfProject(n),
    })),
    { id: `forge:${id}` },
  );
}
