import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { nodeCode } from "../../../shared/errors/node-code.ts";
import { sqliteCode } from "./fault.ts";

/** SQLITE_BUSY: another connection holds the lock. */
const BUSY = 5;

/**
 * Makes this process the one relay of the store at `path`, until the returned function is called or the process is gone.
 *
 * The lock is an exclusive transaction on an empty SQLite file beside the store: the operating system drops it with the
 * process, SIGKILL included, so no stale lock is ever left to clean up. It leaves the store itself free, so that listings and
 * releases work beside a running relay. Throws STORE_IN_USE when another relay has it.
 */
export function lockStore(path: string): () => void {
  const lockPath = `${path}.lock`;
  createPrivately(lockPath);
  const holder = new DatabaseSync(lockPath);
  try {
    holder.exec("pragma busy_timeout = 0; begin exclusive");
  } catch (error) {
    holder.close();
    if (sqliteCode(error) !== BUSY) throw error;
    throw new CodedError("STORE_IN_USE", `Another relay is running on the store ${path}.`, { cause: error });
  }
  return () => holder.close();
}

/**
 * Creates the file, readable by its owner only, unless it exists.
 *
 * An existing file is not even opened: closing it again would drop the locks SQLite holds on it in this process.
 */
export function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (nodeCode(error) !== "EEXIST") throw error;
  }
}
