import { afterEach, describe, expect, it } from "vitest";
import type { ListedDelivery } from "../../relay/model/listed.ts";
import { until } from "../support/until.ts";
import { RelayHome, route, SEEING, variable } from "./relay-home.ts";
import { Load, pseudoRandom } from "./relay-load.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

/** Fixed, so that a failure can be run again; the moments of the kills still vary with the machine. */
const SEED = 20_261_123;
const KILLS = 6;
const SENDERS = 8;
/** A relay lives until it has accepted some number of pushes below this. */
const MOST_ACCEPTED_PER_LIFE = 40;
const FOREVER = Number.POSITIVE_INFINITY;

let home: RelayHome;
let relay: RelayProcess | undefined;

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await home.dispose();
});

describe("a relay with an access token that is killed again and again, with a GitLab that answers wrongly now and then", () => {
  it("starts one pipeline for everything it accepted, but for calls that never arrived, which it never repeats", {
    timeout: 120_000,
  }, async () => {
    home = await RelayHome.create({
      gitlab: SEEING,
      routes: [route("app"), route("docs", "", "payload: none")],
      dispatch: "max-attempts: 1000, breaker: { failures: 1000 }",
    });
    const random = pseudoRandom(SEED);
    for (let at = 0; at < 30; at += 1) {
      const after = Math.floor(random() * 250);
      const fault = [
        { kind: "drop-after" } as const,
        { kind: "bad-gateway", handled: true } as const,
        { kind: "status", status: 503 } as const,
        { kind: "truncate", bytes: 10 } as const,
      ][at % 4];
      if (fault !== undefined) home.gitlab.faults.add({ method: "POST", after, fault });
    }
    home.gitlab.faults.add({ method: "POST", times: FOREVER, fault: { kind: "slow", ms: 5 } });
    const load = new Load();
    const senders = Array.from({ length: SENDERS }, async () => load.send());

    for (let kill = 0; kill < KILLS; kill += 1) {
      relay = await startRelayProcess(home.configPath, home.env);
      load.pointAt(relay.url);
      const enough = load.accepted.size + Math.floor(random() * MOST_ACCEPTED_PER_LIFE);
      await until(() => load.accepted.size >= enough);
      load.hold();
      await relay.end("SIGKILL");
    }
    load.finish();
    relay = await startRelayProcess(home.configPath, home.env);
    load.pointAt(relay.url);
    await Promise.all(senders);
    await until(async () => {
      const states = ["pending", "dispatching"] as const;
      return (await home.look(async (store) => store.list({ states, limit: 1_000 }))).every(isLookedFor);
    });

    const stored = await home.look(async (store) => store.list({ limit: 100_000 }));
    const pipelines = Map.groupBy(home.pipelines(), (pipeline) => variable(pipeline, "SLUICE_DELIVERY"));
    const fates = stored.map(({ id, state }) => ({ id, state, pipelines: pipelines.get(id)?.length ?? 0 }));
    const inDoubt = fates.filter(({ state }) => state !== "delivered");

    // Everything that was accepted is there.
    expect(load.accepted.size).toBe(load.sent);
    expect(stored.map(({ id }) => id).toSorted()).toEqual([...load.accepted.values()].flat().toSorted());
    // Nothing has two pipelines, and what is delivered has one.
    expect(fates.filter((fate) => fate.pipelines > 1)).toEqual([]);
    expect(fates.filter((fate) => fate.state === "delivered" && fate.pipelines !== 1)).toEqual([]);
    // What is still looked for has none: its call was on the way when the relay was killed, and never got there.
    expect(inDoubt.filter((fate) => fate.pipelines > 0)).toEqual([]);
    expect(inDoubt.length).toBeLessThanOrEqual(KILLS * 16);
    // Lost answers have been adopted.
    const adopted = await home.look(async (store) => {
      const attempts = await Promise.all(stored.map(({ id }) => store.attempts(id)));
      return attempts.flat().filter(({ result }) => result === "adopted").length;
    });
    expect(adopted).toBeGreaterThan(0);
  });
});

/** Whether nothing can come of a delivery but further looks that find nothing. */
function isLookedFor({ state, inDoubt, reason }: ListedDelivery): boolean {
  return state === "pending" && inDoubt && reason?.code === "TRIGGER_LOST";
}
