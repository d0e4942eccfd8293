import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import type { Store } from "../../../relay/store/store.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { anEvent, at, deliveriesOf } from "../../contracts/store-samples.ts";

/** Beyond what is packed at once. */
const LARGE = Buffer.from(JSON.stringify({ commits: Array.from({ length: 4_000 }, (_, n) => `Change number ${n}`) }));

let folder: string;
let path: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-body-"));
  path = join(folder, "sluice.db");
  store = await openSqliteStore(path, { clock: systemClock });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("bodies at rest", () => {
  it.each([
    ["empty", new Uint8Array()],
    ["a byte", Uint8Array.of(0)],
    ["an ordinary payload", Buffer.from(JSON.stringify({ text: "again and ".repeat(500) }))],
    ["a large one", LARGE],
    ["what does not shrink", randomBytes(100_000)],
  ])("come back as they were: %s", async (_, body) => {
    await store.persist(anEvent(1, { body }), deliveriesOf(1), {});

    const [claimed] = await store.claim(at(5), 1);

    expect(Buffer.compare(Buffer.from((await store.event("event-1"))?.body ?? []), Buffer.from(body))).toBe(0);
    expect(Buffer.compare(Buffer.from(claimed?.event.body ?? []), Buffer.from(body))).toBe(0);
  });

  it("take a fraction of their size where they repeat themselves", async () => {
    await store.persist(anEvent(1, { body: LARGE }), [], {});

    expect(lengthOnDisk()).toBeLessThan(LARGE.length / 4);
  });
});

describe("a body that is damaged on disk", () => {
  it.each([
    ["its bytes", "update bodies set bytes = zeroblob(length(bytes)) where event_seq = 1"],
    ["its last bytes", "update bodies set bytes = substr(bytes, 1, length(bytes) - 5) where event_seq = 1"],
    ["all of it", "delete from bodies where event_seq = 1"],
    ["its length", "update bodies set size = size + 1 where event_seq = 1"],
    [
      "its checksum",
      "update bodies set bytes = cast(substr(bytes, 1, length(bytes) - 4) || x'00000000' as blob) where event_seq = 1",
    ],
  ])("(%s) ends its own delivery with the reason, and no other", async (_, damage) => {
    for (const n of [1, 2]) await store.persist(anEvent(n, { body: LARGE }), deliveriesOf(n), {});
    change(damage);

    const claimed = await store.claim(at(5), 10);

    expect(claimed.map(({ delivery }) => delivery.id)).toEqual(["app-2"]);
    expect(await store.delivery("app-1")).toMatchObject({
      state: "dead",
      reason: { code: "DELIVERY_UNREADABLE", text: expect.stringContaining("event-1") },
    });
    await expect(store.event("event-1")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });
});

function lengthOnDisk(): number {
  const db = new DatabaseSync(path);
  const row = db.prepare("select length(bytes) as length from bodies").get();
  db.close();
  return Number(row?.["length"]);
}

function change(sql: string): void {
  const db = new DatabaseSync(path, { timeout: 5_000 });
  db.exec(sql);
  db.close();
}
