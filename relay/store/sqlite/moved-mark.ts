import type { DatabaseSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { printable } from "../../../shared/text/printable.ts";
import { type Row, text } from "../rows.ts";

/** "SLUM": a store of ours that was moved elsewhere. No version of the relay takes it for one it may work on. */
const MOVED_ID = 0x534c554d;

/** Where a store was moved to. */
export interface MovedMark {
  /** Which move it was: the new store has it too. */
  readonly move: string;
  /** The new store as people write it. */
  readonly to: string;
}

/**
 * Writes down that the store was moved, as the last thing that is ever written to it. Runs inside a transaction its caller has opened, and counts
 * once that is committed.
 */
export function markMoved(db: DatabaseSync, { move, to }: MovedMark): void {
  db.exec("create table moved (move text not null, destination text not null) strict");
  db.prepare("insert into moved values (?, ?)").run(move, to);
  db.exec(`pragma application_id = ${MOVED_ID}`);
}

/** Where the store was moved to; undefined for one that was not. */
export function movedMarkOf(db: DatabaseSync): MovedMark | undefined {
  const [id] = Object.values(db.prepare("pragma application_id").get() ?? {});
  if (Number(id) !== MOVED_ID) return undefined;
  const row: Row = db.prepare("select move, destination from moved").get() ?? {};
  return { move: text(row, "move"), to: text(row, "destination") };
}

/** @throws CodedError STORE_MOVED when it was */
export function requireNotMoved(db: DatabaseSync, path: string): void {
  const mark = movedMarkOf(db);
  if (mark === undefined) return;
  throw new CodedError("STORE_MOVED", `The store ${path} was moved to ${printable(mark.to, 200)}.`);
}
