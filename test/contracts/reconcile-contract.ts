import { describe, expect, it } from "vitest";
import type { Change, RelayEvent } from "../../relay/model/event.ts";
import { aDelivery, anEvent, at } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

/** What every store promises of events that were made of a comparison of refs, run on every implementation. */
export function reconcileContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what knows which push was made up for`, () => {
    const { start, reopen } = storeOfEachTest(create);

    it("takes the forge's own event for seen before, until the next push of the ref", async () => {
      const store = await start();
      await store.persist(step(1, "a", "b"), [aDelivery(1)], { id: "r", reconciled: true });

      const late = await store.persist(step(2, "a", "b"), [aDelivery(2)], { id: "own" });
      await store.persist(step(3, "b", "c"), [aDelivery(3)], {});
      const back = await store.persist(step(4, "c", "b"), [aDelivery(4)], {});

      expect(late).toEqual({ kind: "seen-before", eventId: "event-1", deliveries: ["app-1"] });
      expect(back).toMatchObject({ kind: "stored", deliveries: ["app-4"] });
    });

    it("takes each of the pushes it was made up of for seen before, one after the other", async () => {
      let store = await start();
      await store.persist(step(1, "a", "d"), [aDelivery(1)], { reconciled: true });
      const first = await store.persist(step(2, "a", "b"), [aDelivery(2)], {});
      store = await reopen();

      const rest = [
        await store.persist(step(3, "b", "c"), [aDelivery(3)], {}),
        await store.persist(step(4, "c", "d"), [aDelivery(4)], {}),
        await store.persist(step(5, "d", "e"), [aDelivery(5)], {}),
      ];

      expect(first).toEqual({ kind: "seen-before", eventId: "event-1", deliveries: ["app-1"] });
      expect(rest.map(({ kind }) => kind)).toEqual(["seen-before", "seen-before", "stored"]);
    });

    it("leaves the ref where it was made up for while those pushes still come, and stores what leads elsewhere", async () => {
      const store = await start();
      await store.persist(step(1, "a", "d"), [aDelivery(1)], { reconciled: true });
      await store.persist(step(2, "a", "b"), [aDelivery(2)], {});

      expect((await store.headsOf("acme-github", { limit: 5 })).map(({ after }) => after[0])).toEqual(["d"]);
      expect(await store.persist(step(3, "a", "c"), [aDelivery(3)], {})).toMatchObject({ kind: "stored" });
    });

    it("takes a deletion that was made up for for seen before, until there is such a ref again", async () => {
      const store = await start();
      await store.persist(step(1, "a", "0"), [aDelivery(1)], { reconciled: true });
      const late = await store.persist(step(2, "a", "0"), [aDelivery(2)], {});
      const heads = await store.headsOf("acme-github", { limit: 5 });
      const anew = await store.persist(step(3, "0", "a"), [aDelivery(3)], {});
      const again = await store.persist(step(4, "a", "0"), [aDelivery(4)], {});

      expect(late).toEqual({ kind: "seen-before", eventId: "event-1", deliveries: ["app-1"] });
      expect(heads).toEqual([]);
      expect([anew, again].map(({ kind }) => kind)).toEqual(["stored", "stored"]);
    });

    it("takes a comparison that comes after the forge's event for seen before", async () => {
      const store = await start();
      await store.persist(push(1, { "refs/heads/main": "b" }), [aDelivery(1)], {});

      const twice = await store.persist(push(2, { "refs/heads/main": "b" }), [aDelivery(2)], { reconciled: true });

      expect(twice).toEqual({ kind: "seen-before", eventId: "event-1", deliveries: ["app-1"] });
    });

    it("stores a push of which one ref was not made up for, and one that moves a ref to where it was sent before", async () => {
      const store = await start();
      await store.persist(push(1, { "refs/heads/main": "b" }), [aDelivery(1)], { reconciled: true });
      await store.persist(push(2, { "refs/heads/next": "b" }), [aDelivery(2)], {});

      const both = await store.persist(push(3, { "refs/heads/main": "b", "refs/heads/next": "b" }), [aDelivery(3)], {});
      const same = await store.persist(push(4, { "refs/heads/next": "b" }), [aDelivery(4)], {});
      const elsewhere = await store.persist(
        push(5, { "refs/heads/main": "b" }, { source: "other" }),
        [aDelivery(5)],
        {},
      );

      expect([both, same, elsewhere].map(({ kind }) => kind)).toEqual(["stored", "stored", "stored"]);
    });

    it("takes nothing for told that a comparison only noted: it started nothing", async () => {
      const store = await start();
      await store.persist(push(1, { "refs/heads/main": "b" }), [], { reconciled: true });

      const late = await store.persist(push(2, { "refs/heads/main": "b" }), [aDelivery(2)], {});

      expect(late).toMatchObject({ kind: "stored", deliveries: ["app-2"] });
    });

    it("notes when a repository was compared", async () => {
      let store = await start();
      await store.noteCompared("hub", "acme/app", at(1));
      await store.noteCompared("hub", "acme/app", at(5));
      store = await reopen();

      expect(await store.comparedAt("hub", "acme/app")).toEqual(at(5));
      expect(await store.comparedAt("hub", "acme/web")).toBeUndefined();
      expect(await store.comparedAt("lab", "acme/app")).toBeUndefined();
    });
  });
}

/** A push of main from a commit of one digit to another; `0` is none. */
function step(n: number, before: string, after: string): RelayEvent {
  const [ref, refName] = ["refs/heads/main", "main"];
  const shas = { before: before.repeat(40), after: after.repeat(40) };
  const action = after === "0" ? "delete" : before === "0" ? "create" : "update";
  const about = { action, ...(after === "0" ? {} : { commit: shas.after }) } as const;
  const change = { index: 0, kind: "branch", ref, refName, ...shas, ...about, forced: null } as const;
  return anEvent(n, { reading: { kind: "push", origin: { repository: "acme/app" }, changes: [change] } });
}

/** A push that leaves each ref at a commit of this one digit. */
function push(n: number, refs: Readonly<Record<string, string>>, over: Partial<RelayEvent> = {}): RelayEvent {
  const changes = Object.entries(refs).map(([ref, digit], index): Change => {
    const [before, after] = ["9".repeat(40), digit.repeat(40)];
    const moved = { before, after, commit: after, forced: null };
    return { index, kind: "branch", action: "update", ref, refName: ref.replace("refs/heads/", ""), ...moved };
  });
  return anEvent(n, { reading: { kind: "push", origin: { repository: "acme/app" }, changes }, ...over });
}
