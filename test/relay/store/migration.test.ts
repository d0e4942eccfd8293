import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStore } from "../../../relay/store/sqlite/open.ts";
import { SCHEMA_1 } from "../../../relay/store/sqlite/schema-1.ts";
import type { Store } from "../../../relay/store/store.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { aDelivery, anEvent, at, PIPELINE, plain } from "../../contracts/store-samples.ts";

/** "SLUC" in ASCII, as every store carries it. */
const OURS = 0x534c5543;
const DAY_MS = 86_400_000;
const PUSH = anEvent(1);
const PING = anEvent(2, { reading: { kind: "other", why: "a ping" }, body: Uint8Array.from([0, 255, 10]) });

let folder: string;
let store: Store | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-migration-"));
});

afterEach(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A store as the first schema's relay left it: a push with a delivery in every state, and a ping. */
async function oldStore(): Promise<Store> {
  const path = join(folder, "sluice.db");
  const db = new DatabaseSync(path);
  db.exec(`pragma journal_mode = wal; ${SCHEMA_1}; pragma application_id = ${OURS}; pragma user_version = 1`);
  const event = db.prepare("insert into events values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const { id, source, sourceKind, type, senderId, receivedAt, payloadSha256, headers, reading, body } of [
    PUSH,
    PING,
  ]) {
    const json = [JSON.stringify(headers), JSON.stringify(reading)];
    event.run(id, source, sourceKind, type, senderId ?? null, receivedAt.getTime(), payloadSha256, ...json, body);
  }
  db.prepare("insert into dedupe_keys values ('hub:1', 'event-1', ?)").run(at(1).getTime());
  const delivery = db.prepare(`
    insert into deliveries (id, event_id, route, change_index, state, attempts, created_at, due_at, reason_code, reason_text,
      pipeline_id, pipeline_project, pipeline_url)
    values (?, 'event-1', 'app', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const [created, due] = [at(1).getTime(), at(5).getTime()];
  const { id, projectId, webUrl } = PIPELINE;
  delivery.run("waits", "pending", 0, created, due, null, null, null, null, null);
  delivery.run("gone", "dispatching", 1, created, due, null, null, null, null, null);
  delivery.run("done", "delivered", 1, created, due, null, null, id, projectId, webUrl);
  delivery.run("dead", "dead", 1, created, due, "GITLAB_NO_JOBS", "No.", null, null, null);
  delivery.run("held", "held", 1, created, due, "DELIVERY_HELD", "Who knows.", null, null, null);
  const attempt = db.prepare("insert into attempts (delivery_id, number, started_at, ended_at) values (?, 1, ?, ?)");
  for (const of of ["gone", "done", "dead", "held"]) attempt.run(of, due, of === "gone" ? null : at(7).getTime());
  db.close();
  store = await openSqliteStore(path, { clock: systemClock });
  return store;
}

it("a store of the first schema keeps every event, delivery, attempt and key", async () => {
  const opened = await oldStore();

  expect(plain(await opened.event("event-1"))).toEqual(plain(PUSH));
  expect(plain(await opened.event("event-2"))).toEqual(plain(PING));
  expect(await opened.backlog()).toMatchObject({
    pending: 1,
    dispatching: 1,
    delivered: 1,
    dead: 1,
    held: 1,
    canceled: 0,
  });
  expect(await opened.delivery("dead")).toMatchObject({ state: "dead", reason: { code: "GITLAB_NO_JOBS" } });
  expect(await opened.attempts("done")).toMatchObject([{ number: 1, kind: "trigger", endedAt: at(7) }]);
  expect(await opened.persist(anEvent(3), [aDelivery(3)], { id: "hub:1" })).toMatchObject({
    kind: "seen-before",
    deliveries: ["waits", "gone", "done", "dead", "held"],
  });
});

it("its deliveries go on: recovered, claimed, released, told of their pipelines", async () => {
  const opened = await oldStore();

  const recovered = await opened.recover(at(10), () => "hold");
  const claimed = await opened.claim(at(10), 10);
  await opened.release("dead", at(11));

  expect(recovered).toMatchObject([{ id: "gone", state: "held" }]);
  expect(claimed).toMatchObject([{ delivery: { id: "waits" }, purpose: "trigger", attempt: 1, tries: 1 }]);
  expect(await opened.claim(at(12), 10)).toMatchObject([{ delivery: { id: "dead" }, attempt: 2, tries: 1 }]);
  const news = { gitlab: "main", projectId: 3, pipelineId: 7, status: "success" };
  expect(await opened.notePipeline(news, at(13))).toMatchObject({ id: "done", pipelineStatus: "success" });
  expect(await opened.notePipeline({ ...news, pipelineId: 8, marker: "held" }, at(13))).toMatchObject({ id: "held" });
});

it("what lists, reconciliation and retention ask for is filled in", async () => {
  const opened = await oldStore();

  const listed = await opened.list({ repository: "acme/app", states: ["held"], limit: 5 });
  const heads = await opened.headsOf("acme-github", { limit: 5 });
  const pruned = await opened.prune(at(40 * DAY_MS), { deliveredMs: 30 * DAY_MS, undeliveredMs: 90 * DAY_MS }, 10);

  expect(listed).toMatchObject([{ id: "held", source: "acme-github", ref: "refs/heads/main", commit: "a".repeat(40) }]);
  expect(heads).toEqual([{ repository: "acme/app", ref: "refs/heads/main", after: "a".repeat(40), receivedAt: at(1) }]);
  // The ping is done with; the push has deliveries to come.
  expect(pruned.events).toBe(1);
  expect((await opened.listEvents({ limit: 5 })).map(({ id }) => id)).toEqual(["event-1"]);
});

it("is brought up to date once, and is then like one made today", async () => {
  await (await oldStore()).close();
  const path = join(folder, "sluice.db");
  const made = join(folder, "new.db");
  await (await openSqliteStore(made, { clock: systemClock })).close();
  store = await openSqliteStore(path, { clock: systemClock });

  expect(schemaOf(path)).toEqual(schemaOf(made));
  expect(await store.delivery("waits")).toMatchObject({ state: "pending" });
});

function schemaOf(path: string): unknown {
  const db = new DatabaseSync(path);
  const rows = db.prepare("select type, name, sql from sqlite_schema order by type, name").all();
  const version = db.prepare("pragma user_version").get();
  db.close();
  return { rows, version };
}
