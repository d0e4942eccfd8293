import type { Migration } from "./migration.ts";

/**
 * What relays that share a store know of each other (docs/adr/0026-relays-share-a-store-as-a-company.md).
 *
 * A relay lives while it has a row in `relays`. Whoever finds that its `alive_until` has passed takes the row away, and ends in the same
 * transaction what the relay had under way. `gate_passes` holds the calls to GitLabs under way (`ended_at` is null) and the creations of
 * the last minute; `probe` is the number of a call that tries whether its GitLab works again.
 */
export const COMPANY: Migration = {
  version: 2,
  name: "company",
  worksFrom: 1,
  sql: `
create table relays (
  id          text collate "C" primary key,
  name        text not null,
  began_at    timestamptz not null,
  alive_until timestamptz not null,
  errands     text[] not null
) with (fillfactor = 50);

create table duties (
  name     text collate "C" primary key,
  relay    text collate "C" not null references relays (id) on delete cascade,
  taken_at timestamptz not null
);
create index duties_by_relay on duties (relay);

create table schedule_keepers (
  relay text collate "C" not null references relays (id) on delete cascade,
  name  text collate "C" not null,
  primary key (relay, name)
);

create table gate_passes (
  delivery_id text collate "C" not null,
  attempt     integer not null,
  relay       text collate "C" not null,
  lane        text collate "C" not null,
  gitlab      text collate "C" not null,
  address     text collate "C" not null,
  creates     boolean not null,
  probe       integer,
  began_at    timestamptz not null,
  ended_at    timestamptz,
  primary key (delivery_id, attempt)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
create index gate_passes_under_way on gate_passes (lane) where ended_at is null;
create index gate_passes_by_lane on gate_passes (lane, ended_at) where ended_at is not null;
create index gate_passes_by_gitlab on gate_passes (gitlab, ended_at);

create table gate_breakers (
  address  text collate "C" primary key,
  kind     text not null check (kind in ('closed', 'open', 'half-open')),
  failures integer not null,
  probes   integer not null,
  until_at timestamptz,
  asked    boolean not null,
  met_code text,
  met_text text
) with (fillfactor = 50);
`,
};
