import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import type { Store } from "../store.ts";
import { sqliteCode, storeFault } from "./fault.ts";
import { createPrivately, lockStore } from "./lock.ts";
import { requireWhole } from "./require-whole.ts";
import { migrate, requireCurrent } from "./schema.ts";
import { SqliteStore } from "./sqlite-store.ts";

/** What a store in SQLite needs of the world. */
export interface SqliteStoreDeps {
  readonly clock: Clock;
  /**
   * Tells one boot of the machine from the next (Linux: /proc/sys/kernel/random/boot_id). Absent where the system has no such
   * thing: then every attempt a killed relay leaves behind counts as one whose request may have left.
   */
  readonly boot?: string | undefined;
}

/** How a store is opened. */
export interface SqliteStoreOptions {
  /**
   * `relay` (default) is the one process that dispatches: it locks the store, creates it and brings its schema up to date.
   * `beside` reads and releases while a relay may be running: it takes no lock and changes no schema.
   */
  readonly as?: "relay" | "beside";
  /** The most pages (of 4 KiB) the file may have; beyond it the store is full. */
  readonly maxPages?: number;
  /** How long a write waits for another process's write (a release from the command line) to end. Default 5 s. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5_000;

/** SQLite's codes PERM, READONLY and CANTOPEN: what it says of a file or folder this user may not write to. */
const NOT_OURS_TO_WRITE = new Set([3, 8, 14]);

/** SQLite's codes BUSY, IOERR and FULL. */
const PASSING = new Set([5, 10, 13]);

/**
 * A store up to this size is checked from end to end when the relay starts, which takes well below a second. Its indexes too, which
 * quick_check leaves out: a delivery that is missing in one would never come up again.
 */
const CHECKED_UP_TO_BYTES = 64 * 1024 * 1024;

/**
 * Opens the store in the SQLite file at `path`.
 *
 * WAL with synchronous=FULL: one sync of the disk per commit, and what is committed survives SIGKILL and power loss. The file is
 * created readable by its owner only; its folder must exist.
 *
 * @throws CodedError STORE_INVALID (no folder, not SQLite, another program's, damaged, newer), STORE_IN_USE, or
 *   STORE_UNAVAILABLE (disk full or failing, another process writing)
 */
export async function openSqliteStore(
  path: string,
  deps: SqliteStoreDeps,
  options: SqliteStoreOptions = {},
): Promise<Store> {
  const release: (() => void)[] = [];
  try {
    const file = locate(path);
    const beside = options.as === "beside";
    if (!beside) {
      release.push(lockStore(file));
      requireWhole(file);
      createPrivately(file);
      // SQLite opens a file it may only read, and says so at the first write, which would be the first webhook's.
      accessSync(file, constants.W_OK);
    } else if (!existsSync(file)) {
      throw new CodedError("STORE_INVALID", `There is no store at ${path} yet.`, {
        hint: "Start the relay once: it creates the store.",
      });
    } else requireWhole(file);
    const db = new DatabaseSync(file);
    release.unshift(() => db.close());
    prepare(db, file, options);
    if (!beside) syncFolder(dirname(file));
    const notes = new DatabaseSync(file);
    release.unshift(() => notes.close());
    notes.exec(`pragma busy_timeout = ${options.busyTimeoutMs ?? BUSY_TIMEOUT_MS}`);
    return new SqliteStore(db, {
      clock: deps.clock,
      boot: deps.boot,
      notes,
      requireFile: sameFile(file),
      shutDown: () => release.forEach((undo) => undo()),
    });
  } catch (error) {
    for (const undo of release) undo();
    throw error instanceof CodedError ? error : openingFault(path, error);
  }
}

/** The file's real path, so that two names of one store share one lock. Throws STORE_INVALID where there is no folder. */
export function locate(path: string): string {
  const folder = dirname(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new CodedError("STORE_INVALID", `The store ${path} cannot be created: there is no folder ${folder}.`, {
      hint: "Create the folder, or name another file in `store`.",
    });
  }
  return existsSync(path) ? realpathSync(path) : join(realpathSync(folder), basename(path));
}

/** Makes a fresh connection what the store needs it to be, or throws STORE_INVALID (or SQLite's own error). */
export function prepare(db: DatabaseSync, file: string, options: SqliteStoreOptions): void {
  // By pragma, since the constructor's option came only with Node 22.16.
  db.exec(`pragma busy_timeout = ${options.busyTimeoutMs ?? BUSY_TIMEOUT_MS}`);
  db.exec("pragma synchronous = full; pragma cache_size = -16000; pragma foreign_keys = on");
  if (options.as === "beside") {
    requireCurrent(db, file);
    return;
  }
  migrate(db, file);
  // Larger than SQLite's 1,000 pages: fewer checkpoints, each of which syncs twice; and a burst does not leave a huge file.
  db.exec("pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864");
  const mode = String(db.prepare("pragma journal_mode = wal").get()?.["journal_mode"]);
  if (mode !== "wal") {
    throw new CodedError("STORE_INVALID", `The store ${file} cannot keep a write-ahead log (journal mode ${mode}).`, {
      hint: "Put the store on a local disk: network file systems lack what SQLite needs.",
    });
  }
  if (options.maxPages !== undefined) db.exec(`pragma max_page_count = ${options.maxPages}`);
  if (statSync(file).size > CHECKED_UP_TO_BYTES) return;
  const [finding] = db
    .prepare("pragma integrity_check(1)")
    .all()
    .map((row) => String(row["integrity_check"]));
  if (finding !== "ok")
    throw new CodedError("STORE_INVALID", `The store ${file} is damaged: ${oneLine(finding ?? "no answer")}.`);
}

/** A check that the path still leads to the file it leads to now: writes to a deleted file would succeed, and be gone. */
function sameFile(file: string): () => void {
  const { ino, dev } = statSync(file);
  return () => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.ino === ino && found.dev === dev) return;
    throw new CodedError("STORE_UNAVAILABLE", `The store ${file} was moved or deleted while the relay was running.`, {
      hint: "Put the file back with its -wal file, or restart the relay to begin an empty store.",
    });
  };
}

/** Makes the names of files just created survive a power cut; SQLite does so for its WAL, not for the file itself. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Full, busy or failing disks pass or are repaired, and the file is not to blame; everything else is. */
function openingFault(path: string, error: unknown): CodedError {
  if (PASSING.has(sqliteCode(error) ?? 0)) return storeFault(`Opening the store ${path}`, error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const hint =
    code === "EACCES" || code === "EPERM" || code === "EROFS" || NOT_OURS_TO_WRITE.has(sqliteCode(error) ?? 0)
      ? { hint: "Let this user write to the store and its folder, or name another path under `store:`." }
      : {};
  return new CodedError("STORE_INVALID", `The store ${path} cannot be opened: ${oneLine(error)}.`, {
    cause: error,
    ...hint,
  });
}
