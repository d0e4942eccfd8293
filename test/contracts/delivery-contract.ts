import { describe, expect, it } from "vitest";
import type { Settlement } from "../../relay/model/delivery.ts";
import { anEvent, at, deliveriesOf, PIPELINE } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const LATER = {
  kind: "retry",
  dueAt: at(60_000),
  code: "GITLAB_RATE_LIMITED",
  text: "Later.",
  status: 429,
} as const satisfies Settlement;

/** What every store promises of the moves a delivery makes, run on every implementation. */
export function deliveryContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what moves deliveries`, () => {
    const { start, reopen } = storeOfEachTest(create);

    it("claims what is due, oldest first, up to the limit, and never twice", async () => {
      const store = await start();
      for (const n of [3, 1, 2, 9]) await store.persist(anEvent(n), deliveriesOf(n), {});

      const [first, second] = await Promise.all([store.claim(at(5), 2), store.claim(at(5), 2)]);
      const third = await store.claim(at(5), 2);

      expect(first.map(({ delivery }) => delivery.id)).toEqual(["app-1", "app-2"]);
      expect(second.map(({ delivery }) => delivery.id)).toEqual(["app-3"]);
      expect(third).toEqual([]);
      expect(first[0]).toMatchObject({ attempt: 1, tries: 1, event: { id: "event-1" } });
      expect(first[0]?.delivery).toMatchObject({ state: "dispatching", attempts: 1 });
    });

    it("tells which calls have ended since a time, but no looks, and none that were put off", async () => {
      const store = await start();
      for (const n of [1, 2, 3, 4]) await store.persist(anEvent(n), deliveriesOf(n, `p${n}`), {});
      await store.claim(at(5), 4);
      await store.settle("p1-1", 1, at(10), LATER);
      await store.settle("p2-2", 1, at(20), { kind: "look-up", dueAt: at(21), code: "GITLAB_DEADLINE", text: "?" });
      await store.settle("p3-3", 1, at(20), { ...LATER, code: "DELIVERY_PUT_OFF" });
      await store.claim(at(21), 1);
      await store.settle("p2-2", 2, at(30), { kind: "held", code: "DELIVERY_HELD", text: "?" });

      expect(await store.callsSince(at(11))).toEqual([{ lane: "main:p2", endedAt: at(20) }]);
      expect(await store.callsSince(at(10))).toHaveLength(2);
    });

    it("lets lanes take turns, so that a burst to one of them holds up no other", async () => {
      const store = await start();
      for (const n of [1, 2, 3, 4]) await store.persist(anEvent(n), deliveriesOf(n, "burst"), {});
      await store.persist(anEvent(5), deliveriesOf(5, "lone"), {});

      const claims = [await store.claim(at(9), 1), await store.claim(at(9), 1), await store.claim(at(9), 3)];

      expect(claims.map((claimed) => claimed.map(({ delivery }) => delivery.id))).toEqual([
        ["burst-1"],
        ["lone-5"],
        ["burst-2", "burst-3", "burst-4"],
      ]);
    });

    it("makes due what waits for a time of a clock that has been set back since, and nothing else", async () => {
      let store = await start();
      for (const n of [1, 2]) await store.persist(anEvent(n), deliveriesOf(n), {});
      await store.claim(at(5), 2);
      await store.settle("app-1", 1, at(86_400_000), { ...LATER, dueAt: at(86_460_000) });
      await store.settle("app-2", 1, at(6), LATER);
      expect(await store.claim(at(86_400_000), 1)).toMatchObject([{ delivery: { id: "app-2" } }]);
      await store.settle("app-2", 2, at(10), LATER);

      expect(await store.claim(at(10), 2)).toMatchObject([{ delivery: { id: "app-1" } }]);
      await store.settle("app-1", 2, at(86_400_000), { ...LATER, dueAt: at(86_460_000) });
      store = await reopen();
      expect(await store.claim(at(20), 2)).toMatchObject([{ delivery: { id: "app-1" } }]);
    });

    it("passes over the deliveries of busy lanes", async () => {
      const store = await start();
      await store.persist(anEvent(1), deliveriesOf(1, "app", "docs"), {});

      const claimed = await store.claim(at(5), 10, ["main:app", "other"]);

      expect(claimed.map(({ delivery }) => delivery.id)).toEqual(["docs-1"]);
      expect(await store.nextDueAt(["main:app", "main:docs"])).toBeUndefined();
      expect(await store.nextDueAt(["main:docs"])).toEqual(await store.nextDueAt());
    });

    it("takes fewer at a time when their bodies are large, and the others the next time", async () => {
      const store = await start();
      const body = new Uint8Array(20 * 1024 * 1024);
      for (const n of [1, 2, 3]) await store.persist(anEvent(n, { body }), deliveriesOf(n), {});

      const claims = [await store.claim(at(5), 16), await store.claim(at(5), 16), await store.claim(at(5), 16)];

      expect(claims.map((claimed) => claimed.map(({ delivery }) => delivery.id))).toEqual([
        ["app-1", "app-2"],
        ["app-3"],
        [],
      ]);
    });

    it("has the beginning of an attempt on disk before the claim returns", async () => {
      let store = await start();
      await store.persist(anEvent(1), deliveriesOf(1), {});

      await store.claim(at(5), 1);
      store = await reopen();

      expect(await store.attempts("app-1")).toEqual([
        { deliveryId: "app-1", number: 1, kind: "trigger", startedAt: at(5) },
      ]);
      expect(await store.claim(at(500), 1)).toEqual([]);
    });

    it.each<[string, Settlement, object, object]>([
      [
        "delivered",
        { kind: "delivered", pipeline: PIPELINE },
        { state: "delivered", pipeline: PIPELINE },
        { result: "delivered" },
      ],
      [
        "pending again",
        LATER,
        { state: "pending", dueAt: at(60_000), reason: { code: "GITLAB_RATE_LIMITED", text: "Later." } },
        { result: "GITLAB_RATE_LIMITED", status: 429, text: "Later." },
      ],
      [
        "held",
        { kind: "held", code: "DELIVERY_HELD", text: "Who knows.", status: 502, met: "GITLAB_SERVER_ERROR" },
        { state: "held", reason: { code: "DELIVERY_HELD", text: "Who knows." } },
        { result: "GITLAB_SERVER_ERROR", status: 502, text: "Who knows." },
      ],
      [
        "dead",
        { kind: "dead", code: "GITLAB_TRIGGER_NOT_FOUND", text: "No." },
        { state: "dead", reason: { code: "GITLAB_TRIGGER_NOT_FOUND", text: "No." } },
        { result: "GITLAB_TRIGGER_NOT_FOUND", text: "No." },
      ],
    ])("settles an attempt as %s, once", async (_, settlement, delivery, attempt) => {
      const store = await start();
      await store.persist(anEvent(1), deliveriesOf(1), {});
      await store.claim(at(5), 1);

      await store.settle("app-1", 1, at(6), settlement);
      await store.settle("app-1", 1, at(7), { kind: "dead", code: "INTERNAL", text: "said again, and otherwise" });

      expect(await store.delivery("app-1")).toMatchObject({ ...delivery, attempts: 1 });
      expect(await store.attempts("app-1")).toEqual([
        { deliveryId: "app-1", number: 1, kind: "trigger", startedAt: at(5), endedAt: at(6), ...attempt },
      ]);
    });

    it("refuses to settle an attempt that was never begun", async () => {
      const store = await start();
      await store.persist(anEvent(1), deliveriesOf(1), {});

      await expect(store.settle("app-1", 1, at(6), { kind: "delivered", pipeline: PIPELINE })).rejects.toMatchObject({
        code: "INTERNAL",
      });
      expect(await store.delivery("app-1")).toMatchObject({ state: "pending" });
    });

    it("claims a delivery again when its next attempt is due, not before", async () => {
      const store = await start();
      await store.persist(anEvent(1), deliveriesOf(1), {});
      await store.claim(at(5), 1);
      await store.settle("app-1", 1, at(6), LATER);

      expect(await store.nextDueAt()).toEqual(at(60_000));
      expect(await store.claim(at(59_999), 1)).toEqual([]);
      expect(await store.claim(at(60_000), 1)).toMatchObject([{ attempt: 2, tries: 2 }]);
      expect(await store.nextDueAt()).toBeUndefined();
      // The second attempt is open: a late word about the first one does not touch it.
      await store.settle("app-1", 1, at(60_001), { kind: "delivered", pipeline: PIPELINE });
      expect(await store.delivery("app-1")).toMatchObject({ state: "dispatching" });
    });

    it("ends what a relay that is gone left under way: held, or pending where the route says so", async () => {
      let store = await start();
      await store.persist(anEvent(1), deliveriesOf(1, "careful", "eager", "done", "waiting"), {});
      await store.claim(at(5), 3);
      for (const id of ["careful-1", "eager-1"]) await store.leaving(id, 1);
      await store.settle("done-1", 1, at(6), { kind: "delivered", pipeline: PIPELINE });
      store = await reopen();

      const recovered = await store.recover(at(10), ({ route }) => (route === "eager" ? "retry" : "hold"));

      expect(recovered.map(({ id, state }) => [id, state])).toEqual([
        ["careful-1", "held"],
        ["eager-1", "pending"],
      ]);
      expect(await store.delivery("careful-1")).toMatchObject({ state: "held", reason: { code: "DELIVERY_HELD" } });
      expect(await store.delivery("eager-1")).toMatchObject({ state: "pending", dueAt: at(10) });
      expect(await store.attempts("careful-1")).toMatchObject([{ endedAt: at(10), result: "TRIGGER_AMBIGUOUS" }]);
      expect(await store.delivery("done-1")).toMatchObject({ state: "delivered" });
      expect(await store.delivery("waiting-1")).toMatchObject({ state: "pending", attempts: 0 });
      expect(await store.recover(at(11), () => "hold")).toEqual([]);
    });

    it("releases held and dead deliveries, with their tries counted anew, and no others", async () => {
      const store = await start();
      await store.persist(anEvent(1), deliveriesOf(1, "held", "dead", "done", "waiting"), {});
      await store.claim(at(5), 3);
      await store.settle("held-1", 1, at(6), { kind: "held", code: "DELIVERY_HELD", text: "Who knows." });
      await store.settle("dead-1", 1, at(6), { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." });
      await store.settle("done-1", 1, at(6), { kind: "delivered", pipeline: PIPELINE });

      const released: boolean[] = [];
      for (const id of ["held-1", "dead-1", "done-1", "waiting-1", "unknown-1"]) {
        released.push(await store.release(id, at(20)));
      }

      expect(released).toEqual([true, true, false, false, false]);
      expect(await store.delivery("dead-1")).toMatchObject({ state: "pending", dueAt: at(20) });
      expect(await store.claim(at(20), 2, ["main:waiting"])).toMatchObject([
        { delivery: { id: "held-1" }, attempt: 2, tries: 1 },
        { delivery: { id: "dead-1" }, attempt: 2, tries: 1 },
      ]);
    });
  });
}
