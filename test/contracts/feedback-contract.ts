import { describe, expect, it } from "vitest";
import type { Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at, PIPELINE } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const NEWS = { projectId: PIPELINE.projectId, pipelineId: PIPELINE.id, status: "running" };

/** What every store promises of whom it tells what, run on every implementation; how news moves it is in `newsContract`. */
export function feedbackContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what knows whom to tell`, () => {
    const { start } = storeOfEachTest(create);

    /** Delivers event `n` of a lane. */
    async function deliver(store: Store, n: number, lane: string): Promise<void> {
      await store.persist(anEvent(n), [aDelivery(n, { lane })], {});
      await store.claim(at(n), 1);
      await store.settle(`app-${n}`, 1, at(n), { kind: "delivered", pipeline: PIPELINE });
    }

    it("tells pipelines of two GitLabs apart where both have the number, by name or by marker, and never guesses", async () => {
      const store = await start();
      await deliver(store, 1, "main:app");
      await deliver(store, 2, "other:app");

      expect(await store.notePipeline({ ...NEWS, gitlab: "other" }, at(20))).toMatchObject({ id: "app-2" });
      expect(await store.notePipeline({ ...NEWS, marker: "app-1" }, at(20))).toMatchObject({ id: "app-1" });
      expect(await store.notePipeline({ ...NEWS, status: "failed" }, at(20))).toBeUndefined();
    });

    it("delivers nothing by a marker that another GitLab tells of", async () => {
      const store = await start();
      await store.persist(anEvent(1), [aDelivery(1)], {});
      await store.claim(at(5), 1);
      await store.settle("app-1", 1, at(6), { kind: "held", code: "DELIVERY_HELD", text: "Who knows." });

      expect(await store.notePipeline({ ...NEWS, marker: "app-1", gitlab: "other" }, at(20))).toBeUndefined();
      expect(await store.delivery("app-1")).toMatchObject({ state: "held" });
    });

    it("hands out what a commit is to be told, with all it takes to say it", async () => {
      const store = await start();
      await store.persist(anEvent(1), [aDelivery(1, { feedback: true })], {});

      const [due, ...others] = await store.feedbackDue(at(1), 10);

      expect(others).toEqual([]);
      expect(due).toMatchObject({
        delivery: { id: "app-1", state: "pending" },
        event: { id: "event-1", source: "acme-github", sourceKind: "github", type: "push", repository: "acme/app" },
        origin: { repository: "acme/app", sender: "mona" },
        change: { ref: "refs/heads/main", commit: "a".repeat(40) },
        tries: 0,
      });
      expect(due?.sent).toBeUndefined();
    });

    it("hands out the longest due first, no more than asked for", async () => {
      const store = await start();
      for (const n of [3, 1, 2]) await store.persist(anEvent(n), [aDelivery(n, { feedback: true })], {});

      const due = await store.feedbackDue(at(9), 2);

      expect(due.map(({ delivery }) => delivery.id)).toEqual(["app-1", "app-2"]);
    });

    it("passes over those of busy sources", async () => {
      const store = await start();
      await store.persist(anEvent(1), [aDelivery(1, { feedback: true })], {});
      await store.persist(anEvent(2, { source: "other" }), [aDelivery(2, { feedback: true })], {});

      const [due, ...others] = await store.feedbackDue(at(9), 1, ["acme-github", "nobody's"]);

      expect(due).toMatchObject({ delivery: { id: "app-2" } });
      expect(others).toEqual([]);
      expect(await store.feedbackDue(at(9), 9, ["acme-github", "other"])).toEqual([]);
    });

    it("has the last word told once more when an older one was told after it, by a relay that had been stopped meanwhile", async () => {
      const store = await start();
      await store.persist(anEvent(1), [aDelivery(1, { feedback: true })], {});
      const [older] = await store.feedbackDue(at(1), 10);
      await store.claim(at(1), 1);
      const [newer] = await store.feedbackDue(at(2), 10);
      await store.noteFeedback("app-1", { revision: newer?.revision ?? 0, sent: "newer", tries: 0 });
      const settled = await store.feedbackDue(at(9_000), 10);
      await store.noteFeedback("app-1", { revision: older?.revision ?? 0, sent: "older", tries: 0 });
      const [again] = await store.feedbackDue(at(9_000), 10);

      expect(settled).toEqual([]);
      expect(again).toMatchObject({ sent: "older", revision: newer?.revision });
    });

    it("has nobody to tell where a route asks for none, or there is no commit", async () => {
      const store = await start();
      const reading = { kind: "schedule", dueAt: "2026-11-22T03:00:00Z" } as const;
      await deliver(store, 1, "main:app");
      await store.persist(anEvent(2, { reading }), [aDelivery(2, { feedback: true })], {});
      await store.notePipeline(NEWS, at(20));

      expect(await store.feedbackDue(at(9_000), 10)).toEqual([]);
      expect(await store.watchDue(at(9_000), 10)).toEqual([]);
    });
  });
}
