import type { DatabaseSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { requireNotMoved } from "./moved-mark.ts";
import { SCHEMA_1 } from "./schema-1.ts";
import { SCHEMA_2 } from "./schema-2.ts";

/** "SLUC": tells a store of ours from any other SQLite file. */
const APPLICATION_ID = 0x534c5543;

/**
 * Every step from an empty file to today's schema, in order and forward only; `user_version` counts those applied.
 * A step that has been released is never edited: the next change is a new step, in a file of its own.
 */
const MIGRATIONS: readonly string[] = [SCHEMA_1, SCHEMA_2];

/** Brings the file to today's schema in one transaction, or throws STORE_MOVED, or STORE_INVALID when it is not a store we can read. */
export function migrate(db: DatabaseSync, path: string): void {
  // The write lock first: nothing read below can change before it is acted on.
  db.exec("begin exclusive");
  try {
    const from = versionOf(db, path);
    for (const step of MIGRATIONS.slice(from)) db.exec(step);
    if (from < MIGRATIONS.length) {
      db.exec(`pragma application_id = ${APPLICATION_ID}; pragma user_version = ${MIGRATIONS.length}`);
    }
    db.exec("commit");
  } catch (error) {
    try {
      db.exec("rollback");
    } catch {
      // SQLite has ended the transaction itself; why is in the first error.
    }
    throw error;
  }
}

/** Throws STORE_INVALID unless the file has exactly today's schema; changes nothing. */
export function requireCurrent(db: DatabaseSync, path: string): void {
  if (versionOf(db, path) === MIGRATIONS.length) return;
  throw new CodedError("STORE_INVALID", `The store ${path} was written by an older version of Sluice.`, {
    hint: "Start the relay once: it brings the store up to date.",
  });
}

function versionOf(db: DatabaseSync, path: string): number {
  requireNotMoved(db, path);
  const version = pragma(db, "user_version");
  const applicationId = pragma(db, "application_id");
  const empty = db.prepare("select 1 from sqlite_schema limit 1").get() === undefined;
  if (applicationId !== APPLICATION_ID && !(applicationId === 0 && version === 0 && empty)) {
    throw new CodedError("STORE_INVALID", `${path} is an SQLite database, but of another program.`, {
      hint: "Name a file of its own in `store`; the relay creates it.",
    });
  }
  if (version > MIGRATIONS.length) {
    throw new CodedError(
      "STORE_INVALID",
      `The store ${path} has schema ${version}; this version of Sluice knows schemas up to ${MIGRATIONS.length}.`,
      { hint: "Run the version of Sluice that wrote it, or a newer one." },
    );
  }
  return version;
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0]);
}
