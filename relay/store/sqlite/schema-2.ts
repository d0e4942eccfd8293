/** What keeps an event `x`, or lets it go: see `Retention`. */
const standingOf = (x: string) => `
  case
    when exists (select 1 from deliveries d where d.event_id = ${x} and +d.state in ('pending', 'dispatching')) then 'open'
    when exists (select 1 from deliveries d where d.event_id = ${x} and +d.state in ('dead', 'held')) then 'undelivered'
    when exists (select 1 from deliveries d join feedback f on f.delivery_seq = d.seq
      where d.event_id = ${x} and (f.due_at is not null or f.watch_at is not null)) then 'watched'
    else 'done'
  end`;

/**
 * The second schema, from the first.
 *
 * Bodies have a table of their own, so that rows which are listed and moved stay small; `size` is a body's length as it was
 * sent, `bytes` what `encoding` made of it. A delivery carries what lists ask for, and each such column has its index.
 *
 * `line` is an ordered delivery's place in the line of its lane while it is pending or dispatching, and `behind` whether another
 * one is before it (see `Lines`). `debounce_key` stands while a newer push may take its place.
 *
 * `feedback` has a row for every delivery whose commit wants to be told; `revision` counts the delivery's moves. An event's
 * `standing` says whether it may be let go, and `rested_at` since when it stands so. Triggers keep backlog, feedback and standing
 * in step with what deliveries do, so that nobody can forget to.
 *
 * Deliveries of the first schema do not say where they go; each of their routes becomes a lane of its own, at a GitLab "?".
 */
export const SCHEMA_2 = `
create table bodies (
  event_seq integer primary key,
  encoding  text not null check (encoding in ('plain', 'deflate')),
  size      integer not null,
  bytes     blob not null
) strict;
insert into bodies select seq, 'plain', length(body), body from events;

alter table events drop column body;
alter table events add column repository text;
alter table events add column dedupe_key text;
alter table events add column content_key text;
alter table events add column standing text not null default 'done';
alter table events add column rested_at integer not null default 0;
update events set repository = json_extract(reading, '$.origin.repository'), rested_at = received_at;
update events set dedupe_key = k.key from dedupe_keys k where k.event_id = events.id;
create index events_by_time on events (received_at);
create index events_by_source on events (source, received_at);
create index events_by_repository on events (repository, received_at);

alter table dedupe_keys add column expires_at integer;
create index dedupe_keys_over on dedupe_keys (expires_at) where expires_at is not null;
create table content_keys (
  key        text primary key,
  event_id   text not null,
  created_at integer not null,
  expires_at integer
) strict, without rowid;
create index content_keys_over on content_keys (expires_at) where expires_at is not null;

create table heads (
  source      text not null,
  repository  text not null,
  ref         text not null,
  before_sha  text not null,
  after_sha   text not null,
  received_at integer not null,
  event_id    text not null,
  reconciled  integer not null default 0,
  primary key (source, repository, ref)
) strict, without rowid;
create table compared_refs (
  source     text not null,
  repository text not null,
  at         integer not null,
  primary key (source, repository)
) strict, without rowid;
insert or replace into heads
  select e.source, e.repository, c.value ->> 'ref', c.value ->> 'before', c.value ->> 'after', e.received_at, e.id, 0
  from events e, json_each(e.reading, '$.changes') c
  where e.reading ->> 'kind' = 'push' order by e.seq, c.key;
delete from heads where after_sha not glob '*[^0]*';

create table schedule_times (name text primary key, due_at integer not null) strict, without rowid;

alter table attempts add column kind text not null default 'trigger';
create index attempts_by_end on attempts (ended_at) where ended_at is not null;

create table new_deliveries (
  seq              integer primary key,
  id               text not null unique,
  event_id         text not null references events (id),
  route            text not null,
  change_index     integer not null,
  lane             text not null,
  source           text not null,
  repository       text,
  ref              text,
  commit_sha       text,
  state            text not null check (state in ('pending', 'dispatching', 'delivered', 'dead', 'held', 'canceled')),
  moved_at         integer not null,
  attempts         integer not null default 0,
  released_after   integer not null default 0,
  created_at       integer not null,
  due_at           integer not null,
  ref_index        integer not null default 0,
  in_doubt         integer not null default 0,
  ordered          integer not null default 0,
  line             integer,
  behind           integer not null default 0,
  debounce_key     text,
  debounce_since   integer,
  debounce_before  text,
  debounce_after   text,
  redelivery_of    text,
  superseded_by    text,
  reason_code      text,
  reason_text      text,
  pipeline_id      integer,
  pipeline_project integer,
  pipeline_url     text,
  pipeline_status  text
) strict;
insert into new_deliveries (seq, id, event_id, route, change_index, lane, source, repository, ref, commit_sha, state, moved_at,
    attempts, released_after, created_at, due_at, reason_code, reason_text, pipeline_id, pipeline_project, pipeline_url)
  select d.seq, d.id, d.event_id, d.route, d.change_index, '?:' || d.route, e.source, e.repository,
    json_extract(e.reading, '$.changes[' || d.change_index || '].ref'),
    json_extract(e.reading, '$.changes[' || d.change_index || '].commit'),
    d.state,
    coalesce((select max(a.ended_at) from attempts a where a.delivery_id = d.id), d.created_at),
    d.attempts, d.released_after, d.created_at, d.due_at, d.reason_code, d.reason_text,
    d.pipeline_id, d.pipeline_project, d.pipeline_url
  from deliveries d join events e on e.id = d.event_id order by d.seq;
drop table deliveries;
alter table new_deliveries rename to deliveries;

create index deliveries_due on deliveries (lane, due_at) where state = 'pending' and behind = 0;
create index deliveries_line on deliveries (lane, line) where line is not null;
create index deliveries_waiting on deliveries (debounce_key) where debounce_key is not null;
create index deliveries_by_event on deliveries (event_id);
create index deliveries_by_pipeline on deliveries (pipeline_id, pipeline_project) where pipeline_id is not null;
create index deliveries_by_time on deliveries (created_at);
create index deliveries_by_state on deliveries (state, created_at);
create index deliveries_by_route on deliveries (route, created_at);
create index deliveries_by_source on deliveries (source, created_at);
create index deliveries_by_lane on deliveries (lane, created_at);
create index deliveries_by_repository on deliveries (repository, created_at);
create index deliveries_by_ref on deliveries (ref, created_at);

create table feedback (
  delivery_seq integer primary key,
  due_at       integer,
  sent         text,
  tries        integer not null default 0,
  fault        text,
  revision     integer not null default 0,
  watch_at     integer
) strict;
create index feedback_due on feedback (due_at) where due_at is not null;
create index feedback_watch on feedback (watch_at) where watch_at is not null;

insert into backlog values ('canceled', 0);
create trigger deliveries_enter after insert on deliveries begin
  update backlog set count = count + 1 where state = new.state;
end;
create trigger deliveries_stir after insert on deliveries begin
  update events set standing = ${standingOf("new.event_id")}, rested_at = new.moved_at
  where id = new.event_id and (standing <> 'open' or new.state not in ('pending', 'dispatching'));
end;
create trigger deliveries_move after update of state on deliveries when old.state <> new.state begin
  update backlog set count = count - 1 where state = old.state;
  update backlog set count = count + 1 where state = new.state;
end;
create trigger deliveries_leave after delete on deliveries begin
  update backlog set count = count - 1 where state = old.state;
end;
create trigger deliveries_tell after update of state, pipeline_id, pipeline_status on deliveries
when old.state <> new.state or old.pipeline_id is not new.pipeline_id or old.pipeline_status is not new.pipeline_status
begin
  update feedback set due_at = new.moved_at, revision = revision + 1, tries = 0, fault = null where delivery_seq = new.seq;
end;
create trigger deliveries_rest after update of state on deliveries
when old.state <> new.state and not (old.state in ('pending', 'dispatching') and new.state in ('pending', 'dispatching'))
begin
  update events set standing = ${standingOf("new.event_id")}, rested_at = new.moved_at where id = new.event_id;
end;
create trigger feedback_enter after insert on feedback when new.due_at is not null begin
  update events set standing = 'watched'
  where standing = 'done' and id = (select event_id from deliveries where seq = new.delivery_seq);
end;
create trigger feedback_rest after update of due_at, watch_at on feedback
when (old.due_at is null and old.watch_at is null) <> (new.due_at is null and new.watch_at is null)
begin
  update events set standing = ${standingOf("events.id")}
  where id = (select event_id from deliveries where seq = new.delivery_seq);
end;

update events set standing = ${standingOf("events.id")},
  rested_at = coalesce((select max(d.moved_at) from deliveries d where d.event_id = events.id), received_at);
create index events_to_prune on events (standing, rested_at) where standing <> 'open';
`;
