import { describe, expect, it } from "vitest";
import type { NewDelivery, Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const WAIT_MS = 1_000;
const MOST_MS = 2_500;
const LATER = { kind: "retry", dueAt: at(9_000), code: "GITLAB_RATE_LIMITED", text: "Later." } as const;

/** What every store promises of pushes of which only the newest counts, run on every implementation. */
export function debounceContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what waits for the newest push`, () => {
    const { start, reopen } = storeOfEachTest(create);

    it("gives out a push once no newer one has come for its wait", async () => {
      const store = await start();
      await push(store, 1, 0, "a", "b");

      expect(await store.nextDueAt()).toEqual(at(WAIT_MS));
      expect(await claim(store, WAIT_MS - 1)).toEqual([]);
      expect(await claim(store, WAIT_MS)).toEqual(["app-1"]);
    });

    it("cancels the one that waits in favour of a newer one, which waits anew", async () => {
      let store = await start();
      await push(store, 1, 0, "a", "b");

      const persisted = await push(store, 2, 400, "b", "c");
      store = await reopen();

      expect(persisted).toMatchObject({ kind: "stored", deliveries: ["app-2"], superseded: ["app-1"] });
      expect(await store.delivery("app-1")).toMatchObject({
        state: "canceled",
        supersededBy: "app-2",
        reason: { code: "DELIVERY_SUPERSEDED", text: expect.stringContaining("app-2") },
      });
      expect(await claim(store, 1_399)).toEqual([]);
      expect(await claim(store, 1_400)).toEqual(["app-2"]);
      expect(await store.backlog()).toMatchObject({ pending: 0, dispatching: 1, canceled: 1 });
    });

    it("keeps nobody waiting longer than the most, however quickly pushes come", async () => {
      const store = await start();
      for (const n of [1, 2, 3, 4]) await push(store, n, n * 800, `c${n}`, `c${n + 1}`);

      // The first came at 800.
      expect(await store.nextDueAt()).toEqual(at(800 + MOST_MS));
      expect(await claim(store, 800 + MOST_MS)).toEqual(["app-4"]);
      await push(store, 5, 3_400, "c5", "c6");
      expect(await store.nextDueAt()).toEqual(at(3_400 + WAIT_MS));
    });

    it("cancels a push that arrives after the one that followed it", async () => {
      const store = await start();
      await push(store, 1, 0, "b", "c");

      const late = await push(store, 2, 400, "a", "b");

      expect(late).toMatchObject({ kind: "stored", deliveries: ["app-2"], superseded: ["app-2"] });
      expect(await store.delivery("app-2")).toMatchObject({ state: "canceled", supersededBy: "app-1" });
      expect(await claim(store, WAIT_MS)).toEqual(["app-1"]);
    });

    it("leaves other keys and deliveries without one alone", async () => {
      const store = await start();
      await push(store, 1, 0, "a", "b");
      await store.persist(anEvent(2), [aDelivery(2)], {});

      await push(store, 3, 10, "b", "c", { debounce: debounce("b", "c", "another branch") });

      expect(await store.backlog()).toMatchObject({ pending: 3, canceled: 0 });
    });

    it.each<[string, (store: Store) => Promise<unknown>]>([
      ["under way", async (store) => store.claim(at(1_000), 1)],
      [
        "waiting for its next attempt",
        async (store) => {
          await store.claim(at(1_000), 1);
          await store.settle("app-1", 1, at(1_001), LATER);
        },
      ],
      [
        "in doubt",
        async (store) => {
          await store.claim(at(1_000), 1);
          await store.settle("app-1", 1, at(1_001), { ...LATER, kind: "look-up" });
        },
      ],
      [
        "released by a person",
        async (store) => {
          await store.claim(at(1_000), 1);
          await store.settle("app-1", 1, at(1_001), { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." });
          await store.release("app-1", at(1_002));
        },
      ],
    ])("supersedes nothing that is %s", async (_, move) => {
      const store = await start();
      await push(store, 1, 0, "a", "b");
      await move(store);
      const before = await store.delivery("app-1");

      const persisted = await push(store, 2, 1_100, "b", "c");

      expect(persisted).toMatchObject({ superseded: [] });
      expect(await store.delivery("app-1")).toEqual(before);
      expect(await store.delivery("app-2")).toMatchObject({ state: "pending", dueAt: at(1_100 + WAIT_MS) });
    });

    it("neither lets what begins held take the place of what waits, nor the other way round", async () => {
      const store = await start();
      const held = { code: "DELIVERY_REPEATED_CONTENT", text: "Seen." };
      await push(store, 1, 0, "a", "b");

      const replayed = await push(store, 2, 100, "b", "a", { held });
      await push(store, 3, 200, "b", "c");

      expect(replayed).toMatchObject({ held: ["app-2"], superseded: [] });
      expect(await store.delivery("app-2")).toMatchObject({ state: "held" });
      expect(await store.delivery("app-1")).toMatchObject({ state: "canceled", supersededBy: "app-3" });
    });

    it("counts the newest of several changes of one ref in one event", async () => {
      const store = await start();
      const changes = ["a", "b", "c"].map((before, changeIndex) =>
        aDelivery(1, { id: `app-1-${changeIndex}`, changeIndex, debounce: debounce(before, `${before}'`) }),
      );

      const persisted = await store.persist(anEvent(1, { receivedAt: at(0) }), changes, {});

      expect(persisted).toMatchObject({ superseded: ["app-1-0", "app-1-1"] });
      expect(await claim(store, WAIT_MS)).toEqual(["app-1-2"]);
    });

    it("gives its place in a line up, and lets the next go, when a newer one queues at the end", async () => {
      const store = await start();
      await push(store, 1, 0, "a", "b", { ordered: true });
      await store.persist(anEvent(2, { receivedAt: at(100) }), [aDelivery(2, { ordered: true })], {});

      await push(store, 3, 200, "b", "c", { ordered: true });

      expect(await claim(store, 300)).toEqual(["app-2"]);
      expect(await claim(store, 5_000)).toEqual([]);
      await store.settle("app-2", 1, at(5_001), { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." });
      expect(await claim(store, 5_002)).toEqual(["app-3"]);
    });
  });
}

function debounce(before: string, after: string, key = "app hub acme/app refs/heads/main") {
  return { key, waitMs: WAIT_MS, mostMs: MOST_MS, before, after };
}

async function push(
  store: Store,
  n: number,
  ms: number,
  before: string,
  after: string,
  over: Partial<NewDelivery> = {},
) {
  const delivery = aDelivery(n, { debounce: debounce(before, after), ...over });
  return store.persist(anEvent(n, { receivedAt: at(ms) }), [delivery], {});
}

async function claim(store: Store, ms: number): Promise<readonly string[]> {
  return (await store.claim(at(ms), 10)).map(({ delivery }) => delivery.id);
}
