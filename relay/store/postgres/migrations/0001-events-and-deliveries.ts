import type { Migration } from "./migration.ts";

/** Everything events consist of: one row written once, with its body beside it, and the keys that tell a second one. */
const EVENTS = `
create table events (
  seq            bigint generated always as identity primary key,
  id             text collate "C" not null unique,
  source         text collate "C" not null,
  source_kind    text not null,
  type           text not null,
  sender_id      text,
  received_at    timestamptz not null,
  payload_sha256 text not null,
  headers        json not null,
  reading        json not null,
  repository     text collate "C",
  dedupe_key     text collate "C",
  content_key    text collate "C"
);
create index events_by_time on events (received_at, seq);
create index events_by_source on events (source, received_at, seq);
create index events_by_repository on events (repository, received_at, seq);

create table bodies (
  event_seq bigint primary key,
  encoding  text not null check (encoding in ('plain', 'deflate')),
  size      integer not null,
  bytes     bytea not null
) with (toast_tuple_target = 8160);
alter table bodies alter column bytes set storage external;

create table dedupe_keys (
  key        text collate "C" primary key,
  event_id   text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index dedupe_keys_over on dedupe_keys (expires_at) where expires_at is not null;
create table content_keys (
  key        text collate "C" primary key,
  event_id   text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index content_keys_over on content_keys (expires_at) where expires_at is not null;

create table heads (
  source      text collate "C" not null,
  repository  text collate "C" not null,
  ref         text collate "C" not null,
  before_sha  text not null,
  after_sha   text not null,
  received_at timestamptz not null,
  event_id    text collate "C" not null,
  reconciled  boolean not null,
  primary key (source, repository, ref)
);
create table compared_refs (
  source     text collate "C" not null,
  repository text collate "C" not null,
  at         timestamptz not null,
  primary key (source, repository)
);
create table schedule_times (name text collate "C" primary key, due_at timestamptz not null);
`;

/** What a delivery is, written once, and where it stands, written at each move: few indexes on what moves, many on what is listed. */
const DELIVERIES = `
create table deliveries (
  seq           bigint generated always as identity primary key,
  id            text collate "C" not null unique,
  event_id      text collate "C" not null references events (id),
  route         text collate "C" not null,
  change_index  integer not null,
  lane          text collate "C" not null,
  source        text collate "C" not null,
  repository    text collate "C",
  ref           text collate "C",
  commit_sha    text,
  ordered       boolean not null,
  created_at    timestamptz not null,
  redelivery_of text collate "C"
);
create index deliveries_by_event on deliveries (event_id);
create index deliveries_by_time on deliveries (created_at, seq);
create index deliveries_by_route on deliveries (route, created_at, seq);
create index deliveries_by_source on deliveries (source, created_at, seq);
create index deliveries_by_lane on deliveries (lane, created_at, seq);
create index deliveries_by_repository on deliveries (repository, created_at, seq);
create index deliveries_by_ref on deliveries (ref, created_at, seq);

create sequence line_places;
create table progress (
  seq              bigint primary key,
  state            text not null check (state in ('pending', 'dispatching', 'delivered', 'dead', 'held', 'canceled')),
  created_at       timestamptz not null,
  lane             text collate "C" not null,
  moved_at         timestamptz not null,
  due_at           timestamptz not null,
  attempts         integer not null default 0,
  released_after   integer not null default 0,
  ref_index        integer not null default 0,
  in_doubt         boolean not null default false,
  line             bigint,
  behind           boolean not null default false,
  debounce_key     text collate "C",
  debounce_since   timestamptz,
  debounce_before  text,
  debounce_after   text,
  superseded_by    text collate "C",
  reason_code      text,
  reason_text      text,
  pipeline_id      bigint,
  pipeline_project bigint,
  pipeline_url     text,
  pipeline_status  text
) with (fillfactor = 85);
create index progress_by_state on progress (state, created_at, seq);
create index progress_due on progress (lane, due_at, seq) where state = 'pending' and not behind;
create index progress_dispatching on progress (seq) where state = 'dispatching';
create unique index progress_line on progress (lane, line) where line is not null;
create unique index progress_waiting on progress (debounce_key) where debounce_key is not null;
create index progress_by_pipeline on progress (pipeline_id, pipeline_project) where pipeline_id is not null;

create table attempts (
  delivery_seq bigint not null,
  number       integer not null,
  kind         text not null check (kind in ('trigger', 'look-up')),
  started_at   timestamptz not null,
  ended_at     timestamptz,
  result       text,
  status       integer,
  text         text,
  relay        text,
  leaving      boolean not null default false,
  primary key (delivery_seq, number)
) with (fillfactor = 85);
create index attempts_by_end on attempts (ended_at) where ended_at is not null;

create table feedback (
  delivery_seq bigint primary key,
  due_at       timestamptz,
  sent         text,
  tries        integer not null default 0,
  fault        text,
  revision     bigint not null default 0,
  watch_at     timestamptz
) with (fillfactor = 85);
create index feedback_due on feedback (due_at, delivery_seq) where due_at is not null;
create index feedback_watch on feedback (watch_at, delivery_seq) where watch_at is not null;
`;

/** What is kept in step with deliveries by triggers, so that nobody can forget to. */
const IN_STEP = `
create table backlog (
  pid   integer not null,
  state text not null,
  count bigint not null,
  primary key (pid, state)
) with (fillfactor = 50);
create function count_backlog(changes json) returns void language sql as $$
  insert into backlog (pid, state, count)
    select pg_backend_pid(), state, sum(count) from json_to_recordset(changes) as c (state text, count bigint)
    group by state having sum(count) <> 0 order by state
  on conflict (pid, state) do update set count = backlog.count + excluded.count
$$;

create table rested (
  event_id  text collate "C" primary key,
  standing  text not null check (standing in ('done', 'watched', 'undelivered')),
  rested_at timestamptz not null
);
create index rested_to_prune on rested (standing, rested_at);
create function stand(ids text[], moved boolean) returns void language plpgsql set search_path from current as $$
begin
  perform 1 from events where id = any (ids) order by seq for update;
  with standing as (
    select e.id, bool_or(p.state in ('pending', 'dispatching')) as open, bool_or(p.state in ('dead', 'held')) as undelivered,
      bool_or(f.due_at is not null or f.watch_at is not null) as watched, max(p.moved_at) as moved_at
    from unnest(ids) as e (id) join deliveries d on d.event_id = e.id join progress p on p.seq = d.seq
      left join feedback f on f.delivery_seq = d.seq
    group by e.id
  ), stirred as (
    delete from rested r using standing s where r.event_id = s.id and s.open
  )
  insert into rested (event_id, standing, rested_at)
    select id, case when undelivered then 'undelivered' when watched then 'watched' else 'done' end, moved_at
    from standing where not open order by id
  on conflict (event_id) do update
    set standing = excluded.standing, rested_at = case when moved then excluded.rested_at else rested.rested_at end;
end $$;

create function progress_entered() returns trigger language plpgsql set search_path from current as $$
declare
  settled text[];
begin
  perform count_backlog((select json_agg(c) from (select state, count(*) as count from entered group by state) c));
  delete from rested where event_id in
    (select d.event_id from entered e join deliveries d on d.seq = e.seq where e.state in ('pending', 'dispatching'));
  select array_agg(distinct d.event_id) into settled
    from entered e join deliveries d on d.seq = e.seq where e.state not in ('pending', 'dispatching');
  if settled is not null then perform stand(settled, true); end if;
  return null;
end $$;
create trigger progress_entered after insert on progress
  referencing new table as entered for each statement execute function progress_entered();

create function progress_moved() returns trigger language plpgsql set search_path from current as $$
declare
  stirred text[];
begin
  if exists (select 1 from after a join before b using (seq) where a.state <> b.state) then
    perform count_backlog((select json_agg(c) from (
      select a.state, 1 as count from after a join before b using (seq) where a.state <> b.state
      union all
      select b.state, -1 from after a join before b using (seq) where a.state <> b.state) c));
  end if;
  update feedback f set due_at = a.moved_at, revision = f.revision + 1, tries = 0, fault = null
    from after a join before b using (seq)
    where f.delivery_seq = a.seq and (a.state, a.pipeline_id, a.pipeline_status)
      is distinct from (b.state, b.pipeline_id, b.pipeline_status);
  select array_agg(distinct d.event_id) into stirred
    from after a join before b using (seq) join deliveries d on d.seq = a.seq
    where a.state <> b.state and not (a.state in ('pending', 'dispatching') and b.state in ('pending', 'dispatching'));
  if stirred is not null then perform stand(stirred, true); end if;
  return null;
end $$;
create trigger progress_moved after update on progress
  referencing old table as before new table as after for each statement execute function progress_moved();

create function progress_left() returns trigger language plpgsql set search_path from current as $$
begin
  perform count_backlog((select json_agg(c) from (select state, -count(*) as count from gone group by state) c));
  return null;
end $$;
create trigger progress_left after delete on progress
  referencing old table as gone for each statement execute function progress_left();

create function feedback_entered() returns trigger language plpgsql set search_path from current as $$
begin
  update rested set standing = 'watched' where standing = 'done' and event_id in
    (select d.event_id from entered e join deliveries d on d.seq = e.delivery_seq where e.due_at is not null);
  return null;
end $$;
create trigger feedback_entered after insert on feedback
  referencing new table as entered for each statement execute function feedback_entered();
create function feedback_moved() returns trigger language plpgsql set search_path from current as $$
declare
  stirred text[];
begin
  select array_agg(distinct d.event_id) into stirred
    from after a join before b using (delivery_seq) join deliveries d on d.seq = a.delivery_seq
    where (a.due_at is null and a.watch_at is null) <> (b.due_at is null and b.watch_at is null);
  if stirred is not null then perform stand(stirred, false); end if;
  return null;
end $$;
create trigger feedback_moved after update on feedback
  referencing old table as before new table as after for each statement execute function feedback_moved();

create table kept (pid integer primary key, bytes bigint not null) with (fillfactor = 50);
create function kept_bytes(body bytea) returns bigint language sql immutable as $$
  select octet_length(body) + 2048::bigint
$$;
create function count_kept(change bigint) returns void language sql as $$
  insert into kept values (pg_backend_pid(), change) on conflict (pid) do update set bytes = kept.bytes + excluded.bytes
$$;
create function bodies_entered() returns trigger language plpgsql set search_path from current as $$
begin
  perform count_kept((select sum(kept_bytes(bytes)) from entered)::bigint) where exists (select 1 from entered);
  return null;
end $$;
create trigger bodies_entered after insert on bodies
  referencing new table as entered for each statement execute function bodies_entered();
create function bodies_left() returns trigger language plpgsql set search_path from current as $$
begin
  perform count_kept((select -sum(kept_bytes(bytes)) from gone)::bigint) where exists (select 1 from gone);
  return null;
end $$;
create trigger bodies_left after delete on bodies
  referencing old table as gone for each statement execute function bodies_left();

create table probe (filler bytea not null);
create table marks (
  session text primary key,
  number  bigint not null,
  at      timestamptz not null default now()
) with (fillfactor = 50);
create table moved_in (
  id         text collate "C" primary key,
  source     text not null,
  phase      text not null check (phase in ('live', 'history', 'done')),
  cursor     jsonb,
  counts     jsonb,
  started_at timestamptz not null,
  ended_at   timestamptz
);
`;

/**
 * The first schema.
 *
 * `seq` is the order of arrival. `line` is an ordered delivery's place in the line of its lane while it is pending or dispatching, drawn
 * from `line_places` under the lane's lock, and `behind` whether another one is before it. `debounce_key` stands while a newer push may take its place. `relay` is who makes an attempt, `leaving` whether its
 * request was about to leave.
 *
 * The backlog is counted per backend, and so are the bytes kept (of each body, with two kilobytes for the rows and index entries beside it), which is one connection's process: no two transactions ever wait for each other's count.
 * A row of `rested` says that an event may be let go, as what, and since when; an event without one is open, or has not been settled
 * yet. `marks` holds the last transaction that each connection has committed. `moved_in` tells of what was brought here from another store. Who decides that locks the event's row, as inserting a delivery does by its foreign key: neither overlooks the other.
 */
export const EVENTS_AND_DELIVERIES: Migration = {
  version: 1,
  name: "events and deliveries",
  worksFrom: 1,
  sql: [EVENTS, DELIVERIES, IN_STEP].join("\n"),
};
