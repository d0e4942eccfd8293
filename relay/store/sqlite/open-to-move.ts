import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";
import type { AfterCrash, Delivery } from "../../model/delivery.ts";
import { Lines } from "./lines.ts";
import { lockStore } from "./lock.ts";
import { MoveSource } from "./move-source.ts";
import { movedMarkOf } from "./moved-mark.ts";
import { Moves } from "./moves.ts";
import { locate, prepare } from "./open.ts";

/** What opening a store to move it takes. */
export interface OpenToMoveDeps {
  readonly now: Date;
  /** The machine's present boot, where the system tells. */
  readonly boot: string | undefined;
  /** What becomes of a delivery whose request may have left when its relay ended: see `Store.recover`. */
  readonly decide: (delivery: Delivery) => AfterCrash;
}

/**
 * Opens the store in an SQLite file to move it: locked, so that no relay runs on it, and in one transaction, so that nobody else changes it either.
 * What a relay that was killed left under way is ended in that transaction. Closed without `markMoved`, the store is as it was.
 *
 * @throws CodedError STORE_INVALID, STORE_IN_USE, STORE_UNAVAILABLE
 */
export function openToMove(path: string, { now, boot, decide }: OpenToMoveDeps): MoveSource {
  const file = locate(path);
  if (!existsSync(file)) throw new CodedError("STORE_INVALID", `There is no store at ${path} to be moved.`);
  const unlock = lockStore(file);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file);
    const mark = movedMarkOf(db);
    if (mark === undefined) {
      prepare(db, file, {});
      db.exec("begin immediate");
      new Moves(db, new Lines(db), boot).recover(now, decide);
    }
    return new MoveSource(db, mark, unlock);
  } catch (error) {
    db?.close();
    unlock();
    if (error instanceof CodedError) throw error;
    throw new CodedError("STORE_INVALID", `The store ${path} cannot be opened: ${oneLine(error)}.`, { cause: error });
  }
}
