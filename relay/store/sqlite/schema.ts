import type { DatabaseSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";

/** "SLUC": tells a store of ours from any other SQLite file. */
const APPLICATION_ID = 0x534c5543;

/**
 * Every step from an empty file to today's schema, in order and forward only; `user_version` counts those applied.
 * A step that has been released is never edited: the next change is a new step.
 *
 * `boot` is the machine's boot an attempt began on, `leaving` whether its request was about to leave (see LeavingNotes).
 * Times are milliseconds since 1970. `seq` is the order of arrival. The backlog is counted by triggers, so that asking for it
 * costs the same with ten deliveries and with ten million.
 */
const MIGRATIONS: readonly string[] = [
  `
  create table events (
    seq            integer primary key,
    id             text not null unique,
    source         text not null,
    source_kind    text not null,
    type           text not null,
    sender_id      text,
    received_at    integer not null,
    payload_sha256 text not null,
    headers        text not null,
    reading        text not null,
    body           blob not null
  ) strict;

  create table dedupe_keys (
    key        text primary key,
    event_id   text not null,
    created_at integer not null
  ) strict, without rowid;

  create table deliveries (
    seq              integer primary key,
    id               text not null unique,
    event_id         text not null references events (id),
    route            text not null,
    change_index     integer not null,
    state            text not null check (state in ('pending', 'dispatching', 'delivered', 'dead', 'held')),
    attempts         integer not null default 0,
    released_after   integer not null default 0,
    created_at       integer not null,
    due_at           integer not null,
    reason_code      text,
    reason_text      text,
    pipeline_id      integer,
    pipeline_project integer,
    pipeline_url     text
  ) strict;
  create index deliveries_due on deliveries (due_at, seq, route) where state = 'pending';
  create index deliveries_by_state on deliveries (state, seq);
  create index deliveries_by_event on deliveries (event_id);

  create table attempts (
    delivery_id text not null,
    number      integer not null,
    started_at  integer not null,
    ended_at    integer,
    result      text,
    status      integer,
    text        text,
    boot        text,
    leaving     integer not null default 0,
    primary key (delivery_id, number)
  ) strict, without rowid;

  create table backlog (state text primary key, count integer not null) strict, without rowid;
  insert into backlog values ('pending', 0), ('dispatching', 0), ('delivered', 0), ('dead', 0), ('held', 0);
  create trigger deliveries_enter after insert on deliveries begin
    update backlog set count = count + 1 where state = new.state;
  end;
  create trigger deliveries_move after update of state on deliveries when old.state <> new.state begin
    update backlog set count = count - 1 where state = old.state;
    update backlog set count = count + 1 where state = new.state;
  end;
  create trigger deliveries_leave after delete on deliveries begin
    update backlog set count = count - 1 where state = old.state;
  end;

  create table probe (filler blob not null) strict;
  `,
];

/** Brings the file to today's schema in one transaction, or throws STORE_INVALID when it is not a store we can read. */
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
