import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Settlement } from "../../relay/model/delivery.ts";
import type { RetentionConfig } from "../../relay/model/relay-config.ts";
import type { EventKeys, NewDelivery, Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at, PIPELINE } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const DAY_MS = 86_400_000;
const POLICY: RetentionConfig = { deliveredMs: 30 * DAY_MS, undeliveredMs: 90 * DAY_MS };
const DELIVERED = { kind: "delivered", pipeline: PIPELINE } as const;
const DEAD: Settlement = { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." };
const HELD: Settlement = { kind: "held", code: "DELIVERY_HELD", text: "Who knows." };
const LATER: Settlement = { kind: "retry", dueAt: at(1_000 * DAY_MS), code: "GITLAB_RATE_LIMITED", text: "Later." };
const FINAL = { projectId: PIPELINE.projectId, pipelineId: PIPELINE.id, status: "success" };

/** What every store promises of letting go, run on every implementation. */
export function retentionContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what lets go of events`, () => {
    const { start, reopen } = storeOfEachTest(create);

    /** Stores event `n` with a delivery, and settles it so. */
    async function settled(store: Store, n: number, settlement: Settlement, over: Partial<NewDelivery> = {}) {
      await store.persist(anEvent(n), [aDelivery(n, over)], keys(n));
      await store.claim(at(n), 1);
      await store.settle(`app-${n}`, 1, at(n), settlement);
    }

    it.each<[string, Settlement, number]>([
      ["delivered", DELIVERED, 30],
      ["dead", DEAD, 90],
      ["held", HELD, 90],
    ])("keeps an event whose delivery is %s for its time, and then nothing of it", async (_, settlement, days) => {
      let store = await start();
      await settled(store, 0, settlement);

      expect(await store.prune(at(days * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      expect(await store.event("event-0")).toBeDefined();
      expect(await store.prune(at(days * DAY_MS + 1), POLICY, 10)).toMatchObject({ events: 1 });
      store = await reopen();

      expect(await store.event("event-0")).toBeUndefined();
      expect(await store.delivery("app-0")).toBeUndefined();
      expect(await store.attempts("app-0")).toEqual([]);
      expect(await store.list({ limit: 10 })).toEqual([]);
      expect(await store.backlog()).toMatchObject({ delivered: 0, dead: 0, held: 0 });
      expect(await store.persist(anEvent(9), [aDelivery(9)], keys(0))).toMatchObject({ kind: "stored", held: [] });
    });

    it("lets go of canceled deliveries, and of events that started nothing, as of delivered ones", async () => {
      const store = await start();
      await store.persist(anEvent(0), [], {});
      await store.persist(anEvent(1), [aDelivery(1)], {});
      await store.cancel("app-1", at(1), { code: "DELIVERY_CANCELED", text: "Not wanted." });

      expect(await store.prune(at(30 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      expect(await store.prune(at(31 * DAY_MS), POLICY, 10)).toMatchObject({ events: 2 });
    });

    it("never takes what is still to be delivered, however old and however large the store", async () => {
      const store = await start();
      await settled(store, 0, LATER);
      await store.persist(anEvent(1), [aDelivery(1), aDelivery(1, { id: "docs-1" })], {});
      await store.claim(at(1), 1);

      const pruned = await store.prune(at(999 * DAY_MS), { ...POLICY, maxBytes: 1 }, 10);

      expect(pruned).toEqual({ events: 0, bytes: 0 });
      expect(await store.backlog()).toMatchObject({ pending: 2, dispatching: 1 });
    });

    it("keeps an event while one of its deliveries is still to be delivered, or has not been", async () => {
      const store = await start();
      const three = ["a", "b", "c"].map((id) => aDelivery(0, { id }));
      await store.persist(anEvent(0), three, {});
      await store.claim(at(0), 3);
      await store.settle("a", 1, at(0), DELIVERED);
      await store.settle("b", 1, at(0), HELD);

      expect(await store.prune(at(999 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      await store.settle("c", 1, at(0), DELIVERED);
      expect(await store.prune(at(90 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      expect(await store.prune(at(91 * DAY_MS), POLICY, 10)).toMatchObject({ events: 1 });
    });

    it("counts from when an event came to rest, not from when it came", async () => {
      const store = await start();
      await settled(store, 0, HELD);
      await store.release("app-0", at(80 * DAY_MS));
      await store.claim(at(80 * DAY_MS), 1);
      await store.settle("app-0", 2, at(80 * DAY_MS), DELIVERED);

      expect(await store.prune(at(110 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      await store.add("event-0", [aDelivery(1)], at(110 * DAY_MS));
      expect(await store.prune(at(999 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      await store.cancel("app-1", at(120 * DAY_MS), { code: "DELIVERY_CANCELED", text: "Not wanted." });
      expect(await store.prune(at(150 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      expect(await store.prune(at(151 * DAY_MS), POLICY, 10)).toMatchObject({ events: 1 });
    });

    it("keeps what a commit still waits to hear of longer, but not for ever", async () => {
      const store = await start();
      await settled(store, 0, DELIVERED, { feedback: true });
      await settled(store, 1, { ...DELIVERED, pipeline: { ...PIPELINE, id: 8 } }, { feedback: true });

      expect(await store.prune(at(31 * DAY_MS), { ...POLICY, maxBytes: 1 }, 10)).toMatchObject({ events: 0 });
      await store.notePipeline(FINAL, at(31 * DAY_MS));
      expect(await store.prune(at(32 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      const due = await store.feedbackDue(at(32 * DAY_MS), 10);
      const { revision } = due.find(({ delivery }) => delivery.id === "app-0") ?? { revision: Number.NaN };
      await store.noteFeedback("app-0", { revision, sent: "success", tries: 0 });
      expect(await store.prune(at(32 * DAY_MS), POLICY, 10)).toMatchObject({ events: 1 });
      expect(await store.event("event-0")).toBeUndefined();
      // The other one's pipeline was never over.
      expect(await store.prune(at(90 * DAY_MS), POLICY, 10)).toMatchObject({ events: 0 });
      expect(await store.prune(at(91 * DAY_MS), POLICY, 10)).toMatchObject({ events: 1 });
      expect(await store.feedbackDue(at(999 * DAY_MS), 10)).toEqual([]);
      expect(await store.watchDue(at(999 * DAY_MS), 10)).toEqual([]);
    });

    it("waits a week for a pipeline whose commit is to hear of it, also where the terms are shorter", async () => {
      const store = await start();
      await settled(store, 0, DELIVERED, { feedback: true });
      const short = { deliveredMs: 1_000, undeliveredMs: 2_000, maxBytes: 1 };

      expect(await store.prune(at(7 * DAY_MS), short, 10)).toMatchObject({ events: 0 });
      expect(await store.prune(at(8 * DAY_MS), short, 10)).toMatchObject({ events: 1 });
    });

    it("takes no more in one step than asked for, the oldest first", async () => {
      const store = await start();
      for (const n of [3, 1, 2]) await settled(store, n, DELIVERED);

      expect(await store.prune(at(40 * DAY_MS), POLICY, 2)).toMatchObject({ events: 2 });
      expect((await store.listEvents({ limit: 10 })).map(({ id }) => id)).toEqual(["event-3"]);
      expect(await store.prune(at(40 * DAY_MS), POLICY, 2)).toMatchObject({ events: 1 });
      expect(await store.prune(at(40 * DAY_MS), POLICY, 2)).toEqual({ events: 0, bytes: 0 });
    });

    it("lets the oldest that are done with go before their time when it is too large, and nothing else", async () => {
      const store = await start();
      for (let n = 0; n < 8; n += 1) {
        await store.persist(anEvent(n, { body: randomBytes(60_000) }), [aDelivery(n)], {});
        await store.claim(at(n), 1);
        await store.settle(`app-${n}`, 1, at(n), n === 0 ? DEAD : n === 1 ? HELD : DELIVERED);
      }
      const before = await store.size();

      const pruned = await store.prune(at(9), { ...POLICY, maxBytes: before - 100_000 }, 10);

      expect(pruned.events).toBeGreaterThan(0);
      expect(await store.size()).toBeLessThanOrEqual(before - 100_000);
      expect(pruned.bytes).toBe(before - (await store.size()));
      const left = (await store.listEvents({ limit: 10 })).map(({ id }) => id);
      expect(left).toEqual(
        ["event-7", "event-6", "event-5", "event-4", "event-3", "event-2"]
          .slice(0, -pruned.events)
          .concat("event-1", "event-0"),
      );
      expect(await store.prune(at(9), { ...POLICY, maxBytes: 1 }, 100)).toMatchObject({ events: 6 - pruned.events });
      expect((await store.listEvents({ limit: 10 })).map(({ id }) => id)).toEqual(["event-1", "event-0"]);
    });

    it("still knows the keys of what went before its time, until that time is over", async () => {
      let store = await start();
      await settled(store, 0, DELIVERED);
      await store.prune(at(1), { ...POLICY, maxBytes: 1 }, 10);
      store = await reopen();
      const same = { content: { key: "content-0", notBefore: at(0) } };

      expect(await store.event("event-0")).toBeUndefined();
      expect(await store.persist(anEvent(1), [aDelivery(1)], keys(0))).toEqual({
        kind: "seen-before",
        eventId: "event-0",
        deliveries: [],
      });
      expect(await store.persist(anEvent(2), [aDelivery(2)], same)).toMatchObject({ held: ["app-2"] });
      await store.prune(at(31 * DAY_MS), POLICY, 10);
      expect(await store.persist(anEvent(3), [aDelivery(3)], keys(0))).toMatchObject({ kind: "stored" });
    });
  });
}

function keys(n: number): EventKeys {
  return { id: `id-${n}`, content: { key: `content-${n}`, notBefore: at(n) } };
}
