import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shownStore } from "../../relay/model/store-config.ts";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../postgres/databases.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, variable } from "./relay-home.ts";

const why = await whyNoPostgres();

let database: TestDatabase;
let home: RelayHome;
let relays: RunningRelay[];

beforeEach(async () => {
  relays = [];
  if (why === undefined) database = await freshDatabase();
});

afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.close()));
  await home?.dispose();
  await database?.dispose();
});

describe.skipIf(why !== undefined)("relays on PostgreSQL", () => {
  it("make one pipeline of a push, whichever of them took it", async () => {
    home = await RelayHome.create({ store: shownStore(database.config) });
    relays.push(await home.start(), await home.start());
    const [one, other] = relays;

    const taken = await fetch(`${one?.url}/hooks/forge`, githubPush(1));
    const again = await fetch(`${other?.url}/hooks/forge`, githubPush(1));
    const answer = (await taken.json()) as Answer;
    await until(async () => home.look(async (store) => (await store.backlog()).delivered === 1));

    expect([taken.status, again.status]).toEqual([202, 200]);
    expect(await again.json()).toMatchObject({ duplicate: true, event: answer.event });
    expect(home.pipelines().map((pipeline) => variable(pipeline, "SLUICE_DELIVERY"))).toEqual(answer.deliveries);
  });

  it("part receiving from dispatching by their roles", async () => {
    home = await RelayHome.create({ store: shownStore(database.config) });
    const ingest = await home.start(home.env, "ingest");
    const dispatch = await home.start(home.env, "dispatch");
    relays.push(ingest, dispatch);

    const refused = await fetch(`${dispatch.url}/hooks/forge`, githubPush(1));
    const taken = await fetch(`${ingest.url}/hooks/forge`, githubPush(1));
    await until(() => home.pipelines().length === 1);
    const ready = await Promise.all(relays.map(async ({ url }) => (await fetch(`${url}/readyz`)).json()));

    expect([refused.status, taken.status]).toEqual([503, 202]);
    expect(ready).toMatchObject([
      { status: "ready", checks: { dispatcher: "elsewhere" } },
      { status: "ready", checks: { dispatcher: "running" } },
    ]);
  });

  it("take each other's place when one ends", async () => {
    home = await RelayHome.create({ store: shownStore(database.config) });
    const first = await home.start(home.env, "ingest");
    const taken = await fetch(`${first.url}/hooks/forge`, githubPush(1));
    await first.close();
    const second = await home.start();
    relays.push(second);

    await until(() => home.pipelines().length === 1);

    expect(taken.status).toBe(202);
  });

  it("let a balancer turn away from one that is to end: it says so, and takes what still comes", async () => {
    home = await RelayHome.create({ store: shownStore(database.config), drainGrace: "10m" });
    const [going, staying] = [await home.start(), await home.start()];
    relays.push(going, staying);

    void going.close();
    const ready = await fetch(`${going.url}/readyz`);
    const late = await fetch(`${going.url}/hooks/forge`, githubPush(1));
    const [, elsewhere] = await Promise.all([
      until(() => home.pipelines().length === 1),
      fetch(`${staying.url}/readyz`),
    ]);
    await going.abort(new Error("The balancer has turned away."));
    await staying.abort(new Error("The test is over."));

    expect([ready.status, late.status, elsewhere.status]).toEqual([503, 202, 200]);
    expect(await ready.json()).toEqual({ status: "draining" });
    await expect(fetch(`${going.url}/readyz`)).rejects.toThrow("fetch failed");
  });

  it("say that they are not ready while PostgreSQL lets nobody in, and are again once it does", async () => {
    home = await RelayHome.create({ store: shownStore(database.config) });
    const relay = await home.start();
    relays.push(relay);
    const readiness = async () => (await fetch(`${relay.url}/readyz`)).status;
    const before = await readiness();

    await database.refuse(true);
    const during = await readiness();
    const push = await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    await database.refuse(false);
    await until(async () => (await readiness()) === 200);

    expect([before, during, push.status]).toEqual([200, 503, 503]);
    expect(push.headers.get("retry-after")).toMatch(/^\d+$/);
  });
});
