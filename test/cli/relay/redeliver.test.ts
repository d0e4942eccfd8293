import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { payload } from "../../relay/support/payloads.ts";
import { route, StoreLab } from "./store-lab.ts";

let clock: ManualClock;
let lab: StoreLab;

beforeEach(async () => {
  clock = new ManualClock();
  lab = await StoreLab.open(clock);
});

afterEach(async () => {
  await lab[Symbol.asyncDispose]();
});

/** The deliveries that were made as redeliveries, oldest first. */
async function redelivered() {
  const all = await lab.store.list({ limit: 100 });
  return all.filter(({ redeliveryOf }) => redeliveryOf !== undefined).toReversed();
}

describe("sluice relay redeliver", () => {
  it.each(["dead", "held", "delivered"] as const)("starts one that is %s once more, as a new delivery", async (end) => {
    await lab.event(1);
    await lab.carry(end);

    const { exitCode, out } = await lab.run(["redeliver", "app-1"]);

    const [again] = await redelivered();
    expect(exitCode).toBe(0);
    expect(out).toBe(`Delivery app-1 is redelivered, as ${again?.id}.\n`);
    expect(again).toMatchObject({ redeliveryOf: "app-1", eventId: "event-1", state: "pending", attempts: 0 });
    expect(await lab.store.delivery("app-1")).toMatchObject({ state: end });
  });

  it("makes two of two in the same minute, and both are carried", async () => {
    await lab.event(1);
    await lab.carry("delivered");

    await lab.run(["redeliver", "app-1"]);
    await lab.run(["redeliver", "app-1"]);

    expect(await lab.store.claim(clock.now(), 10)).toHaveLength(2);
    expect((await redelivered()).map(({ redeliveryOf }) => redeliveryOf)).toEqual(["app-1", "app-1"]);
  });

  it("carries the stored bytes along the route as it is today, and waits for no newer push", async () => {
    await lab.event(1);
    await lab.carry("dead");
    lab.configure(route("app", "debounce: 1h, order: arrival, feedback: {}", "group/moved"));

    await lab.run(["redeliver", "app-1"]);

    const [claimed] = await lab.store.claim(clock.now(), 10);
    expect(claimed?.delivery).toMatchObject({ redeliveryOf: "app-1", lane: "main:group/moved" });
    expect(Buffer.from(claimed?.event.body ?? [])).toEqual(Buffer.from(payload("github-push.json")));
    expect(await lab.store.feedbackDue(clock.now(), 10)).toMatchObject([{ delivery: { id: claimed?.delivery.id } }]);
  });

  it("refuses one that is not over yet, whether it waits or is under way", async () => {
    await lab.event(1);
    const waiting = await lab.run(["redeliver", "app-1"]);
    await lab.store.claim(clock.now(), 1);
    const underWay = await lab.run(["redeliver", "app-1"]);

    expect(waiting).toMatchObject({ exitCode: 2, err: expect.stringContaining("is pending. It was not redelivered") });
    expect(underWay).toMatchObject({ exitCode: 2, err: expect.stringContaining("[DELIVERY_IN_FLIGHT]") });
    expect(await redelivered()).toEqual([]);
  });

  it("tells of a route that is gone and of an id there is none of, and redelivers the others", async () => {
    await lab.event(1, {}, { route: "gone" });
    await lab.carry("dead");
    await lab.event(2);
    await lab.carry("dead");

    const { exitCode, err } = await lab.run(["redeliver", "gone-1", "nobody", "app-2"]);

    expect(exitCode).toBe(2);
    expect(err).toContain("[DELIVERY_ROUTE_GONE]");
    expect(err).toContain("There is no delivery nobody. [NOT_IN_STORE]");
    expect((await redelivered()).map(({ redeliveryOf }) => redeliveryOf)).toEqual(["app-2"]);
  });

  it("sends a call of the drop-in again without knowing its token", async () => {
    const reading = { kind: "call", project: "group/deploy", ref: "main", tokenSha256: "0".repeat(64) } as const;
    const call = { id: "event-1", source: "drop-in", sourceKind: "drop-in", type: "trigger", reading } as const;
    const rest = { receivedAt: clock.now(), headers: {}, body: Buffer.from("{}"), payloadSha256: "0".repeat(64) };
    const one = { id: "d-1", route: "drop-in", changeIndex: 0, lane: "main:group/deploy" };
    await lab.store.persist({ ...call, ...rest }, [one], {});
    await lab.carry("dead");

    const refused = await lab.run(["redeliver", "d-1"]);
    lab.configure(`${route("app")}\ndrop-in: { gitlab: main, tokens: [{ env: NOT_HERE }] }`);
    await lab.run(["redeliver", "d-1"]);

    expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining("[DELIVERY_ROUTE_GONE]") });
    expect(await redelivered()).toMatchObject([{ redeliveryOf: "d-1", lane: "main:group/deploy" }]);
  });
});

describe("sluice relay redeliver by filter", () => {
  async function dead(count: number): Promise<void> {
    for (let n = 1; n <= count; n += 1) {
      await lab.event(n);
      await lab.carry("dead");
      await clock.advance(60_000);
    }
  }

  it("takes those of a time range, the oldest first, and leaves out what is not over", async () => {
    await dead(4);
    await lab.event(5);

    const { out } = await lab.run(["redeliver", "--route", "app", "--since", "3m"]);

    expect(out).toContain("1 delivery not over yet: left out.");
    expect((await redelivered()).map(({ redeliveryOf }) => redeliveryOf)).toEqual(["app-2", "app-3", "app-4"]);
  });

  it("makes nothing in a dry run, and says what it would make", async () => {
    await dead(2);

    const { out, exitCode } = await lab.run(["redeliver", "--state", "dead", "--dry-run"]);

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^would redeliver app-1 +dead +app +\S+ +refs\/heads\/\S+\nwould redeliver app-2/);
    expect(out).toMatch(/2 deliveries would be redelivered\.\n$/);
    expect(await redelivered()).toEqual([]);
  });

  it("asks before it makes more than ten, and takes no for no", async () => {
    await dead(11);
    const args = ["redeliver", "--state", "dead"];

    const nobody = await lab.run(args);
    const no = await lab.run(args, "n");

    expect(nobody).toMatchObject({ exitCode: 2, err: expect.stringContaining("these are 11, nobody can be asked") });
    expect(no).toMatchObject({ exitCode: 0, out: "Nothing was redelivered.\n" });
    expect(await redelivered()).toEqual([]);
    expect(await lab.run(args, "yes")).toMatchObject({ exitCode: 0 });
    expect(await redelivered()).toHaveLength(11);
  });

  it("makes as many as there are with --yes", async () => {
    await dead(11);

    await lab.run(["redeliver", "--state", "dead", "--yes"]);

    expect(await redelivered()).toHaveLength(11);
  });

  it.each([
    [[], "it was not said which"],
    [["--limit", "5"], "it was not said which"],
    [["app-1", "--state", "dead"], "do not go together"],
    [["--event", "event-1", "app-1"], "do not go together"],
    [["--since", "yesterday"], '--since: "yesterday" is no time'],
  ])("with %j is refused before anything is done", async (args, words) => {
    await dead(1);

    expect(await lab.run(["redeliver", ...args])).toMatchObject({ exitCode: 2, err: expect.stringContaining(words) });
    expect(await redelivered()).toEqual([]);
  });
});

describe("sluice relay redeliver --event", () => {
  it("makes what a route that is new would have made, and nothing for those that had their delivery", async () => {
    await lab.event(1);
    await lab.carry("delivered");
    lab.configure(route("app"), route("web"), route("tags", 'when: { tags: "**" }'));

    const dry = await lab.run(["redeliver", "--event", "event-1", "--dry-run"]);
    const { out } = await lab.run(["redeliver", "--event", "event-1"]);
    const again = await lab.json(["redeliver", "--event", "event-1"]);

    expect(dry.out).toContain("event event-1: web would get a delivery\n");
    expect(out).toMatch(/^event event-1: web: delivery \S+\nevent event-1: app has delivery app-1 already\n/);
    expect(out).toMatch(/event event-1: tags does not match: /);
    expect(again).toEqual({ schema: "sluice/relay-redeliver-result@1", dryRun: false, redelivered: [] });
    expect((await lab.store.list({ events: ["event-1"], limit: 9 })).map(({ route: name }) => name)).toEqual([
      "web",
      "app",
    ]);
  });

  it("tells what is no push, and what has lost its source", async () => {
    await lab.event(1, { source: "gone" });
    const ping = { id: "event-2", source: "hub", sourceKind: "github", type: "ping" } as const;
    const rest = { receivedAt: clock.now(), headers: {}, body: Buffer.from("{}"), payloadSha256: "0".repeat(64) };
    await lab.store.persist({ ...ping, ...rest, reading: { kind: "other", why: "a ping: the webhook works" } }, [], {});

    const { exitCode, err } = await lab.run(["redeliver", "--event", "event-1,event-2,event-3"]);

    expect(exitCode).toBe(2);
    expect(err).toContain("the configuration has no source gone any more. [EVENT_NOT_MATCHABLE]");
    expect(err).toContain("it is a ping: the webhook works. [EVENT_NOT_MATCHABLE]");
    expect(err).toContain("There is no event event-3. [NOT_IN_STORE]");
  });
});
