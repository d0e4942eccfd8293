import { describe, expect, it } from "vitest";
import type { Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at, deliveriesOf, PIPELINE } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const OPEN = { kind: "look-up", dueAt: at(100), code: "GITLAB_DEADLINE", text: "Who knows.", status: 504 } as const;
const RETRY = { kind: "retry", dueAt: at(100), code: "GITLAB_RATE_LIMITED", text: "Later." } as const;
const DEAD = { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." } as const;

/** What every store promises of answers that were lost, and of what people decide, run on every implementation. */
export function doubtContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what keeps doubt`, () => {
    const { start, reopen } = storeOfEachTest(create);

    /** A store with delivery `app-1` under way. */
    async function underWay(): Promise<Store> {
      const store = await start();
      await store.persist(anEvent(1), deliveriesOf(1), {});
      await store.claim(at(5), 1);
      return store;
    }

    it("looks up what is in doubt, as an attempt of its own, until the doubt ends", async () => {
      let store = await underWay();
      await store.settle("app-1", 1, at(6), OPEN);
      store = await reopen();

      expect(await store.delivery("app-1")).toMatchObject({ state: "pending", inDoubt: true, dueAt: at(100) });
      expect(await store.claim(at(100), 1)).toMatchObject([{ purpose: "look-up", attempt: 2, tries: 1 }]);
      await store.settle("app-1", 2, at(101), { ...OPEN, dueAt: at(200) });
      expect(await store.claim(at(200), 1)).toMatchObject([{ purpose: "look-up", attempt: 3, tries: 1 }]);
      await store.settle("app-1", 3, at(201), { ...RETRY, dueAt: at(300) });
      expect(await store.delivery("app-1")).toMatchObject({ state: "pending", inDoubt: false });
      expect(await store.claim(at(300), 1)).toMatchObject([{ purpose: "trigger", attempt: 4, tries: 2 }]);

      expect((await store.attempts("app-1")).map(({ kind, result }) => [kind, result])).toEqual([
        ["trigger", "GITLAB_DEADLINE"],
        ["look-up", "GITLAB_DEADLINE"],
        ["look-up", "GITLAB_RATE_LIMITED"],
        ["trigger", undefined],
      ]);
    });

    it("counts no call as a try that was not made, since its lane was closed", async () => {
      const store = await underWay();
      await store.settle("app-1", 1, at(6), { ...RETRY, code: "DELIVERY_PUT_OFF" });

      expect(await store.claim(at(100), 1)).toMatchObject([{ purpose: "trigger", attempt: 2, tries: 1 }]);
      await store.settle("app-1", 2, at(101), { ...RETRY, dueAt: at(200) });
      expect(await store.claim(at(200), 1)).toMatchObject([{ purpose: "trigger", attempt: 3, tries: 2 }]);
    });

    it("delivers what a look-up has found, and says that it was found", async () => {
      const store = await underWay();
      await store.settle("app-1", 1, at(6), OPEN);
      await store.claim(at(100), 1);

      await store.settle("app-1", 2, at(101), { kind: "delivered", pipeline: PIPELINE, adopted: true });

      expect(await store.delivery("app-1")).toMatchObject({ state: "delivered", inDoubt: false, pipeline: PIPELINE });
      expect(await store.attempts("app-1")).toMatchObject([{ number: 1 }, { kind: "look-up", result: "adopted" }]);
    });

    it("makes a look-up again that a relay did not live to end, whatever is decided of calls", async () => {
      let store = await underWay();
      await store.settle("app-1", 1, at(6), OPEN);
      await store.claim(at(100), 1);
      store = await reopen();

      await store.recover(at(150), () => "hold");

      expect(await store.delivery("app-1")).toMatchObject({ state: "pending", inDoubt: true, dueAt: at(150) });
      expect(await store.claim(at(150), 1)).toMatchObject([{ purpose: "look-up", attempt: 3, tries: 1 }]);
    });

    it("puts a call in doubt that a relay did not live to settle, where its pipeline can be looked up", async () => {
      let store = await underWay();
      await store.leaving("app-1", 1);
      store = await reopen();

      const recovered = await store.recover(at(10), ({ lane }) => (lane === "main:app" ? "look-up" : "hold"));

      expect(recovered).toMatchObject([{ id: "app-1", state: "pending", inDoubt: true, dueAt: at(10) }]);
    });

    it("goes on with the ref it is told, and from the first again once released", async () => {
      const store = await underWay();
      await store.settle("app-1", 1, at(6), { ...RETRY, refIndex: 1 });
      expect(await store.delivery("app-1")).toMatchObject({ refIndex: 1 });
      expect(await store.claim(at(100), 1)).toMatchObject([{ delivery: { refIndex: 1 } }]);
      await store.settle("app-1", 2, at(101), RETRY);
      expect(await store.delivery("app-1")).toMatchObject({ refIndex: 1 });
      await store.claim(at(102), 1);
      await store.settle("app-1", 3, at(103), DEAD);

      await store.release("app-1", at(104));

      expect(await store.delivery("app-1")).toMatchObject({ state: "pending", refIndex: 0 });
    });

    it("ends the doubt of what is released: a person has looked", async () => {
      const store = await underWay();
      await store.settle("app-1", 1, at(6), { kind: "held", code: "DELIVERY_HELD", text: "Who knows." });

      await store.release("app-1", at(10));

      expect(await store.claim(at(10), 1)).toMatchObject([{ purpose: "trigger", attempt: 2, tries: 1 }]);
    });

    it("cancels what is pending or held, with the reason, and nothing else", async () => {
      const store = await start();
      await store.persist(anEvent(1), deliveriesOf(1, "waiting", "doubted", "held", "dead", "done", "away"), {});
      await store.claim(at(5), 10, ["main:waiting"]);
      await store.settle("doubted-1", 1, at(6), OPEN);
      await store.settle("held-1", 1, at(6), { kind: "held", code: "DELIVERY_HELD", text: "Who knows." });
      await store.settle("dead-1", 1, at(6), DEAD);
      await store.settle("done-1", 1, at(6), { kind: "delivered", pipeline: PIPELINE });

      const reason = { code: "DELIVERY_CANCELED", text: "Not wanted any more." };
      const canceled: string[] = [];
      for (const id of ["waiting-1", "doubted-1", "held-1", "dead-1", "done-1", "away-1", "unknown-1"]) {
        if (await store.cancel(id, at(20), reason)) canceled.push(id);
      }

      expect(canceled).toEqual(["waiting-1", "doubted-1", "held-1"]);
      expect(await store.delivery("held-1")).toMatchObject({ state: "canceled", reason });
      expect(await store.claim(at(9_000), 10)).toEqual([]);
      expect(await store.release("held-1", at(21))).toBe(false);
      expect(await store.backlog()).toMatchObject({ pending: 0, held: 0, canceled: 3, dispatching: 1 });
    });

    it("adds deliveries to a stored event, each new, all or none", async () => {
      const store = await underWay();
      await store.settle("app-1", 1, at(6), { kind: "delivered", pipeline: PIPELINE });
      const again = (id: string) => aDelivery(1, { id, redeliveryOf: "app-1" });

      // Two within one minute are two: nobody asks twice without meaning it.
      expect(await store.add("event-1", [again("again-1")], at(20))).toBe(true);
      expect(await store.add("event-1", [again("again-2")], at(20))).toBe(true);
      expect(await store.add("event-9", [again("again-3")], at(20))).toBe(false);
      await expect(store.add("event-1", [again("again-4"), again("again-1")], at(20))).rejects.toMatchObject({
        code: "INTERNAL",
      });

      expect(await store.delivery("again-3")).toBeUndefined();
      expect(await store.delivery("again-4")).toBeUndefined();
      expect(await store.delivery("again-1")).toMatchObject({
        redeliveryOf: "app-1",
        createdAt: at(20),
        dueAt: at(20),
      });
      expect((await store.claim(at(20), 10)).map(({ delivery, event }) => [delivery.id, event.id])).toEqual([
        ["again-1", "event-1"],
        ["again-2", "event-1"],
      ]);
    });
  });
}
