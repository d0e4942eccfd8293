import { describe, expect, it } from "vitest";
import { aDelivery, anEvent, at, PIPELINE } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const NONE = { pending: 0, dispatching: 0, delivered: 0, dead: 0, held: 0, canceled: 0 };
const PLENTY = { perState: 100, waits: 100 };

/** What every store promises of counting over time, run on every implementation. */
export function tallyContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what counts over time`, () => {
    const { start } = storeOfEachTest(create);

    /** Six deliveries, a millisecond apart, from 1 on: 1 and 2 delivered after 50 and 60 ms, 3 held, 4 canceled, 5 and 6 wait. */
    async function filled() {
      const store = await start();
      for (const n of [1, 2, 3, 4, 5, 6])
        await store.persist({ ...anEvent(n), receivedAt: at(n) }, [aDelivery(n, { lane: `main:${n}` })], {});
      await store.claim(at(10), 3);
      await store.settle("app-1", 1, at(51), { kind: "delivered", pipeline: PIPELINE });
      await store.settle("app-2", 1, at(62), { kind: "delivered", pipeline: { ...PIPELINE, id: 8 } });
      await store.settle("app-3", 1, at(70), { kind: "held", code: "DELIVERY_HELD", text: "Who knows." });
      await store.cancel("app-4", at(80), { code: "DELIVERY_CANCELED", text: "By hand." });
      return store;
    }

    it("counts what was created in a span by the state it is in now, with how long the delivered ones took", async () => {
      const store = await filled();

      expect(await store.tally({ since: at(0), until: at(100) }, PLENTY)).toEqual({
        states: { ...NONE, delivered: 2, held: 1, canceled: 1, pending: 2 },
        capped: false,
        waitsMs: [60, 50],
      });
    });

    it("counts from a span's beginning on, and before its end", async () => {
      const store = await filled();

      expect(await store.tally({ since: at(2), until: at(4) }, PLENTY)).toEqual({
        states: { ...NONE, delivered: 1, held: 1 },
        capped: false,
        waitsMs: [60],
      });
      expect(await store.tally({ since: at(7), until: at(99) }, PLENTY)).toEqual({
        states: NONE,
        capped: false,
        waitsMs: [],
      });
    });

    it("counts no more than it is asked to, and says so", async () => {
      const store = await filled();
      const span = { since: at(0), until: at(100) };

      expect(await store.tally(span, { perState: 1, waits: 1 })).toEqual({
        states: { ...NONE, delivered: 1, held: 1, canceled: 1, pending: 1 },
        capped: true,
        waitsMs: [60],
      });
      expect(await store.tally(span, { perState: 2, waits: 0 })).toMatchObject({ capped: false, waitsMs: [] });
    });
  });
}
