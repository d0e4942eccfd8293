import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RelayEvent } from "../../../../relay/model/event.ts";
import type { NewDelivery, Store } from "../../../../relay/store/store.ts";
import { aDelivery, anEvent } from "../../../contracts/store-samples.ts";
import { type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { migratedDatabase, openStoreAt } from "../../../postgres/migrated-database.ts";

/** A mirror that is pushed anew moves all of its refs at once; each pair of them compared would be four million. */
const REFS = 2_000;

describe.skipIf((await whyNoPostgres()) !== undefined)("a push of thousands of refs", () => {
  let place: TestDatabase;
  let store: Store;

  beforeEach(async () => {
    place = await migratedDatabase();
    store = await openStoreAt(place);
  });
  afterEach(async () => {
    await store.close();
    await place.dispose();
  });

  it("is stored, superseded and let go of as a whole, after plans were made for small ones", async () => {
    for (let n = 1; n <= 8; n += 1) {
      const [event, wanted] = pushOf(n, 1);
      await store.persist(event, wanted, {});
    }

    for (const n of [10, 11]) {
      const [event, wanted] = pushOf(n, REFS);
      await store.persist(event, wanted, { id: event.id });
    }

    const states = await place.script("select state, count(*)::int from sluice.progress group by state order by state");
    expect(states).toEqual([
      { state: "canceled", count: 8 + REFS },
      { state: "pending", count: REFS },
    ]);
    expect(
      await place.script("select count(*)::int from sluice.progress where line is not null and not behind"),
    ).toEqual([{ count: 1 }]);
    expect(await place.script("select count(*)::int from sluice.rested")).toEqual([{ count: 9 }]);
    expect(await store.backlog()).toMatchObject({ pending: REFS, canceled: 8 + REFS });
  });
});

function pushOf(n: number, refs: number): [RelayEvent, readonly NewDelivery[]] {
  const change = {
    kind: "branch",
    action: "update",
    before: "a".repeat(40),
    after: "b".repeat(40),
    forced: null,
  } as const;
  const event = anEvent(n, {
    reading: {
      kind: "push",
      origin: { repository: "acme/mirror" },
      changes: Array.from({ length: refs }, (_, index) => {
        const refName = `b${index}`;
        return { ...change, index, ref: `refs/heads/${refName}`, refName };
      }),
    },
  });
  const wanted = event.reading.kind === "push" ? event.reading.changes : [];
  return [
    event,
    wanted.map(({ index }) =>
      aDelivery(n, {
        id: `app-${n}-${index}`,
        changeIndex: index,
        ordered: true,
        feedback: true,
        debounce: { key: `mirror b${index}`, waitMs: 60_000, mostMs: 600_000, before: "", after: "" },
      }),
    ),
  ];
}
