import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../../../relay/store/postgres/connect.ts";
import type { Database } from "../../../../relay/store/postgres/database.ts";
import { Feedback } from "../../../../relay/store/postgres/feedback.ts";
import { Listing } from "../../../../relay/store/postgres/listing.ts";
import { migrate } from "../../../../relay/store/postgres/migrate.ts";
import { Pipelines } from "../../../../relay/store/postgres/pipelines.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { Reads } from "../../../../relay/store/postgres/reads.ts";
import { Retention } from "../../../../relay/store/postgres/retention.ts";
import { TallyRows } from "../../../../relay/store/postgres/tally-rows.ts";
import type { DeliveryFilter, EventFilter } from "../../../../relay/store/store.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { freshDatabase, type TestDatabase, whyNoPostgres } from "../../../postgres/databases.ts";
import { type Asked, recording } from "./recording-database.ts";

const why = await whyNoPostgres();

/** Events, each with one delivery, a second apart. */
const MANY = 40_000;

/** What a page of fifty may read: a few steps down an index for each of its rows, in each of the tables they lie in. */
const MOST_PAGES = 1_500;

const T0 = Date.parse("2026-11-01T00:00:00Z");

/** Nineteen of twenty are delivered long ago; of every two thousand a few are in another state, the newest wait. */
const FILL = `
set search_path = sluice;
insert into events (id, source, source_kind, type, received_at, payload_sha256, headers, reading, repository, dedupe_key)
  select 'event-' || n, case when n % 500 = 0 then 'rare' else 'hub' end, 'github', 'push', to_timestamp(${T0 / 1_000} + n),
    'x', '{}', '{"kind":"other","why":"-"}', 'acme/app-' || n % 50, 'id-' || n
  from generate_series(1, ${MANY}) n;
insert into dedupe_keys select dedupe_key, id, received_at, null from events;
update events set content_key = 'content-' || seq;
insert into content_keys select content_key, id, received_at, null from events;
insert into bodies select seq, 'plain', 100, decode(repeat('00', 100), 'hex') from events;
insert into deliveries (id, event_id, route, change_index, lane, source, repository, ref, ordered, created_at)
  select 'd-' || seq, id, case when seq % 700 = 0 then 'rare' else 'app' end, 0, 'main:' || seq % 20, source, repository,
    'refs/heads/b' || seq % 100, seq % 2 = 0, received_at from events order by seq;
insert into progress (seq, state, created_at, lane, moved_at, due_at, attempts, pipeline_id, pipeline_project, pipeline_url)
  select seq, case when seq > ${MANY} - 2000 then 'pending' when seq % 100 = 0 then 'dead' when seq % 1000 = 1 then 'held' else 'delivered' end,
    created_at, lane, created_at, created_at, 1, seq, 7, 'x' from deliveries order by seq;
insert into attempts (delivery_seq, number, kind, started_at, ended_at)
  select seq, 1, 'trigger', created_at, created_at + interval '1 second' from deliveries;
insert into feedback (delivery_seq, due_at, watch_at)
  select seq, case when seq % 3 = 0 then created_at end, case when seq % 3 = 1 then created_at end from deliveries;
analyze;
`;

const NOW = new Date(T0 + 2 * MANY * 1_000);

describe.skipIf(why !== undefined)("with many deliveries PostgreSQL is as fast as with few, since", () => {
  let fresh: TestDatabase;
  let real: Database;
  let asked: Asked[];
  let db: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    real = new PooledDatabase(
      connect(fresh.config, () => ""),
      fresh.config.schema,
      systemClock,
    );
    await migrate(real);
    await fresh.script(FILL);
  }, 120_000);

  afterAll(async () => {
    await real.close();
    await fresh.dispose();
  });

  beforeEach(() => {
    asked = [];
    db = recording(real, asked);
  });

  it.each<Partial<DeliveryFilter>>([
    {},
    { states: ["held", "pending"] },
    { states: ["delivered"] },
    { routes: ["app"] },
    { routes: ["rare"] },
    { sources: ["hub"] },
    { sources: ["rare"] },
    { lanes: ["main:3"] },
    { repository: "acme/app-3" },
    { ref: "refs/heads/b7" },
    { ids: ["d-1", "d-39000"] },
    { events: ["event-7"] },
    { since: new Date(T0 + 1_000_000), until: new Date(T0 + 30_000_000) },
    { before: "d-20000" },
    { routes: ["app"], states: ["held"], since: new Date(T0) },
    { sources: ["hub"], repository: "acme/app-3", before: "d-30000" },
  ])("a list of deliveries by %o goes by an index", async (filter) => {
    const counts = await new TallyRows(real).all();

    const found = await new Listing(db).deliveries({ limit: 50, ...filter }, counts);

    expect(found.length).toBeGreaterThan(0);
    expect(await costly()).toEqual([]);
  });

  it.each<Partial<EventFilter>>([
    {},
    { sources: ["hub"] },
    { sources: ["rare"] },
    { repository: "acme/app-3" },
    { ids: ["event-9"] },
    { since: new Date(T0 + 20_000_000), until: new Date(T0 + 30_000_000) },
    { before: "event-100" },
  ])("a list of events by %o goes by an index", async (filter) => {
    const found = await new Listing(db).events({ limit: 50, ...filter });

    expect(found.length).toBeGreaterThan(0);
    expect(await costly()).toEqual([]);
  });

  it.each<[string, (on: Database) => Promise<unknown>]>([
    ["the backlog", async (on) => [await new TallyRows(on).all(), await new TallyRows(on).oldestUndelivered()]],
    [
      "a tally",
      async (on) => new TallyRows(on).tally({ since: new Date(T0), until: NOW }, { perState: 500, waits: 100 }),
    ],
    ["a delivery", async (on) => new Reads(on).delivery("d-500")],
    ["an event", async (on) => new Reads(on).event("event-500")],
    ["attempts", async (on) => new Reads(on).attempts("d-500")],
    ["what a commit was told", async (on) => new Feedback(on).of("d-501")],
    ["whom to tell", async (on) => new Feedback(on).due(NOW, 20)],
    ["whom to tell but for a busy source", async (on) => new Feedback(on).due(new Date(T0 + 900_000), 20, ["rare"])],
    ["which pipelines to watch", async (on) => new Pipelines(on, NO_MOVES, NO_QUEUE).watchDue(NOW, 20)],
    ["the size", async (on) => new Retention(on).size()],
  ])("%s goes by an index", async (_, read) => {
    await read(db);

    expect(asked.length).toBeGreaterThan(0);
    expect(await costly()).toEqual([]);
  });

  it.each<[string, (on: Database) => Promise<unknown>]>([
    [
      "news of a pipeline",
      async (on) =>
        new Pipelines(on, NO_MOVES, NO_QUEUE).note({ projectId: 7, pipelineId: 500, status: "running" }, NOW),
    ],
    ["a look at a pipeline", async (on) => new Pipelines(on, NO_MOVES, NO_QUEUE).noteWatched("d-502", NOW)],
    ["a note of what was told", async (on) => new Feedback(on).note("d-501", { revision: 0, sent: "x", tries: 0 })],
    [
      "letting go of what is old, and of what is too large",
      async (on) =>
        new Retention(on).prune(NOW, { deliveredMs: 60_000, undeliveredMs: 1e12, maxBytes: 1_000_000 }, 100),
    ],
    [
      "letting go of what is too large",
      async (on) => new Retention(on).prune(NOW, { deliveredMs: 1e12, undeliveredMs: 1e12, maxBytes: 1_000_000 }, 20),
    ],
  ])("%s goes by an index", async (_, write) => {
    await write(db);

    expect(asked.length).toBeGreaterThan(0);
    expect(await costly()).toEqual([]);
  });

  it("and a statement that goes by none is found out", async () => {
    await db.run("Reading much", async (queries) =>
      queries.query("select id from deliveries where commit_sha = $1", ["x"]),
    );

    expect(await costly()).toEqual(expect.arrayContaining([expect.stringMatching(/^reads all of deliveries: /)]));
  });

  /** The statements asked for that read more than they have to, each with what says so. */
  async function costly(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { text, values, kept } of asked) {
      const isRead = /^\s*(select|with)/i.test(text) && !text.includes("for update");
      const [row] = await real.run("Explaining", async (queries) =>
        queries.queryOnce(`explain (${isRead ? "analyze, buffers, " : ""}format json) ${text}`, values),
      );
      found.push(...remarks(row, text));
      if (!kept) continue;
      // What a plan for any values would be, which PostgreSQL may take for a statement that comes again and again.
      const [generic] = await real.run("Explaining", async (queries) =>
        queries.script(`explain (generic_plan, format json) ${text}`),
      );
      found.push(...remarks(generic, text));
    }
    return found;
  }
});

const NO_MOVES = { adopt: async () => ({ turns: [] }) };
const NO_QUEUE = { add: async () => {}, ring: () => {} };

/** A node of a plan, as far as it is looked at. */
interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Shared Hit Blocks"?: number;
  readonly "Shared Read Blocks"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Tables that have a row for each connection there has been, or for each schedule. */
const SMALL = new Set(["backlog", "kept", "marks", "schedule_times"]);

function remarks(row: Readonly<Record<string, unknown>> | undefined, text: string): readonly string[] {
  const plans = JSON.parse(String(row?.["QUERY PLAN"])) as readonly { readonly Plan: PlanNode }[];
  const [root] = plans;
  if (root === undefined) throw new Error("There is no plan.");
  const scanned = nodesOf(root.Plan).filter(
    (node) => node["Node Type"] === "Seq Scan" && !SMALL.has(node["Relation Name"] ?? ""),
  );
  const pages = (root.Plan["Shared Hit Blocks"] ?? 0) + (root.Plan["Shared Read Blocks"] ?? 0);
  return [
    ...scanned.map((node) => `reads all of ${node["Relation Name"]}: ${text}`),
    ...(pages > MOST_PAGES ? [`reads ${pages} pages: ${text}`] : []),
  ];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
