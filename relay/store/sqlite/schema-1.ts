/**
 * The first schema, as released: never edited, since files made by it are about.
 *
 * `boot` is the machine's boot an attempt began on, `leaving` whether its request was about to leave (see LeavingNotes).
 * Times are milliseconds since 1970. `seq` is the order of arrival. The backlog is counted by triggers, so that asking for it
 * costs the same with ten deliveries and with ten million.
 */
export const SCHEMA_1 = `
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
`;
