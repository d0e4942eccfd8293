import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Row } from "../rows.ts";
import type { MovedCounts, MovedPart, MoveSource } from "../sqlite/move-source.ts";
import type { MoveTarget } from "./move-target.ts";
import { EVENT_TABLES, type MovedTable, movedBy, STORE_TABLES } from "./tables.ts";

/** What a move tells as it goes on. */
export type MoveStep =
  /** The old store is locked, and so much of it is needed before a relay may run again. */
  | { readonly kind: "began"; readonly live: MovedCounts }
  /** An earlier run came so far. */
  | { readonly kind: "goes-on" }
  /** Relays may start on the new store. */
  | { readonly kind: "handed-over"; readonly history: MovedCounts }
  /** So many events of a part are there. */
  | { readonly kind: "moved"; readonly part: MovedPart; readonly events: number };

/** What a move has brought over, all runs together. */
export interface MoveReport {
  /** Rows by table: what a relay needs. */
  readonly live: MovedCounts;
  /** Rows by table: what is done with. */
  readonly history: MovedCounts;
  /** Deliveries by state, of both. */
  readonly states: MovedCounts;
}

/** What a move stands on. */
export interface MoveDeps {
  readonly source: MoveSource;
  readonly target: MoveTarget;
  /** The stores as people write them. */
  readonly from: string;
  readonly to: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly tell: (step: MoveStep) => void;
  /** Ends the move between two steps; it may be gone on with. */
  readonly signal: AbortSignal;
}

/** What goes in one transaction; bodies are up to 25 MB large, so that one may go alone. */
const ROWS_AT_ONCE = 2_000;
const EVENTS_AT_ONCE = 500;
const BYTES_AT_ONCE = 8 * 1024 * 1024;

/**
 * Moves a store from an SQLite file into PostgreSQL.
 *
 * 1. *live*: keys, heads and times of schedules, and every event that a relay may still act on. The file is locked meanwhile, and not changed;
 *    relays refuse to start on the new store. Whatever ends the move here leaves the old store as it was: a relay may go on with it, and
 *    the next run begins anew.
 * 2. What is there is counted on both sides. Then the old store is marked as moved: from here on no relay starts on it.
 * 3. *history*: relays may start on the new store. What is done with follows, the newest first, and a run that was ended goes on where
 *    it stopped.
 *
 * Between the mark and the new store's knowing of it no relay runs anywhere, and the next run finds the mark and goes on from it. So there is no
 * moment at which both stores would be carried, and none at which neither has everything.
 *
 * @throws CodedError STORE_NOT_EMPTY, STORE_IN_USE, STORE_MOVED (elsewhere), MOVE_INCOMPLETE, STORE_UNAVAILABLE
 */
export async function moveStore(deps: MoveDeps): Promise<MoveReport> {
  return await deps.target.exclusively(async () => moveAll(deps));
}

async function moveAll(deps: MoveDeps): Promise<MoveReport> {
  const { source, target, clock, tell } = deps;
  const live = source.counts("live");
  const move = source.mark === undefined ? await moveLive(deps, live) : await goOn(deps, source.mark.move);
  await target.handOver(move, clock.now());
  const history = source.counts("history");
  tell({ kind: "handed-over", history });
  await moveHistory(deps, move, history);
  await target.end(move, clock.now());
  const liveRows = { ...live, ...Object.fromEntries(STORE_TABLES.map(({ name }) => [name, source.countOf(name)])) };
  return { live: liveRows, history, states: sum(source.states("live"), source.states("history")) };
}

/** Moves what a relay needs, and marks the old store; gives the id of the move. */
async function moveLive(deps: MoveDeps, live: MovedCounts): Promise<string> {
  const { source, target, from, to, clock, newId, tell, signal } = deps;
  const move = newId();
  await target.begin(move, from, clock.now());
  tell({ kind: "began", live });
  await target.goOnFrom(source.last());
  for (const table of STORE_TABLES) {
    for (const rows of inBatches(source.rows(table.from))) {
      signal.throwIfAborted();
      await target.write(move, table, rows.map(movedBy(table)));
    }
  }
  let events = 0;
  for (const seqs of batchesOf(source, "live", Number.MAX_SAFE_INTEGER)) {
    signal.throwIfAborted();
    await target.writeEvents(move, rowsOf(source, seqs));
    events += seqs.length;
    tell({ kind: "moved", part: "live", events });
  }
  await requireSame(deps, live);
  signal.throwIfAborted();
  await target.requireMine(move);
  source.markMoved({ move, to });
  return move;
}

/** Finds the move that has marked the old store in the new one. */
async function goOn({ source, target, to, tell }: MoveDeps, move: string): Promise<string> {
  if ((await target.stateOf(move)) === undefined) {
    const text = `The old store was moved to ${source.mark?.to}, and ${to} knows nothing of that.`;
    throw new CodedError("STORE_MOVED", text);
  }
  tell({ kind: "goes-on" });
  return move;
}

async function moveHistory(
  { source, target, tell, signal }: MoveDeps,
  move: string,
  wanted: MovedCounts,
): Promise<void> {
  const state = await target.stateOf(move);
  let counts: MovedCounts = state?.counts ?? {};
  for (const seqs of batchesOf(source, "history", state?.cursor ?? Number.MAX_SAFE_INTEGER)) {
    signal.throwIfAborted();
    const tables = rowsOf(source, seqs);
    counts = sum(counts, Object.fromEntries(tables.map(([{ name }, rows]) => [name, rows.length])));
    await target.writeHistory(move, tables, { cursor: Math.min(...seqs), counts });
    tell({ kind: "moved", part: "history", events: counts["events"] ?? 0 });
  }
  compare("history", wanted, counts);
}

/** Counts what was moved of the live part, on both sides, while nobody changes either. */
async function requireSame({ source, target }: MoveDeps, live: MovedCounts): Promise<void> {
  for (const [table, wanted] of Object.entries(live))
    compare(table, { rows: wanted }, { rows: await target.countOf(table) });
  for (const { name } of STORE_TABLES)
    compare(name, { rows: source.countOf(name) }, { rows: await target.countOf(name) });
  compare("deliveries", source.states("live"), await target.states());
}

function compare(what: string, wanted: MovedCounts, found: MovedCounts): void {
  for (const [name, count] of Object.entries(wanted)) {
    if ((found[name] ?? 0) === count) continue;
    throw new CodedError(
      "MOVE_INCOMPLETE",
      `Of ${what}, the old store has ${count} ${name}, the new one ${found[name] ?? 0}.`,
    );
  }
}

function* batchesOf(source: MoveSource, part: MovedPart, below: number): Iterable<readonly number[]> {
  for (let from = below; ; ) {
    const seqs = source.eventsBelow(part, from, EVENTS_AT_ONCE, BYTES_AT_ONCE);
    if (seqs.length === 0) return;
    yield seqs;
    from = Math.min(...seqs);
  }
}

function rowsOf(source: MoveSource, seqs: readonly number[]): readonly (readonly [MovedTable, readonly Row[]])[] {
  const list = JSON.stringify(seqs);
  return EVENT_TABLES.map((table) => [table, [...source.rows(table.from, list)].map(movedBy(table))]);
}

function* inBatches(rows: Iterable<Row>): Iterable<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function sum(one: MovedCounts, other: MovedCounts): MovedCounts {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
