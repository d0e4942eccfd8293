import { rowsParameter, type Transaction } from "./database.ts";
import type { DeliveryRow, Superseded } from "./plan-deliveries.ts";
import type { Turn } from "./work-queue.ts";

/**
 * Writes deliveries with where they stand and who is to be told. An ordered one that goes takes the next place in the line of its lane,
 * under the line's lock, and is behind whoever is in it; asked so that PostgreSQL looks at one of them, and never gathers all lines.
 */
const WRITE_SQL = `
  with r as materialized (
    select nextval('deliveries_seq_seq') as seq, given.* from (
      select *, ordered and state = 'pending' as lined from json_to_recordset($1) as given (
        ord integer, id text, event_id text, route text, change_index integer, lane text, source text, repository text, ref text,
        commit_sha text, ordered boolean, created_at timestamptz, redelivery_of text, state text, moved_at timestamptz,
        due_at timestamptz, debounce_key text, debounce_since timestamptz, debounce_before text, debounce_after text,
        superseded_by text, reason_code text, reason_text text, feedback boolean)
      order by ord) given
  ), d as (
    insert into deliveries (seq, id, event_id, route, change_index, lane, source, repository, ref, commit_sha, ordered, created_at,
      redelivery_of) overriding system value
    select seq, id, event_id, route, change_index, lane, source, repository, ref, commit_sha, ordered, created_at, redelivery_of
    from r
  ), p as (
    insert into progress (seq, state, created_at, lane, moved_at, due_at, line, behind, debounce_key, debounce_since,
      debounce_before, debounce_after, superseded_by, reason_code, reason_text)
    select seq, state, created_at, lane, moved_at, due_at,
      case when lined then nextval('line_places') end,
      lined and (nth > 1 or 
        (select q.seq from progress q where q.lane = numbered.lane and q.line is not null limit 1) is not null),
      debounce_key, debounce_since, debounce_before, debounce_after, superseded_by, reason_code, reason_text
    from (select *, row_number() over (partition by lane, lined order by seq) as nth from r) numbered
  )
  insert into feedback (delivery_seq, due_at) select seq, moved_at from r where feedback`;

/** Takes deliveries out of the way of newer ones. */
export interface Superseding {
  /** @returns the turns of what may go on because of it */
  supersede(tx: Transaction, superseded: readonly Superseded[], now: Date): Promise<readonly Turn[]>;
}

/** Writes planned deliveries. */
export async function writeDeliveries(tx: Transaction, rows: readonly DeliveryRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(WRITE_SQL, [rowsParameter(rows)]);
}

/** The turns of those that wait to be carried; one that is behind another in line needs none, and has one too many. */
export function turnsOf(rows: readonly DeliveryRow[]): readonly Turn[] {
  return rows.filter(({ state }) => state === "pending").map(({ lane, due_at: dueAt }) => ({ lane, dueAt }));
}
