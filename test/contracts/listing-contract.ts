import { describe, expect, it } from "vitest";
import type { Change, RelayEvent } from "../../relay/model/event.ts";
import type { DeliveryFilter, EventFilter, Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at, PIPELINE } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

/** What every store promises of lists, run on every implementation. */
export function listingContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what lists`, () => {
    const { start } = storeOfEachTest(create);

    /**
     * Six events, a second apart: 1 and 4 on main, 2 on next, of acme/app; 3 of acme/docs; 5 of another source; 6 starts nothing. 1
     * goes along two routes. 1 is delivered, 2 held, the others wait.
     */
    async function filled(): Promise<Store> {
      const store = await start();
      const stored = [
        [push(1), [aDelivery(1), aDelivery(1, { id: "docs-1", route: "docs", lane: "main:docs" })]],
        [push(2, "acme/app", "next"), [aDelivery(2)]],
        [push(3, "acme/docs"), [aDelivery(3)]],
        [push(4), [aDelivery(4)]],
        [{ ...push(5), source: "other" }, [aDelivery(5, { lane: "main:docs" })]],
        [push(6), []],
      ] as const;
      for (const [event, deliveries] of stored) await store.persist(event, deliveries, {});
      await store.claim(at(2_500), 10, ["main:docs"]);
      await store.settle("app-1", 1, at(2_600), { kind: "delivered", pipeline: PIPELINE });
      await store.settle("app-2", 1, at(2_600), { kind: "held", code: "DELIVERY_HELD", text: "Who knows." });
      return store;
    }

    it.each<[string, Partial<DeliveryFilter>, readonly string[]]>([
      ["everything", {}, ["app-5", "app-4", "app-3", "app-2", "docs-1", "app-1"]],
      ["as many as asked for", { limit: 2 }, ["app-5", "app-4"]],
      ["states", { states: ["held", "delivered", "held"] }, ["app-2", "app-1"]],
      ["routes", { routes: ["docs", "nobody"] }, ["docs-1"]],
      ["sources", { sources: ["other"] }, ["app-5"]],
      ["lanes", { lanes: ["main:docs"] }, ["app-5", "docs-1"]],
      ["events", { events: ["event-1", "event-3"] }, ["app-3", "docs-1", "app-1"]],
      ["ids", { ids: ["app-2", "docs-1", "nobody"] }, ["app-2", "docs-1"]],
      ["a repository", { repository: "acme/docs" }, ["app-3"]],
      ["a ref", { ref: "refs/heads/next" }, ["app-2"]],
      ["since", { since: at(3_000) }, ["app-5", "app-4", "app-3"]],
      ["until", { until: at(3_000) }, ["app-2", "docs-1", "app-1"]],
      ["a time range of a route", { routes: ["app"], since: at(2_000), until: at(4_000) }, ["app-3", "app-2"]],
      [
        "all of several",
        { states: ["pending"], repository: "acme/app", sources: ["acme-github"] },
        ["app-4", "docs-1"],
      ],
      ["what is older", { before: "docs-1" }, ["app-1"]],
      ["what is older, of a state", { states: ["pending"], before: "app-4", limit: 1 }, ["app-3"]],
      ["nothing, before one nobody knows", { before: "nobody" }, []],
      ["nothing, of no state", { states: [] }, []],
    ])("lists deliveries newest first: %s", async (_, filter, expected) => {
      const store = await filled();

      const listed = await store.list({ limit: 10, ...filter });

      expect(listed.map(({ id }) => id)).toEqual(expected);
    });

    it("says of a delivery what it is about, without its event's body", async () => {
      const store = await filled();

      expect(await store.list({ ids: ["app-2"], limit: 1 })).toEqual([
        {
          ...(await store.delivery("app-2")),
          source: "acme-github",
          sourceKind: "github",
          type: "push",
          repository: "acme/app",
          ref: "refs/heads/next",
          commit: "a".repeat(40),
          receivedAt: at(2_000),
        },
      ]);
    });

    it("pages through deliveries of one moment without missing or repeating one", async () => {
      const store = await start();
      const many = Array.from({ length: 7 }, (_, i) => aDelivery(1, { id: `d-${i}` }));
      await store.persist(anEvent(1), many, {});

      const seen: string[] = [];
      for (let before: string | undefined; seen.length < 20; before = seen.at(-1)) {
        const page = await store.list({ routes: ["app"], limit: 3, ...(before === undefined ? {} : { before }) });
        if (page.length === 0) break;
        seen.push(...page.map(({ id }) => id));
      }

      expect(seen).toEqual(["d-6", "d-5", "d-4", "d-3", "d-2", "d-1", "d-0"]);
    });

    it("stays newest first when the clock is set back", async () => {
      const store = await start();
      for (const ms of [5_000, 3_000, 4_000]) await store.persist(push(ms / 1_000), [aDelivery(ms)], {});

      expect((await store.list({ limit: 10 })).map(({ id }) => id)).toEqual(["app-5000", "app-4000", "app-3000"]);
      expect((await store.list({ since: at(4_000), limit: 10 })).map(({ id }) => id)).toEqual(["app-5000", "app-4000"]);
    });

    it.each<[string, Partial<EventFilter>, readonly string[]]>([
      ["everything", {}, ["event-6", "event-5", "event-4", "event-3", "event-2", "event-1"]],
      ["sources", { sources: ["other"] }, ["event-5"]],
      ["ids", { ids: ["event-6", "event-1"] }, ["event-6", "event-1"]],
      ["a repository", { repository: "acme/docs" }, ["event-3"]],
      ["a time range", { since: at(2_000), until: at(4_000) }, ["event-3", "event-2"]],
      ["what is older, of a source", { sources: ["acme-github"], before: "event-4", limit: 2 }, ["event-3", "event-2"]],
    ])("lists events newest first, those that started nothing too: %s", async (_, filter, expected) => {
      const store = await filled();

      expect((await store.listEvents({ limit: 10, ...filter })).map(({ id }) => id)).toEqual(expected);
    });

    it("says of an event who sent it and when", async () => {
      const store = await filled();

      expect(await store.listEvents({ ids: ["event-6"], limit: 1 })).toEqual([
        {
          id: "event-6",
          source: "acme-github",
          sourceKind: "github",
          type: "push",
          senderId: "sender-6",
          repository: "acme/app",
          receivedAt: at(6_000),
          payloadSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ]);
    });
  });

  describe(`${name} as what knows the heads of refs`, () => {
    const { start, reopen } = storeOfEachTest(create);

    it("keeps the newest push of every ref, whether or not it started something, and forgets deleted refs", async () => {
      let store = await start();
      await store.persist(moved(1, "main", "0", "a"), [aDelivery(1)], {});
      await store.persist(moved(2, "main", "a", "b"), [], {});
      await store.persist(moved(3, "gone", "0", "a"), [], {});
      await store.persist(moved(4, "gone", "a", "0"), [], {});
      store = await reopen();

      expect(await heads(store)).toEqual(["acme/app refs/heads/main b"]);
      expect(await store.headsOf("nobody", { limit: 10 })).toEqual([]);
    });

    it("passes over a push that arrives after the one that followed it, but not one that moves back", async () => {
      const store = await start();
      await store.persist(moved(1, "main", "b", "c"), [], {});
      await store.persist(moved(2, "main", "a", "b"), [], {});
      const late = await heads(store);
      await store.persist(moved(3, "main", "c", "b"), [], {});

      expect(late).toEqual(["acme/app refs/heads/main c"]);
      expect(await heads(store)).toEqual(["acme/app refs/heads/main b"]);
    });

    it("gives them by repository and ref, a page at a time, of one repository where asked", async () => {
      const store = await start();
      await store.persist(moved(1, "b", "0", "1"), [], {});
      await store.persist(moved(2, "a", "0", "2"), [], {});
      await store.persist(moved(3, "a", "0", "3", "acme/web"), [], {});
      await store.persist(moved(4, "z", "0", "4", "acme"), [], {});

      const first = await store.headsOf("acme-github", { limit: 2 });
      const [, last] = first;
      if (last === undefined) throw new Error("There must be two.");
      const second = await store.headsOf("acme-github", { after: last, limit: 2 });

      expect([...first, ...second].map(({ after }) => after)).toEqual(["4", "2", "1", "3"]);
      const of = { repository: "acme/app", limit: 5 };
      expect((await store.headsOf("acme-github", of)).map(({ ref }) => ref)).toEqual(["refs/heads/a", "refs/heads/b"]);
      expect(await store.headsOf("acme-github", { ...of, after: last })).toHaveLength(1);
    });
  });
}

/** Event `n`, received at that second: a push to a branch. */
function push(n: number, repository = "acme/app", branch = "main", over: Partial<Change> = {}): RelayEvent {
  const event = anEvent(n, { receivedAt: at(n * 1_000) });
  if (event.reading.kind !== "push") throw new Error("It must be a push.");
  const changes = event.reading.changes.map((change) => ({ ...change, ref: `refs/heads/${branch}`, ...over }));
  return { ...event, reading: { ...event.reading, origin: { repository }, changes } };
}

/** The same, from one commit to another; `0` is none. */
function moved(n: number, branch: string, before: string, after: string, repository = "acme/app"): RelayEvent {
  return push(n, repository, branch, { before, after, action: after === "0" ? "delete" : "update" });
}

async function heads(store: Store): Promise<readonly string[]> {
  const found = await store.headsOf("acme-github", { limit: 100 });
  return found.map(({ repository, ref, after }) => `${repository} ${ref} ${after}`);
}
