import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Change, RelayEvent } from "../../../../relay/model/event.ts";
import { openSqliteStore } from "../../../../relay/store/sqlite/open.ts";
import type { EventKeys, NewDelivery, Persisted, Store } from "../../../../relay/store/store.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { anEvent, at } from "../../../contracts/store-samples.ts";
import { type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { migratedDatabase, openStoreAt } from "../../../postgres/migrated-database.ts";

/** One event as the tests below vary it; small numbers, so that events meet. */
interface Sent {
  readonly id: number;
  readonly content: number | undefined;
  readonly reconciled: boolean;
  readonly changes: readonly { ref: number; before: number; after: number; deletes: boolean }[];
  readonly deliveries: number;
  readonly debounced: boolean;
  readonly ordered: boolean;
  readonly held: boolean;
}

const small = fc.integer({ min: 1, max: 3 });
const anySent: fc.Arbitrary<Sent> = fc.record({
  id: fc.integer({ min: 1, max: 6 }),
  content: fc.option(small, { nil: undefined }),
  reconciled: fc.boolean(),
  changes: fc.array(fc.record({ ref: small, before: small, after: small, deletes: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  }),
  deliveries: fc.integer({ min: 0, max: 2 }),
  debounced: fc.boolean(),
  ordered: fc.boolean(),
  held: fc.boolean(),
});

describe.skipIf((await whyNoPostgres()) !== undefined)("a store in PostgreSQL, beside one in SQLite", () => {
  let place: TestDatabase;
  let folder: string;
  let stores: { readonly postgres: Store; readonly sqlite: Store };
  let rounds = 0;

  beforeAll(async () => {
    place = await migratedDatabase();
    folder = await mkdtemp(join(tmpdir(), "sluice-store-"));
    const sqlite = await openSqliteStore(join(folder, "sluice.db"), { clock: systemClock });
    stores = { sqlite, postgres: await openStoreAt(place) };
  });
  afterAll(async () => {
    await stores.postgres.close();
    await stores.sqlite.close();
    await place.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ["arrive together", storedTogether],
    ["arrive one after the other", storedInTurn],
  ])("says and keeps the same of events that %s", async (_, storeAll) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySent, { minLength: 2, maxLength: 12 }), async (sent) => {
        rounds += 1;
        const round = `round-${rounds}`;

        const [postgres, sqlite] = await Promise.all([
          outcomeOf(stores.postgres, round, sent, storeAll),
          outcomeOf(stores.sqlite, round, sent, storeAll),
        ]);

        expect(postgres).toEqual(sqlite);
      }),
      { numRuns: 40 },
    );
  });
});

type StoreAll = (calls: readonly (() => Promise<Persisted>)[]) => Promise<readonly Persisted[]>;

async function storedTogether(calls: readonly (() => Promise<Persisted>)[]): Promise<readonly Persisted[]> {
  return await Promise.all(calls.map((call) => call()));
}

async function storedInTurn(calls: readonly (() => Promise<Persisted>)[]): Promise<readonly Persisted[]> {
  const answers: Persisted[] = [];
  for (const call of calls) answers.push(await call());
  return answers;
}

/** What a store answers, and what it holds afterwards. */
async function outcomeOf(store: Store, round: string, sent: readonly Sent[], storeAll: StoreAll) {
  const answers = await storeAll(
    sent.map((one, n) => () => {
      const event = eventOf(round, n, one);
      return store.persist(event, wantedOf(event.id, one, round), keysOf(round, one));
    }),
  );
  const ids = answers.flatMap(({ deliveries }) => deliveries);
  const deliveries = await Promise.all(ids.map((id) => store.delivery(id)));
  const feedback = await Promise.all(ids.map(async (id) => (await store.feedbackOf(id))?.dueAt));
  return {
    answers,
    deliveries,
    feedback,
    heads: await store.headsOf(round, { limit: 100 }),
    events: (await store.listEvents({ sources: [round], limit: 100 })).map(({ id }) => id),
  };
}

function eventOf(round: string, n: number, { changes }: Sent): RelayEvent {
  return anEvent(n, {
    id: `${round}-event-${n}`,
    source: round,
    receivedAt: at(n),
    reading: { kind: "push", origin: { repository: "acme/app" }, changes: changes.map(changeOf) },
  });
}

function changeOf({ ref, before, after, deletes }: Sent["changes"][number], index: number): Change {
  const name = `b${ref}`;
  return {
    index,
    kind: "branch",
    action: deletes ? "delete" : "update",
    ref: `refs/heads/${name}`,
    refName: name,
    before: String(before).repeat(40),
    after: deletes ? "0".repeat(40) : String(after).repeat(40),
    ...(deletes ? {} : { commit: String(after).repeat(40) }),
    forced: null,
  };
}

function wantedOf(eventId: string, sent: Sent, round: string): readonly NewDelivery[] {
  const { deliveries, debounced, ordered, held, changes } = sent;
  return changes.flatMap(({ ref, before, after }, changeIndex) =>
    Array.from({ length: deliveries }, (_, route) => ({
      id: `${eventId}-${changeIndex}-${route}`,
      route: `route-${route}`,
      changeIndex,
      lane: `main:${round}-${route}`,
      feedback: true as const,
      ...(ordered ? { ordered } : {}),
      ...(held && route === 1 ? { held: { code: "DELIVERY_HELD", text: "Wait." } } : {}),
      ...(debounced
        ? {
            debounce: {
              key: `${round} ${route} b${ref}`,
              waitMs: 10,
              mostMs: 25,
              before: String(before).repeat(40),
              after: String(after).repeat(40),
            },
          }
        : {}),
    })),
  );
}

function keysOf(round: string, { id, content, reconciled }: Sent): EventKeys {
  return {
    id: `${round} ${id}`,
    ...(content === undefined ? {} : { content: { key: `${round} ${content}`, notBefore: at(0) } }),
    ...(reconciled ? { reconciled } : {}),
  };
}
