import { describe, expect, it } from "vitest";
import type { EventKeys, Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at, deliveriesOf } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

/** What every store promises of telling an event from an earlier one, run on every implementation. */
export function keysContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what tells events apart`, () => {
    const { start, reopen } = storeOfEachTest(create);

    it("takes an event for new whose first one started nothing", async () => {
      const store = await start();
      const keys: EventKeys = { id: "hub:1", content: { key: "hub:abc", notBefore: at(0) } };
      await store.persist(anEvent(1), [], keys);

      const first = await store.persist(anEvent(2), deliveriesOf(2), keys);
      const second = await store.persist(anEvent(3), deliveriesOf(3), keys);

      expect(first).toEqual({ kind: "stored", eventId: "event-2", deliveries: ["app-2"], held: [], superseded: [] });
      expect(second).toMatchObject({ kind: "seen-before", eventId: "event-2" });
    });

    it("stores the same content under another id, and holds what it would start", async () => {
      let store = await start();
      await repeat(store, 1, "hub:1", 0);
      store = await reopen();

      const again = await store.persist(anEvent(2), deliveriesOf(2, "app", "docs"), {
        id: "hub:2",
        content: { key: "hub:abc", notBefore: at(0) },
      });

      expect(again).toEqual({
        kind: "stored",
        eventId: "event-2",
        deliveries: ["app-2", "docs-2"],
        held: ["app-2", "docs-2"],
        superseded: [],
      });
      expect(await store.delivery("docs-2")).toMatchObject({
        state: "held",
        attempts: 0,
        reason: { code: "DELIVERY_REPEATED_CONTENT", text: expect.stringContaining("event-1") },
      });
      expect(await store.backlog()).toMatchObject({ pending: 1, held: 2 });
    });

    it("carries what was held as repeated once a person releases it", async () => {
      const store = await start();
      await repeat(store, 1, "hub:1", 0);
      await repeat(store, 2, "hub:2", 0);

      expect(await store.release("app-2", at(10))).toBe(true);

      const claimed = await store.claim(at(10), 10);
      expect(claimed.map(({ delivery, tries }) => [delivery.id, tries])).toEqual([
        ["app-1", 1],
        ["app-2", 1],
      ]);
    });

    it("takes the same content for new once its time is over, and counts from then", async () => {
      const store = await start();
      await repeat(store, 1, "hub:1", 0);

      const outside = await repeat(store, 5_000, "hub:2", 2);
      const inside = await repeat(store, 6_000, "hub:3", 4_999);

      expect(outside).toMatchObject({ held: [] });
      expect(inside).toMatchObject({ held: ["app-6000"] });
      expect(await store.delivery("app-6000")).toMatchObject({
        reason: { text: expect.stringContaining("event-5000") },
      });
    });

    it("does not count what was held as repeated for a first one", async () => {
      const store = await start();
      await repeat(store, 1, "hub:1", 0);
      await repeat(store, 900, "hub:2", 0);

      // The first one is outside by now, the repetition is not.
      expect(await repeat(store, 1_500, "hub:3", 500)).toMatchObject({ held: [] });
    });

    it("says seen before, and holds nothing, when id and content are both there", async () => {
      const store = await start();
      await repeat(store, 1, "hub:1", 0);

      expect(await repeat(store, 2, "hub:1", 0)).toMatchObject({ kind: "seen-before", eventId: "event-1" });
      expect(await store.backlog()).toMatchObject({ pending: 1, held: 0 });
    });

    it("stores exactly one as new of many of one content that arrive together", async () => {
      const store = await start();

      const answers = await Promise.all(Array.from({ length: 20 }, async (_, n) => repeat(store, n, `hub:${n}`, 0)));

      expect(answers.filter((answer) => answer.kind === "stored" && answer.held.length === 0)).toHaveLength(1);
      expect(await store.backlog()).toMatchObject({ pending: 1, held: 19 });
    });
  });

  describe(`${name} as what knows the times of schedules`, () => {
    const { start, reopen } = storeOfEachTest(create);

    it("begins a new schedule now, and keeps how far each has come across restarts", async () => {
      let store = await start();

      const begun = await store.keepSchedules(["nightly", "hourly"], at(0));
      await store.persist(anEvent(1), [aDelivery(1)], { schedule: { name: "hourly", dueAt: at(3_600) } });
      await store.noteTime("nightly", at(7_200));
      store = await reopen();
      const kept = await store.keepSchedules(["nightly", "hourly", "weekly"], at(9_000));

      expect([...begun]).toEqual(
        expect.arrayContaining([
          ["nightly", at(0)],
          ["hourly", at(0)],
        ]),
      );
      expect(Object.fromEntries(kept)).toEqual({ nightly: at(7_200), hourly: at(3_600), weekly: at(9_000) });
    });

    it("forgets schedules that are no longer kept, so that they begin anew", async () => {
      const store = await start();
      await store.keepSchedules(["nightly", "hourly"], at(0));
      await store.keepSchedules(["hourly"], at(1_000));

      expect(Object.fromEntries(await store.keepSchedules(["nightly", "hourly"], at(2_000)))).toEqual({
        nightly: at(2_000),
        hourly: at(0),
      });
    });

    it("notes a time together with its event or not at all, never goes back, and goes on when it was stored before", async () => {
      const store = await start();
      const time = (ms: number): EventKeys => ({ id: `hourly ${ms}`, schedule: { name: "hourly", dueAt: at(ms) } });
      await store.persist(anEvent(1), deliveriesOf(1), time(100));

      // Its delivery has an id that is taken.
      await expect(store.persist(anEvent(2), deliveriesOf(1), time(200))).rejects.toMatchObject({ code: "INTERNAL" });
      await store.noteTime("hourly", at(50));
      const before = await store.keepSchedules(["hourly"], at(0));
      await store.persist(anEvent(3), deliveriesOf(3), { ...time(100), schedule: { name: "hourly", dueAt: at(300) } });

      expect(before.get("hourly")).toEqual(at(100));
      expect((await store.keepSchedules(["hourly"], at(0))).get("hourly")).toEqual(at(300));
    });
  });
}

/** Event `n`, received at that millisecond, of always the same content. */
async function repeat(store: Store, n: number, id: string, notBeforeMs: number) {
  return store.persist(anEvent(n), deliveriesOf(n), { id, content: { key: "hub:abc", notBefore: at(notBeforeMs) } });
}
