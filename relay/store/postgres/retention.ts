import type { RetentionConfig } from "../../model/relay-config.ts";
import { integer, type Row, text } from "../rows.ts";
import type { Pruned } from "../store.ts";
import { type Database, lockNames, type Queries, type Transaction } from "./database.ts";
import { tidyUp } from "./tidy-up.ts";

/** Those that have stood so the longest. */
const OLDEST_SQL = "select event_id from rested where standing = $1 and rested_at < $2 order by rested_at limit $3";

/** The oldest that are done with, as many as have to go until so many bytes are free. */
const FREEING_SQL = `
  select event_id from (
    select event_id, sum(bytes) over (order by rested_at, event_id) - bytes as freed_before from (
      select r.event_id, r.rested_at, kept_bytes(b.bytes) as bytes
      from (select event_id, rested_at from rested where standing = 'done' order by rested_at limit $2) r
        join events e on e.id = r.event_id join bodies b on b.event_seq = e.seq) oldest) running
  where freed_before < $1`;

/** One that somebody is adding a delivery to is held by that: it is passed over. */
const HOLD_SQL = "select seq from events where id = any($1) order by seq for update skip locked";

/** Those that still stand so, now that nobody else can change it. */
const STILL_SQL = `
  select e.id, e.seq from events e join rested r on r.event_id = e.id
  where e.seq = any($1) and r.standing = $2 and r.rested_at < $3`;

/** Their keys stay as long as they would have without the limit of size. */
const EXPIRY = (["dedupe", "content"] as const).map(
  (which) => `
  update ${which}_keys k set expires_at = k.created_at + make_interval(secs => $2)
  from events e where e.seq = any($1) and k.key = e.${which}_key and k.event_id = e.id`,
);

/** All else of events, in an order that leaves no reference open. */
const REMOVALS = [
  ...["attempts", "feedback"].map(
    (table) => `delete from ${table} where delivery_seq in (select seq from deliveries where event_id = any($1))`,
  ),
  "delete from progress where seq in (select seq from deliveries where event_id = any($1))",
  "delete from deliveries where event_id = any($1)",
  "delete from rested where event_id = any($1)",
];

/** Keys whose time is over. */
const KEYS_OVER = (["dedupe_keys", "content_keys"] as const).map(
  (table) =>
    `delete from ${table} where key in (select key from ${table} where expires_at <= $1 order by expires_at limit $2)`,
);

const SIZE_SQL = "select coalesce(sum(bytes), 0)::bigint as bytes from kept";

/** A commit that cannot be told, or whose pipeline nobody hears of, keeps its event this long at least. */
const OPEN_FEEDBACK_MS = 7 * 24 * 60 * 60 * 1_000;

/** Later than any event has come to stand as it does. */
const EVER = new Date("9999-12-31T00:00:00Z");

/**
 * Lets go of events, as ADR 20 says. One relay does so at a time.
 *
 * What takes a limit is planned for that very one: PostgreSQL takes any limit for a tenth of the table. The size is counted: that
 * of the bodies as they are packed, and three kilobytes for the rows and index entries around each, as measured. What the database's
 * files have beyond that, it uses again.
 */
export class Retention {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async prune(now: Date, policy: RetentionConfig, most: number): Promise<Pruned> {
    const { deliveredMs, undeliveredMs, maxBytes } = policy;
    const terms = [
      ["done", deliveredMs],
      ["watched", Math.max(deliveredMs, undeliveredMs, OPEN_FEEDBACK_MS)],
      ["undelivered", undeliveredMs],
    ] as const;
    const work = async (tx: Transaction): Promise<Pruned> => {
      let events = 0;
      let bytes = 0;
      const remove = async (ids: readonly string[], standing: string, before: Date) => {
        const removed = await removeThem(tx, ids, { standing, before, keysKeptMs: deliveredMs });
        events += removed.events;
        bytes += removed.bytes;
      };
      for (const [standing, keptMs] of terms) {
        if (events >= most) break;
        const before = new Date(now.getTime() - keptMs);
        await remove(idsOf(await tx.queryOnce(OLDEST_SQL, [standing, before, most - events])), standing, before);
      }
      const excess = maxBytes === undefined ? 0 : (await sizeIn(tx)) - maxBytes;
      if (excess > 0 && events < most)
        await remove(idsOf(await tx.queryOnce(FREEING_SQL, [excess, most - events])), "done", EVER);
      await Promise.all(KEYS_OVER.map(async (sql) => tx.queryOnce(sql, [now, most])));
      await tidyUp(tx);
      return { events, bytes };
    };
    return await this.#db.transaction("Removing old events", work, { locks: [lockNames.work("prune")] });
  }

  /** Bytes in use. */
  async size(): Promise<number> {
    return await this.#db.run("Measuring the store", sizeIn);
  }
}

interface Leaving {
  readonly standing: string;
  /** They have stood so since before then. */
  readonly before: Date;
  readonly keysKeptMs: number;
}

async function removeThem(
  tx: Transaction,
  ids: readonly string[],
  { standing, before, keysKeptMs }: Leaving,
): Promise<Pruned> {
  if (ids.length === 0) return { events: 0, bytes: 0 };
  const held = (await tx.query(HOLD_SQL, [ids])).map((row) => integer(row, "seq"));
  const still = await tx.query(STILL_SQL, [held, standing, before]);
  const [seqs, gone] = [still.map((row) => integer(row, "seq")), still.map((row) => text(row, "id"))];
  await Promise.all(EXPIRY.map(async (sql) => tx.query(sql, [seqs, keysKeptMs / 1_000])));
  const removed = Promise.all(REMOVALS.map(async (sql) => tx.query(sql, [gone])));
  const freed = tx.query("delete from bodies where event_seq = any($1) returning kept_bytes(bytes) as bytes", [seqs]);
  const events = tx.query("delete from events where seq = any($1)", [seqs]);
  await Promise.all([removed, events]);
  return { events: seqs.length, bytes: (await freed).reduce((sum, row) => sum + integer(row, "bytes"), 0) };
}

async function sizeIn(db: Queries): Promise<number> {
  const [row] = await db.query(SIZE_SQL);
  return integer(row ?? {}, "bytes");
}

function idsOf(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => text(row, "event_id"));
}
