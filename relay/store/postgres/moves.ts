import type { CreatedPipeline } from "../../model/delivery.ts";
import { integer, type Row, text, truth } from "../rows.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import { rowsParameter, type Transaction } from "./database.ts";
import { delivered, MOST_REASON_CHARS, type Move, moveTo, type Reason } from "./move.ts";
import { turnOf } from "./turn-queue.ts";
import type { Turn } from "./work-queue.ts";

/** A delivery with what its moves depend on, held against every other move until the transaction is over. */
const HOLD_SQL = `
  select ${DELIVERY_COLUMNS}, d.seq, d.ordered from deliveries d join progress p using (seq)
  where d.id = any ($1) order by d.seq for update of p`;

const MOVE_SQL = `
  update progress p set state = m.state, moved_at = m.moved_at, due_at = coalesce(m.due_at, p.due_at),
    reason_code = m.code, reason_text = m.text, in_doubt = m.in_doubt, ref_index = coalesce(m.ref_index, p.ref_index),
    pipeline_id = coalesce(m.pipeline, p.pipeline_id), pipeline_project = coalesce(m.project, p.pipeline_project),
    pipeline_url = coalesce(m.url, p.pipeline_url), pipeline_status = case when m.forgets then null else p.pipeline_status end,
    superseded_by = coalesce(m.superseded_by, p.superseded_by),
    debounce_key = null, debounce_since = null, debounce_before = null, debounce_after = null,
    released_after = case when m.released then p.attempts else p.released_after end,
    line = case when m.leaves then null when m.enters then nextval('line_places') else p.line end,
    behind = case
      when m.leaves then false
      when m.enters then (select q.seq from progress q where q.lane = p.lane and q.line is not null limit 1) is not null
      else p.behind end
  from json_to_recordset($1) as m (seq bigint, state text, moved_at timestamptz, due_at timestamptz, code text, text text,
    in_doubt boolean, ref_index integer, pipeline bigint, project bigint, url text, forgets boolean, superseded_by text,
    released boolean, leaves boolean, enters boolean)
  where p.seq = m.seq returning p.lane, p.due_at, p.state = 'pending' and not p.behind as ready`;

const WATCH_SQL = `
  update feedback f set watch_at = w.at from json_to_recordset($1) as w (seq bigint, at timestamptz) where f.delivery_seq = w.seq`;

/** Lets the first of these lines go, where it was behind the one that has left. */
const ADVANCE_SQL = `
  update progress p set behind = false from unnest($1::text[]) as l (lane) cross join lateral (
    select seq from progress q where q.lane = l.lane and q.line is not null order by q.line limit 1) first
  where p.seq = first.seq and p.behind returning p.lane, p.due_at`;

const EARLY_SQL = "update progress set pipeline_id = $2, pipeline_project = $3, pipeline_url = $4 where seq = $1";

/** A delivery that makes way for a newer one. */
export interface Superseded {
  readonly id: string;
  readonly supersededBy: string;
  readonly reason: Reason;
}

/**
 * The moves deliveries make in PostgreSQL. Each method runs inside a transaction its caller has opened, and tells which lanes have a turn by it, for
 * `WorkQueue.add`.
 *
 * Whoever moves a delivery holds its row of `progress` first, and, where it is ordered, its lane's line before that (`lockNames.line`):
 * the first in line is *behind* nobody and goes by its own due time, all others are marked. What ends, whichever way, leaves the line,
 * and the next is unmarked. A held or dead delivery is in no line; released, it goes to the end.
 */
export class Moves {
  /** The deliveries of these ids as they stand, in their order of arrival; nobody else moves them until the transaction is over. */
  async hold(transaction: Transaction, ids: readonly string[]): Promise<readonly Row[]> {
    return await transaction.query(HOLD_SQL, [ids]);
  }

  /** Moves deliveries that are held, one move each. */
  async make(transaction: Transaction, moves: readonly Move[]): Promise<readonly Turn[]> {
    if (moves.length === 0) return [];
    const watches = moves.flatMap(({ seq, watch }) =>
      watch === undefined ? [] : [{ seq, at: watch === "never" ? null : watch }],
    );
    const lines = [...new Set(moves.flatMap(({ lane, leavesLine }) => (leavesLine ? [lane] : [])))].sort();
    const [moved, advanced] = await Promise.all([
      transaction.query(MOVE_SQL, [rowsParameter(moves.map(rowOf))]),
      lines.length === 0 ? [] : transaction.query(ADVANCE_SQL, [lines]),
      watches.length === 0 ? [] : transaction.query(WATCH_SQL, [rowsParameter(watches)]),
    ]);
    return [...moved.filter((row) => truth(row, "ready")), ...advanced].map(turnOf);
  }

  /** Cancels those of these deliveries that are pending, in favour of newer ones. */
  async supersede(transaction: Transaction, gone: readonly Superseded[], now: Date): Promise<readonly Turn[]> {
    if (gone.length === 0) return [];
    const byId = new Map(gone.map((one) => [one.id, one]));
    const rows = await this.hold(transaction, [...byId.keys()]);
    const moves = rows.flatMap((row) => {
      const one = byId.get(text(row, "id"));
      if (one === undefined || row["state"] !== "pending") return [];
      return [moveTo(row, "canceled", now, { reason: one.reason, supersededBy: one.supersededBy })];
    });
    return await this.make(transaction, moves);
  }

  /**
   * Makes a delivery of which a call may have created this pipeline delivered by it. While the call is under way the pipeline is only noted, and its
   * settlement delivers it, whatever the answer was. Leaves a delivery alone of which no call was made, or that is through.
   */
  async adopt(
    transaction: Transaction,
    id: string,
    now: Date,
    pipeline: CreatedPipeline,
  ): Promise<{ readonly turns: readonly Turn[] }> {
    const [row] = await this.hold(transaction, [id]);
    if (row === undefined || integer(row, "attempts") === 0) return { turns: [] };
    switch (row["state"]) {
      case "dispatching":
        await transaction.query(EARLY_SQL, [integer(row, "seq"), pipeline.id, pipeline.projectId, pipeline.webUrl]);
        return { turns: [] };
      case "held":
      case "pending":
        return { turns: await this.make(transaction, [delivered(row, now, pipeline)]) };
      default:
        return { turns: [] };
    }
  }
}

function rowOf(move: Move) {
  return {
    seq: move.seq,
    state: move.state,
    moved_at: move.at,
    due_at: move.dueAt ?? null,
    code: move.reason?.code ?? null,
    text: move.reason?.text.slice(0, MOST_REASON_CHARS) ?? null,
    in_doubt: move.inDoubt === true,
    ref_index: move.refIndex ?? null,
    pipeline: move.pipeline?.id ?? null,
    project: move.pipeline?.projectId ?? null,
    url: move.pipeline?.webUrl ?? null,
    forgets: move.forgetsStatus === true,
    superseded_by: move.supersededBy ?? null,
    released: move.released === true,
    leaves: move.leavesLine,
    enters: move.entersLine === true,
  };
}
