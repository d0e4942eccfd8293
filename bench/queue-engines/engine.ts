import type { Pool } from "pg";

/** A delivery of the load: which lane it goes on is all that matters of it. */
export interface Item {
  readonly id: string;
  readonly lane: string;
}

/** A queue on PostgreSQL, as far as the trial asks of it. */
export interface Engine {
  readonly name: string;
  open(pool: Pool, url: string): Promise<void>;
  /** Puts items in and a row of ours beside each, in one transaction where the engine can. */
  add(items: readonly Item[]): Promise<void>;
  /** Puts many in at once, numbered from `from`, by whatever way is quickest. */
  fill(lane: string, from: number, count: number): Promise<void>;
  /** Resolves once so many more have been taken, none of the closed lane, and done, each with a row of ours beside it; 64 at a time. */
  carry(count: number): Promise<void>;
  close(): Promise<void>;
}

/** The lane that is closed, and how many may be under way at a time. */
export const CLOSED = "main.closed";
export const AT_A_TIME = 64;

/** A row of ours beside each item, as deliveries and attempts have them. */
export const OURS_SQL =
  "create table if not exists ours (id text primary key, state text not null, moved_at timestamptz not null)";
export const ADD_OURS_SQL = "insert into ours select unnest($1::text[]), 'pending', now()";
export const DONE_OURS_SQL =
  "insert into ours select unnest($1::text[]), 'done', now() on conflict (id) do update set state = excluded.state, moved_at = excluded.moved_at";
