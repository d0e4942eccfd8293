import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepare } from "../../../relay/store/sqlite/open.ts";
import { SqliteStore } from "../../../relay/store/sqlite/sqlite-store.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { at } from "../../contracts/store-samples.ts";

/** Tables that hold one row each, or one per state, schedule or lane: reading all of such a table is reading little. */
const SMALL = new Set(["probe", "backlog", "schedule_times", "lanes", "json_each"]);

/** A page of a list is sorted when it is found by ids, of which there are as many as were asked for. */
const SORTS_FEW = /\bd\.(id|event_id) = \?|\be\.id = \?|where event_id = \? order by seq|name not in/;

let folder: string;
let db: DatabaseSync;
let store: SqliteStore;
/** Every statement the store has prepared. */
let prepared: Set<string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-queries-"));
  const path = join(folder, "sluice.db");
  db = new DatabaseSync(path);
  prepare(db, path, {});
  prepared = new Set();
  store = new SqliteStore(listenedTo(db), {
    clock: systemClock,
    boot: undefined,
    notes: db,
    requireFile: () => {},
    shutDown: () => db.close(),
  });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("with a million deliveries the store is as fast as with ten, since", () => {
  it("every statement it keeps prepared goes by an index, and sorts nothing", () => {
    expect(prepared.size).toBeGreaterThan(30);
    expect(slow([...prepared])).toEqual([]);
  });

  it.each([
    {},
    { states: ["held", "pending"] },
    { routes: ["app"] },
    { sources: ["hub"] },
    { lanes: ["main:app"] },
    { repository: "acme/app" },
    { ref: "refs/heads/main" },
    { ids: ["a"] },
    { events: ["e"] },
    { since: at(0), until: at(9) },
    { routes: ["app"], states: ["held"], since: at(0), repository: "acme/app" },
  ] as const)("a list by %o goes by an index, and sorts nothing", async (filter) => {
    prepared.clear();

    await store.list({ limit: 50, ...filter });

    expect(prepared.size).toBe(1);
    expect(slow([...prepared])).toEqual([]);
  });

  it.each([{}, { sources: ["hub"] }, { repository: "acme/app" }, { ids: ["e"] }, { since: at(0) }])(
    "a list of events by %o goes by an index, and sorts nothing",
    async (filter) => {
      prepared.clear();

      await store.listEvents({ limit: 50, ...filter });

      expect(prepared.size).toBe(1);
      expect(slow([...prepared])).toEqual([]);
    },
  );

  it("what triggers do goes by an index, and sorts nothing", () => {
    const triggers = db.prepare("select sql from sqlite_schema where type = 'trigger'").all();
    const statements = triggers.flatMap(({ sql }) => {
      const body = /\bbegin\b([\s\S]*)\bend$/.exec(String(sql))?.[1] ?? "";
      return body.replaceAll(/\b(new|old)\.\w+/g, "?").split(/;\s*(?=update|$)/);
    });
    const written = statements.map((statement) => statement.trim()).filter((statement) => statement !== "");

    expect(written.length).toBeGreaterThan(triggers.length);
    expect(slow(written)).toEqual([]);
  });
});

/** The statements that read more than they have to, each with the step of its plan that does. */
function slow(statements: readonly string[]): readonly string[] {
  return statements.flatMap((sql) => {
    if (!/^\s*(select|with|update|delete)/.test(sql)) return [];
    const steps = db
      .prepare(`explain query plan ${sql}`)
      .all()
      .map((row) => String(row["detail"]));
    return steps.filter((step) => isSlow(step, sql)).map((step) => `${step} in ${sql}`);
  });
}

function isSlow(step: string, sql: string): boolean {
  if (step.includes("TEMP B-TREE")) return !SORTS_FEW.test(sql);
  const scanned = /^SCAN (\w+)/.exec(step)?.[1];
  return (
    scanned !== undefined &&
    !SMALL.has(scanned) &&
    !step.includes("events_by_time") &&
    !step.includes("deliveries_by_time")
  );
}

/** The database, with every statement prepared on it written down. */
function listenedTo(of: DatabaseSync): DatabaseSync {
  const inner = of.prepare.bind(of);
  of.prepare = (sql: string) => {
    prepared.add(sql);
    return inner(sql);
  };
  return of;
}
