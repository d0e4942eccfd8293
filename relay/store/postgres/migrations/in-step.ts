/**
 * Of the first schema, what is kept in step with deliveries by triggers, so that nobody can forget to.
 *
 * What a statement has changed is told by sets, never by joining its rows before with those after: such a plan, kept from a statement
 * that moved one row, would compare each with each when one moves thousands.
 */
export const IN_STEP = `
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
  perform count_backlog((select json_agg(c) from (
    select state, 1 as count from after union all select state, -1 from before) c));
  update feedback f set due_at = p.moved_at, revision = f.revision + 1, tries = 0, fault = null
    from (
      select seq, state, pipeline_id, pipeline_status from after
      except select seq, state, pipeline_id, pipeline_status from before) m join progress p using (seq)
    where f.delivery_seq = m.seq;
  select array_agg(distinct d.event_id) into stirred from (
    select seq from (
      select seq, state from after where state not in ('pending', 'dispatching') except select seq, state from before) ended
    union all (
      select seq from after where state in ('pending', 'dispatching')
      intersect select seq from before where state not in ('pending', 'dispatching'))
    ) m join deliveries d using (seq);
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
  select array_agg(distinct d.event_id) into stirred from (
    select delivery_seq as seq, due_at is null and watch_at is null from after
    except select delivery_seq, due_at is null and watch_at is null from before) m join deliveries d using (seq);
  if stirred is not null then perform stand(stirred, false); end if;
  return null;
end $$;
create trigger feedback_moved after update on feedback
  referencing old table as before new table as after for each statement execute function feedback_moved();

create table kept (pid integer primary key, bytes bigint not null) with (fillfactor = 50);
create function kept_bytes(body bytea) returns bigint language sql immutable as $$
  select octet_length(body) + 3000::bigint
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
