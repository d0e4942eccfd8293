import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RelayEvent } from "../../../../relay/model/event.ts";
import type { EventKeys, Store } from "../../../../relay/store/store.ts";
import { aDelivery, anEvent, at } from "../../../contracts/store-samples.ts";
import { type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { migratedDatabase, openStoreAt } from "../../../postgres/migrated-database.ts";

/** Text that senders choose, and no name of anything. */
const TEXTS = [
  ["far longer than an index takes", `acme/${randomLetters(20_000)}`],
  ["of long characters", `acme/${"\u{1f600}".repeat(900)}`],
  ["with U+0000", "acme/app\0"],
  ["with half a character", "acme/app\ud83d"],
  ["that looks like an escape", String.raw`acme/\u0000 \x00 '; drop table events; --`],
] as const;

describe.skipIf((await whyNoPostgres()) !== undefined)("foreign text in PostgreSQL", () => {
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

  it.each(TEXTS)("%s is kept with its event as it came, and found again by itself", async (_, name) => {
    const event = eventOf(1, name);
    const debounce = { key: name, waitMs: 1, mostMs: 1, before: name, after: name };

    await store.persist(event, [aDelivery(1, { debounce, feedback: true })], keysOf(name));

    expect((await store.event(event.id))?.reading).toEqual(event.reading);
    const found = [
      await store.list({ repository: name, limit: 5 }),
      await store.list({ ref: name, limit: 5 }),
      await store.listEvents({ repository: name, limit: 5 }),
      await store.headsOf("acme-github", { repository: name, limit: 5 }),
    ];
    expect(found.map((rows) => rows.length)).toEqual([1, 1, 1, 1]);
  });

  it.each(TEXTS)("%s tells the same again from what is another", async (_, name) => {
    const first = await store.persist(eventOf(1, name), [aDelivery(1)], keysOf(name));
    const again = await store.persist(eventOf(2, name), [aDelivery(2)], keysOf(name));
    const other = await store.persist(eventOf(3, name), [aDelivery(3)], { id: `${name}.` });

    expect(first.kind).toBe("stored");
    expect(again).toEqual({ kind: "seen-before", eventId: "event-1", deliveries: ["app-1"] });
    expect(other.kind).toBe("stored");
  });

  it.each(TEXTS)("%s does not keep back what arrives with it", async (_, name) => {
    const persisted = await Promise.all([
      store.persist(eventOf(1, name), [aDelivery(1)], keysOf(name)),
      store.persist(anEvent(2), [aDelivery(2)], { id: "hub:2" }),
    ]);

    expect(persisted.map(({ kind }) => kind)).toEqual(["stored", "stored"]);
  });
});

function eventOf(n: number, name: string): RelayEvent {
  const change = { kind: "branch", action: "update", refName: name, before: name, after: name, forced: null } as const;
  return anEvent(n, {
    type: name,
    senderId: name,
    reading: {
      kind: "push",
      origin: { repository: name },
      changes: [{ index: 0, ref: name, commit: name, ...change }],
    },
  });
}

function keysOf(name: string): EventKeys {
  return { id: name, content: { key: name, notBefore: at(0) } };
}

/** Letters that do not compress, always the same ones. */
function randomLetters(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 26));
  }).join("");
}
