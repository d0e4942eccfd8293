import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MoveTarget } from "../../../../relay/store/move/move-target.ts";
import { openStore } from "../../../../relay/store/open-store.ts";
import { aDelivery, anEvent, at } from "../../../contracts/store-samples.ts";
import { whyNoPostgres } from "../../../postgres/databases.ts";
import { DEPS, fill, MoveLab, seenOf } from "./move-lab.ts";

const why = await whyNoPostgres();

describe.skipIf(why !== undefined)("a store that is moved to PostgreSQL", () => {
  let lab: MoveLab;

  beforeEach(async () => {
    lab = await MoveLab.create();
  });

  afterEach(async () => lab.dispose());

  it("is there as it was, to the last attempt, and the old one lets no relay start", async () => {
    const before = await lab.before(async (store) => {
      await fill(store);
      return await seenOf(store);
    });

    const { live, history, states } = await lab.move();

    expect(await lab.after(seenOf)).toEqual(before);
    expect((live["events"] ?? 0) + (history["events"] ?? 0)).toBe(43);
    expect([live["events"], history["events"]]).not.toContain(0);
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(43);
    await expect(lab.before(async () => {})).rejects.toMatchObject({
      code: "STORE_MOVED",
      message: `The store ${lab.from.path} was moved to ${lab.shownTarget}.`,
    });
    await expect(openStore(lab.from, DEPS, { as: "beside" })).rejects.toMatchObject({ code: "STORE_MOVED" });
  });

  it("leaves an old one that relays of older versions take for another program's", async () => {
    await lab.before(async () => {});
    await lab.move();

    const file = new DatabaseSync(lab.from.path);
    const mark = file.prepare("pragma application_id").get();
    file.close();

    expect(mark).not.toEqual({ application_id: 0x534c5543 });
    expect(mark).not.toEqual({ application_id: 0 });
  });

  it("goes on from where it was: what waits is carried, in its lines, and what was seen is seen before", async () => {
    await lab.before(async (store) => {
      for (const n of [1, 2, 3]) await store.persist(anEvent(n), [aDelivery(n, { ordered: true })], { id: `id-${n}` });
      await store.keepSchedules(["nightly"], at(5));
    });
    await lab.move();

    const found = await lab.after(async (store) => {
      const again = await store.persist(anEvent(9), [aDelivery(9)], { id: "id-2" });
      await store.persist(anEvent(4), [aDelivery(4, { ordered: true })], {});
      const carried: string[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        for (const { delivery, attempt } of await store.claim(new Date(), 10)) {
          carried.push(delivery.id);
          await store.settle(delivery.id, attempt, new Date(), { kind: "dead", code: "GITLAB_NO_JOBS", text: "No." });
        }
      }
      return { again, carried, times: await store.keepSchedules(["nightly"], at(99)) };
    }, "relay");

    expect(found.again).toEqual({ kind: "seen-before", eventId: "event-2", deliveries: ["app-2"] });
    expect(found.carried).toEqual(["app-1", "app-2", "app-3", "app-4"]);
    expect(found.times.get("nightly")).toEqual(at(5));
  });

  it.each([
    { decide: "hold", state: "held" },
    { decide: "look-up", state: "pending" },
  ] as const)("ends a call whose answer nobody knows as its route says: $decide", async ({ decide, state }) => {
    await lab.leaveUnderWay();

    await lab.move({ decide: () => decide });
    const [delivery, attempts] = await lab.after(async (store) => [
      await store.delivery("app-1"),
      await store.attempts("app-1"),
    ]);

    expect(delivery).toMatchObject({ state, inDoubt: decide === "look-up" });
    expect(attempts).toMatchObject([{ number: 1, result: "TRIGGER_AMBIGUOUS" }]);
  });

  it("is refused while a relay runs on the old one", async () => {
    await lab.before(async () => {
      await expect(lab.move()).rejects.toMatchObject({ code: "STORE_IN_USE" });
    });
  });

  it("is refused while a relay runs on the new one, and leaves that and the old one as they are", async () => {
    await lab.before(fill);

    await lab.after(async (store) => {
      await expect(lab.move()).rejects.toMatchObject({ code: "STORE_IN_USE" });
      expect(await store.persist(anEvent(1), [aDelivery(1)], {})).toMatchObject({ kind: "stored" });
    }, "relay");

    expect(await lab.before(async (store) => (await store.backlog()).held)).toBeGreaterThan(0);
  });

  it("is refused where another store is already", async () => {
    await lab.before(fill);
    await lab.after(async (store) => store.persist(anEvent(1), [aDelivery(1)], {}), "relay");

    await expect(lab.move()).rejects.toMatchObject({ code: "STORE_NOT_EMPTY" });
    expect(await lab.after(async (store) => (await store.listEvents({ limit: 9 })).length)).toBe(1);
  });

  it("is refused where no store is", async () => {
    await expect(lab.move()).rejects.toMatchObject({ code: "STORE_INVALID" });
  });

  it("that was ended before it was handed over leaves the old store to its relay, and begins anew", async () => {
    await lab.before(fill);
    await expect(lab.move({ stopAt: ({ kind }) => kind === "moved" })).rejects.toThrow("stopped at moved");
    await expect(lab.after(async () => {})).rejects.toMatchObject({ code: "STORE_MOVING" });

    const changed = await lab.before(async (store) => {
      await store.persist(anEvent(50), [aDelivery(50)], { id: "id-50" });
      await store.release("app-7", at(300));
      return await seenOf(store);
    });
    await lab.move();

    expect(await lab.after(seenOf)).toEqual(changed);
  });

  it("that was ended in its history goes on where it was, while relays run on what is there", async () => {
    const before = await lab.before(async (store) => {
      await fill(store);
      return await seenOf(store);
    });
    await expect(lab.move({ stopAt: ({ kind }) => kind === "handed-over" })).rejects.toThrow("stopped at handed-over");

    const early = await lab.after(async (store) => store.list({ limit: 100 }), "relay");
    const report = await lab.move();
    const again = await lab.move();

    expect(early.length).toBeGreaterThan(10);
    expect(early.length).toBeLessThan(43);
    expect(await lab.after(seenOf)).toEqual(before);
    expect(again).toEqual(report);
  });

  it("that was ended between the mark and the handing over is gone on with, and until then no relay starts anywhere", async () => {
    const before = await lab.before(async (store) => {
      await fill(store);
      return await seenOf(store);
    });
    const killed = vi.spyOn(MoveTarget.prototype, "handOver").mockRejectedValue(new Error("killed"));
    await expect(lab.move()).rejects.toThrow("killed");
    killed.mockRestore();
    await expect(lab.before(async () => {})).rejects.toMatchObject({ code: "STORE_MOVED" });
    await expect(lab.after(async () => {}, "relay")).rejects.toMatchObject({ code: "STORE_MOVING" });

    await lab.move();

    expect(lab.steps.at(-1)?.kind).toBe("moved");
    expect(await lab.after(seenOf)).toEqual(before);
  });

  it("is not moved to a second place", async () => {
    await lab.before(fill);
    await lab.move();
    const other = await MoveLab.create();
    try {
      await expect(lab.move({ to: other.database.config })).rejects.toMatchObject({ code: "STORE_MOVED" });
    } finally {
      await other.dispose();
    }
  });

  it("leaves the old store as it was when something is missing on the other side", async () => {
    const before = await lab.before(async (store) => {
      await fill(store);
      return await seenOf(store);
    });
    vi.spyOn(MoveTarget.prototype, "countOf").mockResolvedValue(0);

    await expect(lab.move()).rejects.toMatchObject({ code: "MOVE_INCOMPLETE" });
    expect(await lab.before(seenOf)).toEqual(before);
  });
});
