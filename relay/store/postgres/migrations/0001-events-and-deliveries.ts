import { IN_STEP } from "./in-step.ts";
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

/**
 * The first schema.
 *
 * `seq` is the order of arrival. `line` is an ordered delivery's place in the line of its lane while it is pending or dispatching, drawn
 * from `line_places` under the lane's lock, and `behind` whether another one is before it. `debounce_key` stands while a newer push may take its place. `relay` is who makes an attempt, `leaving` whether its
 * request was about to leave.
 *
 * The backlog is counted per backend, and so are the bytes kept (of each body, with three kilobytes for the rows and index entries beside it), which is one connection's process: no two transactions ever wait for each other's count.
 * A row of `rested` says that an event may be let go, as what, and since when; an event without one is open, or has not been settled
 * yet. `marks` holds the last transaction that each connection has committed. `moved_in` tells of what was brought here from another store. Who decides that locks the event's row, as inserting a delivery does by its foreign key: neither overlooks the other.
 */
export const EVENTS_AND_DELIVERIES: Migration = {
  version: 1,
  name: "events and deliveries",
  worksFrom: 1,
  sql: [EVENTS, DELIVERIES, IN_STEP].join("\n"),
};
