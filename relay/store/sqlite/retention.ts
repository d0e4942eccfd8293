import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { RetentionConfig } from "../../model/relay-config.ts";
import { integer, type Row, text } from "../rows.ts";
import type { Pruned } from "../store.ts";

/** The event that has stood so the longest. */
const OLDEST_SQL = `
  select seq, id, dedupe_key, content_key from events indexed by events_to_prune
  where standing = ? and standing <> 'open' and rested_at < ? order by rested_at limit 1`;

/** Keys whose time is over. */
const KEYS_OVER_SQL = (table: "dedupe_keys" | "content_keys") => `
  delete from ${table} where key in (select key from ${table} where expires_at <= ? order by expires_at limit ?)`;

/** A commit that cannot be told, or whose pipeline nobody hears of, keeps its event this long at least. */
const OPEN_FEEDBACK_MS = 7 * 24 * 60 * 60 * 1_000;

/**
 * Lets go of events. Each method runs inside a transaction its caller has opened.
 *
 * An event is *open* while a delivery of it is pending or dispatching, and then never goes. Else it is *undelivered* when one is
 * dead or held, *watched* while its commit is still to be told something, and *done* otherwise. It goes when it has stood so for
 * longer than the policy says; of what is larger than the policy's size, the oldest that are done go before. Its keys
 * stay as long as they would have without the limit of size, so that what is gone is not taken for new.
 *
 * Pages that become free are used again. The file does not shrink, and does not grow while there are such pages.
 */
export class Retention {
  readonly #oldest: StatementSync;
  readonly #pages: readonly StatementSync[];
  readonly #removals: readonly StatementSync[];
  readonly #event: StatementSync;
  readonly #expire: readonly StatementSync[];
  readonly #over: readonly StatementSync[];

  constructor(db: DatabaseSync) {
    this.#oldest = db.prepare(OLDEST_SQL);
    this.#pages = ["page_count", "freelist_count", "page_size"].map((name) => db.prepare(`pragma ${name}`));
    this.#removals = [
      "delete from attempts where delivery_id in (select id from deliveries where event_id = ?)",
      "delete from feedback where delivery_seq in (select seq from deliveries where event_id = ?)",
      "delete from deliveries where event_id = ?",
      "delete from bodies where event_seq = (select seq from events where id = ?)",
    ].map((sql) => db.prepare(sql));
    this.#event = db.prepare("delete from events where seq = ?");
    this.#expire = (["dedupe_keys", "content_keys"] as const).map((table) =>
      db.prepare(`update ${table} set expires_at = created_at + ? where key = ? and event_id = ?`),
    );
    this.#over = (["dedupe_keys", "content_keys"] as const).map((table) => db.prepare(KEYS_OVER_SQL(table)));
  }

  prune(now: Date, policy: RetentionConfig, most: number): Pruned {
    const { deliveredMs, undeliveredMs, maxBytes } = policy;
    const nowMs = now.getTime();
    const before = this.size();
    const terms = [
      ["done", deliveredMs],
      ["watched", Math.max(deliveredMs, undeliveredMs, OPEN_FEEDBACK_MS)],
      ["undelivered", undeliveredMs],
    ] as const;
    let events = 0;
    for (const [standing, keptMs] of terms) {
      while (events < most && this.#remove(standing, nowMs - keptMs, deliveredMs)) events += 1;
    }
    const isTooLarge = () => this.size() > (maxBytes ?? Number.POSITIVE_INFINITY);
    while (events < most && isTooLarge() && this.#remove("done", Number.MAX_SAFE_INTEGER, deliveredMs)) events += 1;
    for (const over of this.#over) over.run(nowMs, most);
    return { events, bytes: Math.max(0, before - this.size()) };
  }

  /** Bytes of the pages in use. */
  size(): number {
    const [pages = 0, free = 0, pageBytes = 0] = this.#pages.map((pragma) =>
      Number(Object.values(pragma.get() ?? {})[0]),
    );
    return (pages - free) * pageBytes;
  }

  #remove(standing: string, restedBefore: number, keysKeptMs: number): boolean {
    const row = this.#oldest.get(standing, restedBefore);
    if (row === undefined) return false;
    const id = text(row, "id");
    const [dedupe, content] = this.#expire;
    expire(dedupe, row, "dedupe_key", id, keysKeptMs);
    expire(content, row, "content_key", id, keysKeptMs);
    for (const removal of this.#removals) removal.run(id);
    this.#event.run(integer(row, "seq"));
    return true;
  }
}

function expire(statement: StatementSync | undefined, row: Row, column: string, eventId: string, keptMs: number): void {
  const key = row[column];
  if (typeof key === "string") statement?.run(keptMs, key, eventId);
}
