import { describe, expect, it } from "vitest";
import type { Settlement } from "../../relay/model/delivery.ts";
import type { Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at, PIPELINE } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const DELIVERED: Settlement = { kind: "delivered", pipeline: PIPELINE };
const DEAD: Settlement = { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." };
const HELD: Settlement = { kind: "held", code: "DELIVERY_HELD", text: "Who knows." };
const RETRY: Settlement = { kind: "retry", dueAt: at(60_000), code: "GITLAB_RATE_LIMITED", text: "Later." };
const LOOK_UP: Settlement = { kind: "look-up", dueAt: at(60_000), code: "GITLAB_DEADLINE", text: "Who knows." };
const BY_A_PERSON = { code: "DELIVERY_CANCELED", text: "By a person." };

/** What every store promises of deliveries that are carried in order, run on every implementation. */
export function orderContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what keeps order`, () => {
    const { start, reopen } = storeOfEachTest(create);

    /** A store with ordered deliveries `app-1` to `app-N` of one lane, one event each. */
    async function withLine(length: number): Promise<Store> {
      const store = await start();
      for (let n = 1; n <= length; n += 1) await store.persist(anEvent(n), [aDelivery(n, { ordered: true })], {});
      return store;
    }

    it("gives out one of a lane at a time, in the order of arrival, whatever else there is room for", async () => {
      const store = await withLine(3);

      const order: string[] = [];
      for (let claims = await claim(store, 10); claims.length > 0; claims = await claim(store, 20)) {
        order.push(claims.join(" and "));
        for (const id of claims) await store.settle(id, 1, at(10), DELIVERED);
      }

      expect(order).toEqual(["app-1", "app-2", "app-3"]);
    });

    it.each([
      ["delivered", DELIVERED],
      ["dead", DEAD],
      ["held", HELD],
    ])("lets the next go once the first is %s", async (_, settlement) => {
      const store = await withLine(3);
      await claim(store, 10);

      const meanwhile = await claim(store, 11);
      await store.settle("app-1", 1, at(12), settlement);

      expect(meanwhile).toEqual([]);
      expect(await claim(store, 13)).toEqual(["app-2"]);
    });

    it("lets the next go once the first is canceled, and closes the gap where another one is", async () => {
      const store = await withLine(4);

      expect(await store.cancel("app-3", at(10), BY_A_PERSON)).toBe(true);
      expect(await store.cancel("app-1", at(10), BY_A_PERSON)).toBe(true);

      expect(await claim(store, 11)).toEqual(["app-2"]);
      await store.settle("app-2", 1, at(12), DELIVERED);
      expect(await claim(store, 13)).toEqual(["app-4"]);
    });

    it.each([
      ["for its next attempt", RETRY],
      ["to be looked up", LOOK_UP],
    ])("keeps the line standing while the first waits %s", async (_, settlement) => {
      let store = await withLine(2);
      await claim(store, 10);
      await store.settle("app-1", 1, at(11), settlement);
      store = await reopen();

      expect(await claim(store, 59_999)).toEqual([]);
      expect(await store.nextDueAt()).toEqual(at(60_000));
      expect(await claim(store, 60_000)).toEqual(["app-1"]);
    });

    it("holds up no other lane, and nothing of its own that is not ordered", async () => {
      const store = await withLine(2);
      const elsewhere = [0, 1].map((i) => aDelivery(3, { id: `docs-${i}`, lane: "main:docs", ordered: true }));
      await store.persist(anEvent(3), [aDelivery(3), ...elsewhere], {});

      expect(await claim(store, 10)).toEqual(["app-1", "docs-0", "app-3"]);
    });

    it("puts what is released, and what is to go once more, at the end of the line", async () => {
      const store = await withLine(3);
      await claim(store, 10);
      await store.settle("app-1", 1, at(11), HELD);

      await store.release("app-1", at(12));
      await store.add("event-2", [aDelivery(9, { ordered: true, redeliveryOf: "app-2" })], at(13));

      const order: string[] = [];
      for (let claims = await claim(store, 20); claims.length > 0; claims = await claim(store, 20)) {
        order.push(...claims);
        for (const id of claims) await store.settle(id, id === "app-1" ? 2 : 1, at(21), DELIVERED);
      }
      expect(order).toEqual(["app-2", "app-3", "app-1", "app-9"]);
    });

    it("leaves out of the line what begins held", async () => {
      const store = await start();
      const held = { code: "DELIVERY_REPEATED_CONTENT", text: "Seen." };
      await store.persist(anEvent(1), [aDelivery(1, { ordered: true, held })], {});
      await store.persist(anEvent(2), [aDelivery(2, { ordered: true })], {});

      expect(await claim(store, 10)).toEqual(["app-2"]);
    });

    it.each([
      ["hold", "app-2"],
      ["retry", "app-1"],
      ["look-up", "app-1"],
    ] as const)("goes on where a relay that is gone left it (%s)", async (after, next) => {
      let store = await withLine(3);
      await claim(store, 10);
      await store.leaving("app-1", 1);
      store = await reopen();

      await store.recover(at(20), () => after);

      expect(await claim(store, 21)).toEqual([next]);
      expect(await claim(store, 22)).toEqual([]);
    });

    it("lets the next go once the first turns out to have its pipeline", async () => {
      const store = await withLine(2);
      await claim(store, 10);
      await store.settle("app-1", 1, at(11), LOOK_UP);

      await store.notePipeline({ projectId: 3, pipelineId: 7, status: "running", marker: "app-1" }, at(12));

      expect(await claim(store, 13)).toEqual(["app-2"]);
    });

    it("keeps order among deliveries that one event brings", async () => {
      const store = await start();
      const three = ["a", "b", "c"].map((id, changeIndex) => aDelivery(1, { id, changeIndex, ordered: true }));
      await store.persist(anEvent(1), three, {});

      expect(await claim(store, 10)).toEqual(["a"]);
      await store.settle("a", 1, at(11), DEAD);
      expect(await claim(store, 12)).toEqual(["b"]);
    });
  });
}

async function claim(store: Store, ms: number): Promise<readonly string[]> {
  return (await store.claim(at(ms), 10)).map(({ delivery }) => delivery.id);
}
