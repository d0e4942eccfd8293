import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RelayEvent } from "../../../../relay/model/event.ts";
import type { EventKeys, NewDelivery, Persisted, Store } from "../../../../relay/store/store.ts";
import { aDelivery, anEvent, at, PIPELINE } from "../../../contracts/store-samples.ts";
import { whyNoPostgres } from "../../../postgres/databases.ts";
import { type SeveralRelays, severalRelays } from "./several-relays.ts";

const RELAYS = 3;
const ROUNDS = 24;

/** Times behind the database's own, by which the queue engine gives turns out. */
const EARLIER_MS = -30 * 24 * 60 * 60 * 1_000;

describe.skipIf((await whyNoPostgres()) !== undefined)("relays that write to one PostgreSQL at once", () => {
  let relays: SeveralRelays;

  beforeEach(async () => {
    relays = await severalRelays(RELAYS);
  });
  afterEach(() => relays.dispose());

  /** Lets every relay store something at the same time, for each number. */
  function everyRelay(
    work: (store: Store, n: number, relay: number) => Promise<Persisted>,
    rounds = ROUNDS,
  ): Promise<readonly Persisted[]> {
    const calls = Array.from({ length: rounds * RELAYS }, (_, call) => {
      const relay = call % RELAYS;
      const store = relays.stores[relay];
      if (store === undefined) throw new Error("There are fewer relays.");
      return work(store, Math.floor(call / RELAYS), relay);
    });
    return Promise.all(calls);
  }

  it("store what comes under one id once, and tell the others the same event and deliveries", async () => {
    const persisted = await everyRelay((store, n, relay) => {
      const [event, delivery] = oneOf(n, relay);
      return store.persist(event, [delivery], { id: `hub:${n}` });
    });

    const stored = persisted.filter(({ kind }) => kind === "stored");
    expect(stored).toHaveLength(ROUNDS);
    expect(persisted.filter(({ kind }) => kind === "seen-before")).toHaveLength(ROUNDS * (RELAYS - 1));
    const told = new Set(persisted.map(({ eventId, deliveries }) => `${eventId} ${deliveries.join()}`));
    expect(told.size).toBe(ROUNDS);
    expect(await relays.place.script("select count(*) from sluice.deliveries")).toEqual([{ count: String(ROUNDS) }]);
  });

  it("hold all but one of what comes with one content under several ids", async () => {
    const persisted = await everyRelay((store, n, relay) => {
      const [event, delivery] = oneOf(n, relay);
      const keys: EventKeys = { id: event.id, content: { key: `hub:same ${n}`, notBefore: at(EARLIER_MS - 60_000) } };
      return store.persist(event, [delivery], keys);
    });

    const held = persisted.filter((one) => one.kind === "stored" && one.held.length === 1);
    expect(persisted.every(({ kind }) => kind === "stored")).toBe(true);
    expect(held).toHaveLength(ROUNDS * (RELAYS - 1));
    const going = "select count(*) from sluice.progress where state = 'pending'";
    expect(await relays.place.script(going)).toEqual([{ count: String(ROUNDS) }]);
  });

  it("let one of many pushes of a ref wait, whichever came last, and supersede every other one by a newer one", async () => {
    const debounce = { key: "app main", waitMs: 60_000, mostMs: 600_000, before: "", after: "" };

    const persisted = await everyRelay((store, n, relay) => {
      const [event, delivery] = oneOf(n, relay);
      return store.persist(event, [{ ...delivery, debounce }], {});
    });

    const waiting = await relays.place.script("select seq from sluice.progress where state = 'pending'");
    const astray = await relays.place.script(`
      select p.seq from sluice.progress p left join sluice.deliveries newer on newer.id = p.superseded_by
      where p.state = 'canceled' and newer.seq is null`);
    const superseded = persisted.flatMap((one) => (one.kind === "stored" ? one.superseded : []));
    expect(waiting).toHaveLength(1);
    expect(astray).toEqual([]);
    expect(superseded).toHaveLength(ROUNDS * RELAYS - 1);
    expect(new Set(superseded).size).toBe(superseded.length);
  });

  it("give every one in line its own place, with one before all others", async () => {
    await everyRelay((store, n, relay) => {
      const [event, delivery] = oneOf(n, relay);
      return store.persist(event, [{ ...delivery, ordered: true }], {});
    });

    const places = await relays.place.script("select line, behind from sluice.progress order by line");
    expect(new Set(places.map(({ line }) => line)).size).toBe(ROUNDS * RELAYS);
    expect(places.map(({ behind }) => behind)).toEqual(places.map((_, nth) => nth > 0));
  });

  it("leave nobody standing in a line that others enter, leave and supersede meanwhile", async () => {
    const debounce = { key: "app main", waitMs: 0, mostMs: 0, before: "", after: "" };
    const entering = everyRelay((store, n, relay) => {
      const [event, delivery] = oneOf(n, relay);
      return store.persist(event, [{ ...delivery, ordered: true, ...(n % 2 === 0 ? { debounce } : {}) }], {});
    });
    const carried: string[] = [];

    const carrying = relays.stores.map((store) => carryUntil(store, () => isThrough(relays), carried));
    await Promise.all([entering, ...carrying]);

    expect(new Set(carried).size).toBe(carried.length);
    const states = await relays.place.script("select state, count(*)::int from sluice.progress group by state");
    expect(states.every(({ state }) => state === "delivered" || state === "canceled")).toBe(true);
    expect(states.find(({ state }) => state === "delivered")?.["count"]).toBe(carried.length);
  });

  it("let an event go once all its deliveries are through, whoever was last to end one", async () => {
    const events = Array.from({ length: ROUNDS }, (_, n) => n);
    const [store] = relays.stores;
    for (const n of events) {
      const [event] = oneOf(n, 0);
      const wanted = Array.from({ length: RELAYS }, (_, relay) => oneOf(n, relay)[1]);
      await store?.persist(event, wanted, {});
    }
    const claimed = (await relays.stores[0]?.claim(new Date(), ROUNDS * RELAYS)) ?? [];

    await Promise.all(
      claimed.map(async ({ delivery, attempt }, index) => {
        const settlement = { kind: "delivered", pipeline: PIPELINE } as const;
        await relays.stores[index % RELAYS]?.settle(delivery.id, attempt, new Date(), settlement);
      }),
    );

    expect(claimed).toHaveLength(ROUNDS * RELAYS);
    expect(await relays.place.script("select standing, count(*)::int from sluice.rested group by standing")).toEqual([
      { standing: "done", count: ROUNDS },
    ]);
  });

  it("count what is in each state exactly", async () => {
    await everyRelay((store, n, relay) => {
      const [event, delivery] = oneOf(n, relay);
      return store.persist(event, [n % 3 === 0 ? { ...delivery, held: { code: "X", text: "y" } } : delivery], {});
    });

    for (const store of relays.stores)
      expect(await store.backlog()).toMatchObject({ pending: ROUNDS * 2, held: ROUNDS });
  });
});

function oneOf(n: number, relay: number): [RelayEvent, NewDelivery] {
  const id = `${n}-${relay}`;
  const event = anEvent(n * RELAYS + relay, { id: `event ${id}`, receivedAt: at(EARLIER_MS + n) });
  return [event, aDelivery(n, { id: `delivery ${id}` })];
}

/** Claims and settles as a relay does, until it is told to stop. */
async function carryUntil(store: Store, isOver: () => Promise<boolean>, carried: string[]): Promise<void> {
  while (!(await isOver())) {
    for (const { delivery, attempt } of await store.claim(new Date(), 4)) {
      carried.push(delivery.id);
      await store.settle(delivery.id, attempt, new Date(), { kind: "delivered", pipeline: PIPELINE });
    }
  }
}

async function isThrough({ place }: SeveralRelays): Promise<boolean> {
  const [row] = await place.script(`
    select count(*)::int as stored, count(*) filter (where state in ('pending', 'dispatching'))::int as open from sluice.progress`);
  return row?.["stored"] === ROUNDS * RELAYS && row["open"] === 0;
}
