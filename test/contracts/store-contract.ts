import { describe, expect, it } from "vitest";
import type { Store } from "../../relay/store/store.ts";
import { anEvent, at, deliveriesOf, plain } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

/** What every store promises of events, run on every implementation. */
export function storeContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store`, () => {
    const { start, reopen } = storeOfEachTest(create);

    it("gives an event back exactly as it was handed over, after closing and opening again", async () => {
      let store = await start();
      const odd = anEvent(1, {
        body: Uint8Array.from({ length: 256 }, (_, byte) => byte),
        headers: { "user-agent": "GitHub-Hookshot/\u00e9\u{1f680}" },
        reading: { kind: "other", why: "a ping" },
      });
      const { senderId: _, ...anonymous } = anEvent(2, { body: new Uint8Array() });

      await Promise.all([store.persist(odd, [], { id: "a" }), store.persist(anonymous, deliveriesOf(2), {})]);
      store = await reopen();

      expect(plain(await store.event("event-1"))).toEqual(plain(odd));
      expect(plain(await store.event("event-2"))).toEqual(plain(anonymous));
      expect(await store.delivery("app-2")).toEqual({
        id: "app-2",
        eventId: "event-2",
        route: "app",
        changeIndex: 0,
        state: "pending",
        attempts: 0,
        createdAt: at(2),
        dueAt: at(2),
        lane: "main:app",
        refIndex: 0,
        inDoubt: false,
      });
      expect(await store.event("event-3")).toBeUndefined();
      expect(await store.delivery("app-3")).toBeUndefined();
    });

    it("answers a second event of the same key with the first one's ids, and keeps nothing of the second", async () => {
      let store = await start();
      await store.persist(anEvent(1), deliveriesOf(1, "app", "docs"), { id: "key" });
      store = await reopen();

      const again = await store.persist(anEvent(2), deliveriesOf(2), { id: "key" });

      expect(again).toEqual({ kind: "seen-before", eventId: "event-1", deliveries: ["app-1", "docs-1"] });
      expect(await store.event("event-2")).toBeUndefined();
      expect(await store.backlog()).toMatchObject({ pending: 2 });
    });

    it("stores exactly one of many events that arrive together under one key", async () => {
      const store = await start();

      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) => store.persist(anEvent(n), deliveriesOf(n), { id: "key" })),
      );

      const stored = answers.filter(({ kind }) => kind === "stored");
      expect(stored).toHaveLength(1);
      expect(new Set(answers.map(({ eventId }) => eventId))).toEqual(new Set([stored[0]?.eventId]));
      expect(await store.backlog()).toMatchObject({ pending: 1 });
    });

    it("knows when the oldest delivery was created that is on its way, whatever it waits for", async () => {
      const store = await start();
      const oldest = async () => (await store.backlog()).oldestUndeliveredAt;
      expect(await oldest()).toBeUndefined();
      await store.persist(anEvent(1), deliveriesOf(1, "app"), {});
      await store.persist(anEvent(2), deliveriesOf(2, "app"), {});
      const { createdAt } = (await store.delivery("app-1")) ?? {};

      await store.claim(at(5), 1);
      expect(await oldest()).toEqual(createdAt);
      await store.settle("app-1", 1, at(6), { kind: "dead", code: "GITLAB_NO_JOBS", text: "none" });

      expect(await oldest()).toEqual((await store.delivery("app-2"))?.createdAt);
    });

    it("stores every event without a key, and every key once", async () => {
      const store = await start();

      const answers = await Promise.all([
        store.persist(anEvent(1), deliveriesOf(1), {}),
        store.persist(anEvent(2), deliveriesOf(2), {}),
        store.persist(anEvent(3), deliveriesOf(3), { id: "a" }),
        store.persist(anEvent(4), deliveriesOf(4), { id: "b" }),
      ]);

      expect(answers.map(({ kind }) => kind)).toEqual(["stored", "stored", "stored", "stored"]);
    });

    it("keeps all of an event or nothing, and lets a bad one fail alone", async () => {
      const store = await start();
      const twice = [...deliveriesOf(2, "docs"), ...deliveriesOf(1, "app")];

      const answers = await Promise.allSettled([
        store.persist(anEvent(1), deliveriesOf(1), { id: "a" }),
        // Its second delivery has an id that is taken.
        store.persist(anEvent(2), twice, { id: "b" }),
        store.persist(anEvent(3), deliveriesOf(3), { id: "c" }),
      ]);

      expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(await store.event("event-2")).toBeUndefined();
      expect(await store.delivery("docs-2")).toBeUndefined();
      expect(await store.persist(anEvent(2), deliveriesOf(2), { id: "b" })).toMatchObject({ kind: "stored" });
    });

    it("lists newest first, by state, up to the limit, and counts each state", async () => {
      const store = await start();
      for (const n of [1, 2, 3, 4]) await store.persist(anEvent(n), deliveriesOf(n), {});
      await store.claim(at(5), 2);
      await store.settle("app-1", 1, at(6), { kind: "held", code: "DELIVERY_HELD", text: "Who knows." });
      const ids = async (filter: Parameters<Store["list"]>[0]) => (await store.list(filter)).map(({ id }) => id);

      expect(await ids({ limit: 10 })).toEqual(["app-4", "app-3", "app-2", "app-1"]);
      expect(await ids({ states: ["pending", "held"], limit: 2 })).toEqual(["app-4", "app-3"]);
      expect(await ids({ states: ["held", "held"], limit: 10 })).toEqual(["app-1"]);
      expect(await ids({ states: ["dead"], limit: 10 })).toEqual([]);
      expect(await store.backlog()).toMatchObject({ pending: 2, dispatching: 1, held: 1, dead: 0, delivered: 0 });
    });

    it("says that it can be written to, and refuses everything once closed", async () => {
      const store = await start();
      await store.check();

      const last = store.persist(anEvent(1), deliveriesOf(1), { id: "key" });
      await store.close();

      expect(await last).toMatchObject({ kind: "stored" });
      const closed = { code: "STORE_UNAVAILABLE" };
      await expect(store.check()).rejects.toMatchObject(closed);
      await expect(store.persist(anEvent(2), [], {})).rejects.toMatchObject(closed);
      await expect(store.claim(at(5), 1)).rejects.toMatchObject(closed);
      await expect(store.delivery("app-1")).rejects.toMatchObject(closed);
      await expect(store.backlog()).rejects.toMatchObject(closed);
    });
  });
}
