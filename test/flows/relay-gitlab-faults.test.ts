import { afterEach, describe, expect, it } from "vitest";
import type { Delivery, DeliveryState } from "../../relay/model/delivery.ts";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { NOWHERE } from "../support/nowhere.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, route, variable } from "./relay-home.ts";

let home: RelayHome;
let relay: RunningRelay | undefined;

afterEach(async () => {
  await relay?.close();
  relay = undefined;
  await home.dispose();
});

/** Sends a push and resolves with its delivery once that has come to `state`. */
async function delivered(n: number, state: DeliveryState): Promise<Delivery> {
  const response = await fetch(`${relay?.url}/hooks/forge`, githubPush(n));
  const { deliveries } = (await response.json()) as Answer;
  const [id = "none"] = deliveries;
  return settled(id, state);
}

async function settled(id: string, state: DeliveryState): Promise<Delivery> {
  return until(async () => {
    const delivery = await home.look((store) => store.delivery(id));
    return delivery?.state === state ? delivery : undefined;
  });
}

describe("when GitLab", () => {
  it("is down, the delivery waits and goes out once it is up", async () => {
    home = await RelayHome.create();
    home.configure({ dispatch: "max-attempts: 1000" }, NOWHERE);
    relay = await home.start();
    const response = await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    const { deliveries } = (await response.json()) as Answer;
    const id = deliveries[0] ?? "none";
    await until(async () => ((await home.look((store) => store.delivery(id)))?.attempts ?? 0) >= 2);
    const attempts = await home.look((store) => store.attempts(id));

    await relay.close();
    home.configure();
    relay = await home.start();

    expect(response.status).toBe(202);
    expect(attempts[0]).toMatchObject({ number: 1, result: "GITLAB_UNREACHABLE" });
    expect(await settled(id, "delivered")).toMatchObject({ pipeline: { id: home.pipelines()[0]?.id } });
    expect(home.pipelines()).toHaveLength(1);
  });

  it.each([
    ["429 with Retry-After", { kind: "rate-limited", by: "rack-attack", retryAfterS: 0 }],
    ["429 with JSON", { kind: "rate-limited", by: "application", retryAfterS: 0 }],
    ["503", { kind: "status", status: 503 }],
  ] as const)("answers %s, the delivery is tried again and becomes one pipeline", async (_, fault) => {
    home = await RelayHome.create();
    home.gitlab.faults.add({ method: "POST", times: 2, fault });
    relay = await home.start();

    const delivery = await delivered(1, "delivered");

    expect(delivery.attempts).toBe(3);
    expect(home.pipelines()).toHaveLength(1);
  });

  it("does not have the ref yet, the delivery waits for a mirror to bring it", async () => {
    home = await RelayHome.create({ routes: [route("app").replace("ref: main", "ref: release")] });
    relay = await home.start();
    const response = await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    const { deliveries } = (await response.json()) as Answer;
    await until(() => home.gitlab.requests.length >= 1);

    home.gitlab.world.commit(home.target, "release");

    expect(await settled(deliveries[0] ?? "none", "delivered")).toMatchObject({ state: "delivered" });
    expect(home.pipelines().map(({ ref }) => ref)).toEqual(["release"]);
  });

  it("never gets the ref, the delivery goes on with the next of the list, after five tries", async () => {
    home = await RelayHome.create({ routes: [route("app").replace("ref: main", "ref: [release, main]")] });
    relay = await home.start();

    const delivery = await delivered(1, "delivered");

    expect(delivery).toMatchObject({ attempts: 6, refIndex: 1 });
    expect(home.pipelines().map(({ ref }) => ref)).toEqual(["main"]);
  });

  it("sends the call elsewhere, the delivery is dead at once, and the token goes nowhere", async () => {
    home = await RelayHome.create();
    const headers = { location: "https://elsewhere.example.com/login" };
    home.gitlab.faults.add({ method: "POST", fault: { kind: "status", status: 302, headers } });
    relay = await home.start();

    const delivery = await delivered(1, "dead");

    expect(delivery.reason?.code).toBe("GITLAB_REDIRECT_REFUSED");
    expect(home.gitlab.requests).toHaveLength(1);
  });

  it("fails again and again, it is left alone but for one call at a time, the relay stays ready, and all goes out after", async () => {
    home = await RelayHome.create({ dispatch: "max-attempts: 1000, breaker: { failures: 2, pause: 150ms }" });
    const disarm = home.gitlab.faults.add({
      method: "POST",
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 503 },
    });
    relay = await home.start();
    const ids = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const response = await fetch(`${relay?.url}/hooks/forge`, githubPush(n + 1));
        return ((await response.json()) as Answer).deliveries[0] ?? "none";
      }),
    );
    await until(() => home.logged.filter(({ message }) => message === "GitLab still does not work").length >= 2);
    const ready = await fetch(`${relay.url}/readyz`);
    disarm();
    await Promise.all(ids.map((id) => settled(id, "delivered")));

    // Those that were under way when it was first left alone, and then one for each time it was tried.
    const tried = home.logged.filter(({ message }) => message === "GitLab still does not work").length;
    const failed = [...home.triggersByDelivery().values()].reduce((sum, calls) => sum + calls, 0) - ids.length;
    expect(failed).toBeLessThanOrEqual(8 + tried);
    expect(ready.status).toBe(200);
    expect(home.logged).toContainEqual(expect.objectContaining({ message: "GitLab works again" }));
    expect(home.pipelines()).toHaveLength(ids.length);
  });

  it("answers 404, the delivery is dead at once, with the three causes to look for", async () => {
    home = await RelayHome.create({ routes: [route("app").replace("group/deploy", "group/elsewhere")] });
    relay = await home.start();

    const delivery = await delivered(1, "dead");

    expect(delivery).toMatchObject({
      attempts: 1,
      reason: { code: "GITLAB_TRIGGER_NOT_FOUND", text: expect.stringContaining("Tell the three causes apart") },
    });
    expect(home.gitlab.requests).toHaveLength(1);
    expect(home.logged).toContainEqual(expect.objectContaining({ level: "error", message: "Given up" }));
  });

  it("stays away, the delivery is dead after the configured attempts, and a release sends it again", async () => {
    home = await RelayHome.create({ dispatch: "max-attempts: 3" });
    const disarm = home.gitlab.faults.add({
      method: "POST",
      times: Number.POSITIVE_INFINITY,
      fault: { kind: "status", status: 503 },
    });
    relay = await home.start();

    const dead = await delivered(1, "dead");
    disarm();
    const released = await home.look((store) => store.release(dead.id, new Date()));

    expect(dead).toMatchObject({ attempts: 3, reason: { code: "DELIVERY_ATTEMPTS_EXHAUSTED" } });
    expect(released).toBe(true);
    expect(await settled(dead.id, "delivered")).toMatchObject({ attempts: 4 });
    expect(home.pipelines()).toHaveLength(1);
  });

  it.each([
    ["drops the connection after creating the pipeline", { kind: "drop-after" }, 1],
    ["drops the connection before creating one", { kind: "drop-before" }, 0],
    ["answers 500", { kind: "status", status: 500 }, 0],
    ["answers 502 with a page of its proxy", { kind: "bad-gateway" }, 0],
    ["breaks its answer off", { kind: "truncate", bytes: 20 }, 1],
  ] as const)("%s, the delivery is held and nothing is sent again by itself", async (_, fault, pipelines) => {
    home = await RelayHome.create();
    home.gitlab.faults.add({ method: "POST", fault });
    relay = await home.start();

    const held = await delivered(1, "held");
    const other = await delivered(2, "delivered");

    expect(held).toMatchObject({ attempts: 1, reason: { code: "DELIVERY_HELD" } });
    expect(home.triggersByDelivery()).toEqual(
      new Map([
        [held.id, 1],
        [other.id, 1],
      ]),
    );
    expect(home.pipelines()).toHaveLength(pipelines + 1);
  });

  it("leaves it open, a route that prefers a duplicate sends again", async () => {
    home = await RelayHome.create({ routes: [route("app", "on-ambiguous: retry")] });
    home.gitlab.faults.add({ method: "POST", fault: { kind: "drop-after" } });
    relay = await home.start();

    const delivery = await delivered(1, "delivered");

    expect(delivery.attempts).toBe(2);
    expect(home.pipelines().map((pipeline) => variable(pipeline, "SLUICE_DELIVERY"))).toEqual([
      delivery.id,
      delivery.id,
    ]);
  });

  it("never answers, a relay told twice to end holds the delivery and waits no longer", async () => {
    home = await RelayHome.create();
    home.gitlab.faults.add({ method: "POST", fault: { kind: "hang" } });
    relay = await home.start();
    await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    await until(() => home.gitlab.requests.length === 1);

    await relay.abort(new Error("Told twice."));

    expect(await home.look((store) => store.backlog())).toMatchObject({ held: 1, dispatching: 0 });
  });
});

describe("when the route of a stored delivery is gone", () => {
  it("gives the delivery up visibly and sends nothing; with the route back, a release sends it", async () => {
    home = await RelayHome.create();
    home.configure({ dispatch: "max-attempts: 1000" }, NOWHERE);
    relay = await home.start();
    const response = await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    const [id = "none"] = ((await response.json()) as Answer).deliveries;
    await relay.close();

    home.configure({ routes: [route("renamed")] });
    relay = await home.start();
    const dead = await settled(id, "dead");
    await relay.close();
    home.configure();
    relay = await home.start();
    await home.look((store) => store.release(id, new Date()));

    expect(dead.reason?.code).toBe("DELIVERY_ROUTE_GONE");
    expect(home.pipelines()).toHaveLength(0);
    expect(await settled(id, "delivered")).toMatchObject({ state: "delivered" });
  });

  it("does so as soon as a new configuration is in force", async () => {
    home = await RelayHome.create();
    home.configure({ dispatch: "max-attempts: 1000" }, NOWHERE);
    relay = await home.start();
    const response = await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    const [id = "none"] = ((await response.json()) as Answer).deliveries;
    await until(async () => ((await home.look((store) => store.delivery(id)))?.attempts ?? 0) >= 1);

    home.configure({ routes: [route("renamed")] });
    relay.reload();

    expect((await settled(id, "dead")).reason?.code).toBe("DELIVERY_ROUTE_GONE");
    expect(home.pipelines()).toHaveLength(0);
  });
});
