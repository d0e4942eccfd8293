import { type RelayHome, variable } from "../flows/relay-home.ts";
import type { Fate } from "./balance-relay.ts";

/** What has become of every stored delivery, with how many pipelines at GitLab carry its marker. */
export async function fatesOf(home: RelayHome): Promise<readonly Fate[]> {
  const pipelines = Map.groupBy(home.pipelines(), (pipeline) => variable(pipeline, "SLUICE_DELIVERY"));
  return await home.look(async (store) => {
    const stored = await store.list({ limit: 1_000_000 });
    return await Promise.all(
      stored.map(async ({ id, state, inDoubt, reason, attempts }) => ({
        id,
        state,
        looking: state === "pending" && inDoubt && reason?.code === "TRIGGER_LOST",
        adopted: attempts > 0 && (await store.attempts(id)).some(({ result }) => result === "adopted"),
        pipelines: pipelines.get(id)?.length ?? 0,
      })),
    );
  });
}

/** Whether nothing waits and nothing is under way, but deliveries that are only looked for. */
export async function isAtRest(home: RelayHome): Promise<boolean> {
  return await home.look(async (store) => {
    const open = await store.list({ states: ["pending", "dispatching"], limit: 100_000 });
    return open.every(
      ({ state, inDoubt, reason }) => state === "pending" && inDoubt && reason?.code === "TRIGGER_LOST",
    );
  });
}

/** What is still under way, for the error of a wait that was in vain. */
export async function openOf(home: RelayHome): Promise<string> {
  const open = await home.look(async (store) => await store.list({ states: ["pending", "dispatching"], limit: 5 }));
  return open.map((delivery) => JSON.stringify(delivery)).join("\n");
}
