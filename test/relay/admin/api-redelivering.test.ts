import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aConfig, aRoute } from "../support/a-config.ts";
import { payload } from "../support/payloads.ts";
import { type AdminLab, anAdmin, openAdminLab } from "./admin-lab.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab();
});
afterEach(async () => {
  await lab.close();
});

async function dead(branch: string): Promise<string> {
  const { delivery } = await lab.push(branch);
  await lab.settle("dead");
  await lab.clock.advance(1_000);
  return delivery;
}

const all = async () => await lab.store.list({ limit: 1_000 });

interface Redelivered {
  readonly id?: string;
}
interface RedeliveredMany {
  readonly redelivered: readonly { readonly redeliveryOf: string; readonly id?: string }[];
  readonly left: readonly { readonly id: string; readonly code: string }[];
  readonly next?: string;
}

describe("POST /api/deliveries/{id}/redeliver", () => {
  it("starts it once more, as a new one, and wakes who carries it", async () => {
    const of = await dead("main");
    const before = lab.woken.length;

    const { status, json } = await lab.post(`/api/deliveries/${of}/redeliver`, {});

    const { id = "" } = json as Redelivered;
    expect({ status, json }).toEqual({ status: 200, json: { dryRun: false, redeliveryOf: of, id } });
    expect(await lab.store.delivery(id)).toMatchObject({ state: "pending", redeliveryOf: of });
    expect(lab.woken.length).toBe(before + 1);
    expect(lab.signals.at(-1)).toMatchObject({ kind: "admin-acted", action: "redeliver", to: of, made: id, count: 1 });
  });

  it("starts it again when it is asked for again", async () => {
    const of = await dead("main");

    await lab.post(`/api/deliveries/${of}/redeliver`, {});
    await lab.post(`/api/deliveries/${of}/redeliver`, {});

    expect((await all()).filter(({ redeliveryOf }) => redeliveryOf === of)).toHaveLength(2);
  });

  it("starts it once when a request is sent again with its Idempotency-Key, and again with another", async () => {
    const of = await dead("main");
    const ask = async (key: string) =>
      (await lab.post(`/api/deliveries/${of}/redeliver`, {}, { headers: { "idempotency-key": key } }))
        .json as Redelivered;

    const [first, again, other] = [await ask("key-1"), await ask("key-1"), await ask("key-2")];

    expect(again).toEqual(first);
    expect(other.id).not.toBe(first.id);
    expect((await all()).filter(({ redeliveryOf }) => redeliveryOf === of)).toHaveLength(2);
  });

  it("tells of what a request has made once, also when it is sent again with its Idempotency-Key", async () => {
    const { delivery } = await lab.push();
    await lab.settle("dead");
    const headers = { "idempotency-key": "order-1" };
    const acted = () => lab.signals.filter(({ kind }) => kind === "admin-acted").length;

    await lab.post(`/api/deliveries/${delivery}/redeliver`, {}, { headers });
    await lab.post(`/api/deliveries/${delivery}/redeliver`, {}, { headers });
    expect(acted()).toBe(1);
    await lab.post("/api/redeliveries", { filter: { state: ["dead"] } }, { headers });
    expect(acted()).toBe(1);
  });

  it("starts it once when two requests with one Idempotency-Key meet", async () => {
    const of = await dead("main");
    const headers = { "idempotency-key": "key-1" };

    const both = await Promise.all(
      [1, 2].map(async () => lab.post(`/api/deliveries/${of}/redeliver`, {}, { headers })),
    );

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await all()).filter(({ redeliveryOf }) => redeliveryOf === of)).toHaveLength(1);
  });

  it("keeps keys of different deliveries apart", async () => {
    const [one, two] = [await dead("one"), await dead("two")];
    const headers = { "idempotency-key": "key-1" };

    for (const id of [one, two]) await lab.post(`/api/deliveries/${id}/redeliver`, {}, { headers });

    expect((await all()).flatMap(({ redeliveryOf }) => redeliveryOf ?? []).toSorted()).toEqual([one, two].toSorted());
  });

  it.each(["", "two words", "x".repeat(201)])("refuses %j for a key", async (key) => {
    const of = await dead("main");

    const answer = await lab.post(`/api/deliveries/${of}/redeliver`, {}, { headers: { "idempotency-key": key } });

    expect(answer.status).toBe(400);
    expect(await all()).toHaveLength(1);
  });

  it("stores nothing in a dry run", async () => {
    const of = await dead("main");

    const { json } = await lab.post(`/api/deliveries/${of}/redeliver`, { dryRun: true });

    expect(json).toEqual({ dryRun: true, redeliveryOf: of });
    expect(await all()).toHaveLength(1);
  });

  it.each([{ dryRun: true }, { dryRun: false }])("refuses one that is not over yet, with $dryRun too", async (body) => {
    const { delivery } = await lab.push();

    const { status, json } = await lab.post(`/api/deliveries/${delivery}/redeliver`, body);

    expect({ status, json }).toMatchObject({ status: 409, json: { error: { code: "DELIVERY_IN_FLIGHT" } } });
  });

  it("refuses one whose route is gone", async () => {
    const of = await dead("main");
    lab.config.replace(aConfig({ admin: anAdmin(), routes: [] }));

    expect((await lab.post(`/api/deliveries/${of}/redeliver`, {})).json).toMatchObject({
      error: { code: "DELIVERY_ROUTE_GONE" },
    });
  });
});

describe("POST /api/redeliveries", () => {
  it("redelivers what the filter finds, the oldest first, and leaves the rest", async () => {
    const [one, two] = [await dead("one"), await dead("two")];
    await lab.push("three");

    const { json } = await lab.post("/api/redeliveries", { filter: { state: ["dead"] } });

    const { redelivered, left, next } = json as RedeliveredMany;
    expect(redelivered.map(({ redeliveryOf }) => redeliveryOf)).toEqual([one, two]);
    expect({ left, next }).toEqual({ left: [], next: undefined });
    expect((await all()).flatMap(({ redeliveryOf }) => redeliveryOf ?? [])).toEqual([two, one]);
  });

  it("says which were left, and why", async () => {
    const one = await dead("one");
    const { delivery: waiting } = await lab.push("two");

    const { json } = await lab.post("/api/redeliveries", { filter: { route: ["app-to-deploy"] } });

    const { redelivered, left } = json as RedeliveredMany;
    expect(redelivered.map(({ redeliveryOf }) => redeliveryOf)).toEqual([one]);
    expect(left).toMatchObject([{ id: waiting, code: "DELIVERY_IN_FLIGHT" }]);
  });

  it("goes no further than its limit, and says where to go on", async () => {
    const [one, two, three] = [await dead("one"), await dead("two"), await dead("three")];

    const first = (await lab.post("/api/redeliveries", { filter: { state: ["dead"], limit: 2 } }))
      .json as RedeliveredMany;
    const filter = { state: ["dead"], limit: 2, before: first.next };
    const second = (await lab.post("/api/redeliveries", { filter })).json as RedeliveredMany;

    expect(first.redelivered.map(({ redeliveryOf }) => redeliveryOf)).toEqual([two, three]);
    expect(second.redelivered.map(({ redeliveryOf }) => redeliveryOf)).toEqual([one]);
    expect(second.next).toBeUndefined();
  });

  it("stores nothing in a dry run, and says what it would do", async () => {
    const one = await dead("one");

    const { json } = await lab.post("/api/redeliveries", { dryRun: true, filter: { state: ["dead"] } });

    expect(json).toEqual({ dryRun: true, redelivered: [{ redeliveryOf: one }], left: [] });
    expect(await all()).toHaveLength(1);
  });

  it("does none of it twice when it is sent again with its Idempotency-Key", async () => {
    await dead("one");
    await dead("two");
    const headers = { "idempotency-key": "after the timeout".replaceAll(" ", "-") };
    const ask = async () => (await lab.post("/api/redeliveries", { filter: { state: ["dead"] } }, { headers })).json;

    const [first, again] = [await ask(), await ask()];

    expect(again).toEqual(first);
    expect(await all()).toHaveLength(4);
  });

  it.each([
    { what: "no filter", body: {} },
    { what: "an empty filter", body: { filter: {} } },
    { what: "a filter that only says how many", body: { filter: { limit: 5 } } },
    { what: "a misspelt filter", body: { filter: { states: ["dead"] } } },
    { what: "a misspelt dry run", body: { dry_run: true, filter: { state: ["dead"] } } },
    { what: "a dry run that is no yes or no", body: { dryRun: "true", filter: { state: ["dead"] } } },
    { what: "a limit beyond a thousand", body: { filter: { state: ["dead"], limit: 1_001 } } },
  ])("refuses $what, and redelivers nothing", async ({ body }) => {
    await dead("one");

    const { status } = await lab.post("/api/redeliveries", body);

    expect({ status, deliveries: (await all()).length }).toEqual({ status: 400, deliveries: 1 });
  });
});

describe("POST /api/events/{id}/redeliver", () => {
  it("makes what a corrected route would have made, once", async () => {
    lab.config.replace(aConfig({ admin: anAdmin(), routes: [aRoute({ when: { branches: ["release"] } })] }));
    const { event } = await lab.push("main");
    lab.config.replace(
      aConfig({ admin: anAdmin(), routes: [aRoute(), aRoute({ name: "other", when: { branches: ["x"] } })] }),
    );

    const rehearsed = await lab.post(`/api/events/${event}/redeliver`, { dryRun: true });
    const first = await lab.post(`/api/events/${event}/redeliver`, {});
    const second = await lab.post(`/api/events/${event}/redeliver`, {});

    const [made] = await all();
    expect(rehearsed.json).toMatchObject({ dryRun: true, made: [{ route: "app-to-deploy" }], left: [] });
    expect(first.json).toMatchObject({
      made: [{ route: "app-to-deploy", id: made?.id }],
      others: [{ route: "other" }],
    });
    expect(second.json).toMatchObject({ made: [], left: [{ route: "app-to-deploy", delivery: made?.id }] });
    expect(await all()).toHaveLength(1);
  });

  it("answers 404 to an event that is not there, and 409 to one that is no push", async () => {
    const ping = await lab.send("ping", payload("github-ping.json"));

    const answers = [
      await lab.post("/api/events/nobody/redeliver", {}),
      await lab.post(`/api/events/${ping}/redeliver`, {}),
    ];

    expect(answers.map(({ status, json }) => ({ status, json }))).toMatchObject([
      { status: 404, json: { error: { code: "NOT_IN_STORE" } } },
      { status: 409, json: { error: { code: "EVENT_NOT_MATCHABLE" } } },
    ]);
  });
});
