import { afterEach, describe, expect, it } from "vitest";
import type { Settlement } from "../../relay/model/delivery.ts";
import type { Store } from "../../relay/store/store.ts";
import { anEvent, at, deliveriesOf, plain } from "./store-samples.ts";

/** What the contract needs of an implementation. */
export interface StoreUnderTest {
  /** Opens the store of this test; opened again after `close()`, it is the same store. */
  readonly open: () => Promise<Store>;
  /** Removes it. */
  readonly dispose: () => Promise<void>;
}

const PIPELINE = { id: 7, projectId: 3, webUrl: "https://gitlab.example.com/g/p/-/pipelines/7" };
const LATER: Settlement = {
  kind: "retry",
  dueAt: at(60_000),
  code: "GITLAB_RATE_LIMITED",
  text: "Later.",
  status: 429,
};

/** What every store promises, run on every implementation. */
export function storeContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store`, () => {
    let used: StoreUnderTest | undefined;
    let store: Store;

    async function start(): Promise<StoreUnderTest> {
      used = await create();
      store = await used.open();
      return used;
    }

    afterEach(async () => {
      await store.close();
      await used?.dispose();
    });

    it("gives an event back exactly as it was handed over, after closing and opening again", async () => {
      const { open } = await start();
      const odd = anEvent(1, {
        body: Uint8Array.from({ length: 256 }, (_, byte) => byte),
        headers: { "user-agent": "GitHub-Hookshot/\u00e9\u{1f680}" },
        reading: { kind: "other", why: "a ping" },
      });
      const { senderId: _, ...anonymous } = anEvent(2, { body: new Uint8Array() });

      await Promise.all([store.persist(odd, [], "a"), store.persist(anonymous, deliveriesOf(2), undefined)]);
      await store.close();
      store = await open();

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
      });
      expect(await store.event("event-3")).toBeUndefined();
      expect(await store.delivery("app-3")).toBeUndefined();
    });

    it("answers a second event of the same key with the first one's ids, and keeps nothing of the second", async () => {
      const { open } = await start();
      await store.persist(anEvent(1), deliveriesOf(1, "app", "docs"), "key");
      await store.close();
      store = await open();

      const again = await store.persist(anEvent(2), deliveriesOf(2), "key");

      expect(again).toEqual({ kind: "seen-before", eventId: "event-1", deliveries: ["app-1", "docs-1"] });
      expect(await store.event("event-2")).toBeUndefined();
      expect(await store.backlog()).toMatchObject({ pending: 2 });
    });

    it("stores exactly one of many events that arrive together under one key", async () => {
      await start();

      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, n) => store.persist(anEvent(n), deliveriesOf(n), "key")),
      );

      const stored = answers.filter(({ kind }) => kind === "stored");
      expect(stored).toHaveLength(1);
      expect(new Set(answers.map(({ eventId }) => eventId))).toEqual(new Set([stored[0]?.eventId]));
      expect(await store.backlog()).toMatchObject({ pending: 1 });
    });

    it("stores every event without a key, and every key once", async () => {
      await start();

      const answers = await Promise.all([
        store.persist(anEvent(1), deliveriesOf(1), undefined),
        store.persist(anEvent(2), deliveriesOf(2), undefined),
        store.persist(anEvent(3), deliveriesOf(3), "a"),
        store.persist(anEvent(4), deliveriesOf(4), "b"),
      ]);

      expect(answers.map(({ kind }) => kind)).toEqual(["stored", "stored", "stored", "stored"]);
    });

    it("keeps all of an event or nothing, and lets a bad one fail alone", async () => {
      await start();
      const twice = [...deliveriesOf(2, "docs"), ...deliveriesOf(1, "app")];

      const answers = await Promise.allSettled([
        store.persist(anEvent(1), deliveriesOf(1), "a"),
        // Its second delivery has an id that is taken.
        store.persist(anEvent(2), twice, "b"),
        store.persist(anEvent(3), deliveriesOf(3), "c"),
      ]);

      expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(await store.event("event-2")).toBeUndefined();
      expect(await store.delivery("docs-2")).toBeUndefined();
      expect(await store.persist(anEvent(2), deliveriesOf(2), "b")).toMatchObject({ kind: "stored" });
    });

    it("claims what is due, oldest first, up to the limit, and never twice", async () => {
      await start();
      for (const n of [3, 1, 2, 9]) await store.persist(anEvent(n), deliveriesOf(n), undefined);

      const [first, second] = await Promise.all([store.claim(at(5), 2), store.claim(at(5), 2)]);
      const third = await store.claim(at(5), 2);

      expect(first.map(({ delivery }) => delivery.id)).toEqual(["app-1", "app-2"]);
      expect(second.map(({ delivery }) => delivery.id)).toEqual(["app-3"]);
      expect(third).toEqual([]);
      expect(first[0]).toMatchObject({ attempt: 1, tries: 1, event: { id: "event-1" } });
      expect(first[0]?.delivery).toMatchObject({ state: "dispatching", attempts: 1 });
    });

    it("passes over the deliveries of busy routes", async () => {
      await start();
      await store.persist(anEvent(1), deliveriesOf(1, "app", "docs"), undefined);

      const claimed = await store.claim(at(5), 10, ["app", "other"]);

      expect(claimed.map(({ delivery }) => delivery.id)).toEqual(["docs-1"]);
      expect(await store.nextDueAt(["app"])).toBeUndefined();
      expect(await store.nextDueAt(["docs"])).toEqual(await store.nextDueAt());
    });

    it("takes fewer at a time when their bodies are large, and the others the next time", async () => {
      await start();
      const body = new Uint8Array(20 * 1024 * 1024);
      for (const n of [1, 2, 3]) await store.persist(anEvent(n, { body }), deliveriesOf(n), undefined);

      const claims = [await store.claim(at(5), 16), await store.claim(at(5), 16), await store.claim(at(5), 16)];

      expect(claims.map((claimed) => claimed.map(({ delivery }) => delivery.id))).toEqual([
        ["app-1", "app-2"],
        ["app-3"],
        [],
      ]);
    });

    it("has the beginning of an attempt on disk before the claim returns", async () => {
      const { open } = await start();
      await store.persist(anEvent(1), deliveriesOf(1), undefined);

      await store.claim(at(5), 1);
      await store.close();
      store = await open();

      expect(await store.attempts("app-1")).toEqual([{ deliveryId: "app-1", number: 1, startedAt: at(5) }]);
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
      await start();
      await store.persist(anEvent(1), deliveriesOf(1), undefined);
      await store.claim(at(5), 1);

      await store.settle("app-1", 1, at(6), settlement);
      await store.settle("app-1", 1, at(7), { kind: "dead", code: "INTERNAL", text: "said again, and otherwise" });

      expect(await store.delivery("app-1")).toMatchObject({ ...delivery, attempts: 1 });
      expect(await store.attempts("app-1")).toEqual([
        { deliveryId: "app-1", number: 1, startedAt: at(5), endedAt: at(6), ...attempt },
      ]);
    });

    it("refuses to settle an attempt that was never begun", async () => {
      await start();
      await store.persist(anEvent(1), deliveriesOf(1), undefined);

      await expect(store.settle("app-1", 1, at(6), { kind: "delivered", pipeline: PIPELINE })).rejects.toMatchObject({
        code: "INTERNAL",
      });
      expect(await store.delivery("app-1")).toMatchObject({ state: "pending" });
    });

    it("claims a delivery again when its next attempt is due, not before", async () => {
      await start();
      await store.persist(anEvent(1), deliveriesOf(1), undefined);
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
      const { open } = await start();
      await store.persist(anEvent(1), deliveriesOf(1, "careful", "eager", "done", "waiting"), undefined);
      await store.claim(at(5), 3);
      await store.settle("done-1", 1, at(6), { kind: "delivered", pipeline: PIPELINE });
      await store.close();
      store = await open();

      const recovered = await store.recover(at(10), (route) => (route === "eager" ? "retry" : "hold"));

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
      await start();
      await store.persist(anEvent(1), deliveriesOf(1, "held", "dead", "done", "waiting"), undefined);
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
      expect(await store.claim(at(20), 2, ["waiting"])).toMatchObject([
        { delivery: { id: "held-1" }, attempt: 2, tries: 1 },
        { delivery: { id: "dead-1" }, attempt: 2, tries: 1 },
      ]);
    });

    it("lists newest first, by state, up to the limit, and counts each state", async () => {
      await start();
      for (const n of [1, 2, 3, 4]) await store.persist(anEvent(n), deliveriesOf(n), undefined);
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
      await start();
      await store.check();

      const last = store.persist(anEvent(1), deliveriesOf(1), "key");
      await store.close();

      expect(await last).toMatchObject({ kind: "stored" });
      const closed = { code: "STORE_UNAVAILABLE" };
      await expect(store.check()).rejects.toMatchObject(closed);
      await expect(store.persist(anEvent(2), [], undefined)).rejects.toMatchObject(closed);
      await expect(store.claim(at(5), 1)).rejects.toMatchObject(closed);
      await expect(store.delivery("app-1")).rejects.toMatchObject(closed);
      await expect(store.backlog()).rejects.toMatchObject(closed);
    });
  });
}
