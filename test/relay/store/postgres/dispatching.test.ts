import { describe, expect, it } from "vitest";
import { at, PIPELINE } from "../../../contracts/store-samples.ts";
import { whyNoPostgres } from "../../../postgres/databases.ts";
import { type LabRelay, labOfEachTest } from "./dispatching-lab.ts";

const DELIVERED = { kind: "delivered", pipeline: PIPELINE } as const;
const HOLD = () => "hold" as const;

describe.skipIf((await whyNoPostgres()) !== undefined)("relays that share a queue", () => {
  const start = labOfEachTest();

  it("give each delivery to one of them, and all of them in the end", async () => {
    const lab = await start();
    const relays = [await lab.relay("a"), await lab.relay("b"), await lab.relay("c")] as const;
    const ids = Array.from({ length: 60 }, (_, n) => `d-${n}`);
    for (const id of ids) await lab.put(relays[0], [{ id, lane: `main:${id.length}` }], at(1));

    const claimed: string[] = [];
    while (claimed.length < ids.length) {
      const rounds = await Promise.all(relays.map((relay) => relay.dispatching.claim(at(5), 4)));
      claimed.push(...rounds.flat().map(({ delivery }) => delivery.id));
    }

    expect(claimed.toSorted()).toEqual(ids.toSorted());
    expect(await lab.jobs()).toBe(0);
  });

  it("keep one turn of a lane in the engine, however much waits there", async () => {
    const lab = await start();
    const relay = await lab.relay("a");

    for (let n = 0; n < 20; n += 1) await lab.put(relay, [{ id: `d-${n}`, lane: "main:app" }], at(n));

    expect(await lab.jobs()).toBe(1);
    expect(await relay.claim(at(50), 3)).toEqual(["d-0", "d-1", "d-2"]);
    expect(await lab.jobs()).toBe(1);
  });

  it("take turns with lanes, whichever of them claims", async () => {
    const lab = await start();
    const [a, b] = [await lab.relay("a"), await lab.relay("b")];
    for (const id of ["app-1", "app-2", "docs-1"]) await lab.put(a, [{ id, lane: `main:${id.slice(0, -2)}` }], at(1));

    expect([await a.claim(at(5), 1), await b.claim(at(6), 1), await a.claim(at(7), 1)]).toEqual([
      ["app-1"],
      ["docs-1"],
      ["app-2"],
    ]);
  });

  it("overlook nothing that comes into a lane while another one takes the last of it", async () => {
    const lab = await start();
    const [a, b] = [await lab.relay("a"), await lab.relay("b")];
    await lab.put(a, [{ id: "first", lane: "main:app" }], at(1));

    // The second finds the turn of the first and adds none; then that turn is taken, before the second can be seen.
    const taken = await a.db.transaction("Putting in", async (transaction) => {
      await lab.putIn(transaction, a, [{ id: "second", lane: "main:app" }], at(2));
      return await b.claim(at(5), 10);
    });

    expect(taken).toEqual(["first"]);
    expect(await b.claim(at(6), 10)).toEqual(["second"]);
    expect(await b.claim(at(7), 10)).toEqual([]);
    expect(await lab.jobs()).toBe(0);
  });

  it("give lanes their turns again that have lost them", async () => {
    const lab = await start();
    const relay = await lab.relay("a");
    await lab.put(relay, [{ id: "d", lane: "main:app" }], at(1));
    await lab.database.script("delete from sluice_queue.job");

    expect(await relay.claim(at(10_000), 1)).toEqual(["d"]);
  });

  it("look into a lane when something of it becomes due, by one turn however much waits for that time", async () => {
    const lab = await start();
    const relay = await lab.relay("a");
    const later = Array.from({ length: 9 }, (_, n) => ({ id: `d-${n}`, lane: "main:app", dueAt: at(60_000 + n) }));

    await lab.put(relay, later, at(1));

    expect(await lab.jobs()).toBe(1);
    expect(await relay.claim(at(59_999), 10)).toEqual([]);
    expect(await relay.claim(at(60_000), 10)).toEqual(["d-0"]);
    expect(await relay.claim(at(60_008), 10)).toHaveLength(8);
    expect(await lab.jobs()).toBe(0);
  });

  it("make due all that waits for a time of a clock that was ahead, however much that is", async () => {
    const lab = await start();
    const relay = await lab.relay("a");
    const ahead = Array.from({ length: 1_100 }, (_, n) => ({ id: `d-${n}`, lane: "main:app", dueAt: at(90_000_000) }));
    await lab.put(relay, ahead, at(86_400_000));
    await lab.put(relay, [{ id: "in-time", lane: "main:docs", dueAt: at(60_000) }], at(5));

    const claimed: string[] = [];
    for (let n = 0; n < 2; n += 1) claimed.push(...(await relay.claim(at(10), 1_000)));

    expect(claimed.toSorted()).toEqual(ahead.map(({ id }) => id).toSorted());
  });

  it("settle together what ends together, and let one that never was fail alone", async () => {
    const lab = await start();
    const relay = await lab.relay("a");
    const ids = ["a", "b", "c"];
    await lab.put(
      relay,
      ids.map((id) => ({ id, lane: "main:app" })),
      at(1),
    );
    await relay.claim(at(5), 3);

    const settled = await Promise.allSettled([
      ...ids.map((id) => relay.dispatching.settle(id, 1, at(6), DELIVERED)),
      relay.dispatching.settle("a", 2, at(6), DELIVERED),
      relay.dispatching.settle("a", 1, at(7), { kind: "dead", code: "INTERNAL", text: "Said again." }),
    ]);

    expect(settled.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await lab.states()).toEqual({ a: "delivered", b: "delivered", c: "delivered" });
  });
});

describe.skipIf((await whyNoPostgres()) !== undefined)("deliveries of a relay that is gone", () => {
  const start = labOfEachTest();

  /** Relay `a` carries `left`, whose request is about to leave, and `kept`; `b` carries `other`. */
  async function underWay() {
    const lab = await start();
    const [a, b] = [await lab.relay("a"), await lab.relay("b")];
    await lab.put(
      a,
      ["left", "kept", "other"].map((id) => ({ id, lane: `main:${id}` })),
      at(1),
    );
    await a.claim(at(5), 10, ["main:other"]);
    await b.claim(at(5), 10);
    await a.dispatching.leaving("left", 1);
    return { lab, a, b };
  }

  const recover = async (relay: LabRelay) => {
    const recovered = await relay.dispatching.recover(at(10), HOLD);
    return recovered.map(({ id, state }) => [id, state]);
  };

  it("stay with it while it lives, whoever looks", async () => {
    const { a, b } = await underWay();

    expect(await recover(a)).toEqual([]);
    expect(await recover(b)).toEqual([]);
  });

  it("are taken over by another: what had certainly not left goes again, of the rest is decided", async () => {
    const { lab, b } = await underWay();

    await lab.dismiss("a");

    expect(await recover(b)).toEqual([
      ["left", "held"],
      ["kept", "pending"],
    ]);
    expect(await recover(b)).toEqual([]);
    expect(await b.claim(at(11), 10)).toEqual(["kept"]);
    expect(await lab.states()).toMatchObject({ other: "dispatching" });
  });

  it("are taken over once, however many others look at the same time", async () => {
    const { lab, b } = await underWay();
    const c = await lab.relay("c");

    await lab.dismiss("a");
    const recovered = await Promise.all([recover(b), recover(c), recover(b), recover(c)]);

    expect(recovered.flat().toSorted(([one = ""], [other = ""]) => one.localeCompare(other))).toEqual([
      ["kept", "pending"],
      ["left", "held"],
    ]);
  });

  it("are sent by it no more, should it come back", async () => {
    const { lab, a, b } = await underWay();
    await lab.dismiss("a");
    await recover(b);

    await expect(a.dispatching.leaving("kept", 1)).rejects.toMatchObject({ code: "DELIVERY_LEASE_LOST" });
    await a.dispatching.settle("kept", 1, at(20), { kind: "dead", code: "INTERNAL", text: "A late word." });

    expect(await lab.states()).toMatchObject({ kept: "pending" });
  });

  it("are delivered by what it did, should its answer come after all", async () => {
    const { lab, a, b } = await underWay();
    await lab.dismiss("a");
    await recover(b);

    await a.dispatching.settle("left", 1, at(20), DELIVERED);

    expect(await lab.states()).toMatchObject({ left: "delivered" });
  });

  it("count as this relay's own when it has them not in hand: its claim was never told", async () => {
    const { lab } = await underWay();
    const forgetful = await lab.relayAs("a");

    expect(await recover(forgetful)).toEqual([
      ["left", "held"],
      ["kept", "pending"],
    ]);
  });
});
