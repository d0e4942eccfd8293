import { afterEach, expect, it } from "vitest";
import { bitbucketCloudRequest, FORGE_SECRET } from "../relay/support/forge-requests.ts";
import { payload } from "../relay/support/payloads.ts";
import { until } from "../support/until.ts";
import { RelayHome, route } from "./relay-home.ts";
import { Load, pseudoRandom } from "./relay-load.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

/** Fixed, so that a failure can be run again; the moments of the kills still vary with the machine. */
const SEED = 20_261_123;
const KILLS = 5;
const SENDERS = 8;
const MOST_ACCEPTED_PER_LIFE = 40;

/** Of the five changes in each push, which has one deletion, along two routes that do not want deletions. */
const DELIVERIES_OF_A_PUSH = 8;

let home: RelayHome;
let relay: RelayProcess | undefined;

afterEach(async () => {
  await relay?.end("SIGKILL");
  relay = undefined;
  await home.dispose();
});

it("a push that moves many refs is stored with all of its deliveries or not at all, whenever the relay is killed", {
  timeout: 60_000,
}, async () => {
  const from = (name: string) => route(name, "", "payload: none").replace("from: forge", "from: cloud");
  home = await RelayHome.create({
    sources: ["cloud: { kind: bitbucket-cloud, secrets: [{ env: FORGE_SECRET }], dedupe-window: 0s }"],
    routes: [from("app"), from("docs")],
  });
  const random = pseudoRandom(SEED);
  const load = new Load(manyChanges, "cloud");
  const senders = Array.from({ length: SENDERS }, async () => load.send());
  const stored = new Set<number>();

  for (let kill = 0; kill < KILLS; kill += 1) {
    relay = await startRelayProcess(home.configPath, { ...home.env, FORGE_SECRET });
    load.pointAt(relay.url);
    const enough = load.accepted.size + Math.floor(random() * MOST_ACCEPTED_PER_LIFE);
    await until(() => load.accepted.size >= enough);
    load.hold();
    await relay.end("SIGKILL");

    for (const count of (await deliveriesByEvent()).values()) stored.add(count);
    const onDisk = await deliveryIds();
    expect([...load.accepted.values()].flat().filter((id) => !onDisk.has(id))).toEqual([]);
  }
  load.finish();
  relay = await startRelayProcess(home.configPath, { ...home.env, FORGE_SECRET });
  load.pointAt(relay.url);
  await Promise.all(senders);

  // Each is there once, although it was sent again until it was accepted.
  expect((await deliveriesByEvent()).size).toBe(load.sent);
  expect([...stored]).toEqual([DELIVERIES_OF_A_PUSH]);
  expect([...load.accepted.values()].every((ids) => ids.length === DELIVERIES_OF_A_PUSH)).toBe(true);
});

/** One push, as its sender repeats it: the same bytes under the same id. */
function manyChanges(n: number): RequestInit {
  const { headers, body } = bitbucketCloudRequest(payload("bitbucket-cloud-push-many.json"), { id: `push-${n}` });
  return { method: "POST", headers, body: Buffer.from(body) };
}

async function deliveryIds(): Promise<ReadonlySet<string>> {
  const listed = await home.look(async (store) => store.list({ limit: 100_000 }));
  return new Set(listed.map(({ id }) => id));
}

/** How many deliveries each event on disk has. */
async function deliveriesByEvent(): Promise<ReadonlyMap<string, number>> {
  return home.look(async (store) => {
    const events = await store.listEvents({ limit: 100_000 });
    const byEvent = Map.groupBy(await store.list({ limit: 100_000 }), ({ eventId }) => eventId);
    return new Map(events.map(({ id }) => [id, byEvent.get(id)?.length ?? 0]));
  });
}
