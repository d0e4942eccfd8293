/** The span limits are given for. */
const SPAN = "interval '1 minute'";

/**
 * The statements that count calls.
 *
 * Of the creations that have ended within the last minute no more are read than a limit allows, so counting costs what the limit says and
 * not what there is; without a limit nothing is counted. `free_at` is when the oldest one goes out of count that is in the way.
 *
 * @param now the database's time, as an expression
 */
export function gateSql(now: string) {
  const lanes = (asked: string) => `
    select a.lane, u.under_way, u.elsewhere, u.creating, e.ended, e.times[e.ended + u.creating - $3 + 1] + ${SPAN} as free_at
    from ${asked} as a (lane)
      cross join lateral (
        select count(*)::int as under_way, (count(*) filter (where relay <> $2))::int as elsewhere,
          (count(*) filter (where creates))::int as creating
        from gate_passes where lane = a.lane and ended_at is null) u
      cross join lateral (
        select count(*)::int as ended, array_agg(ended_at order by ended_at) as times from (
          select ended_at from gate_passes where lane = a.lane and ended_at > ${now} - ${SPAN} and creates
          order by ended_at desc limit $3) newest) e`;
  return {
    /** Until the transaction is over nobody takes the relay for dead. */
    present: `select ${now} as now, exists (select 1 from relays where id = $1 for key share) as present`,
    now: `select ${now} as now, exists (select 1 from relays where id = $1) as present`,

    lanes: lanes("unnest($1::text[])"),
    lanesInUse: lanes(`(
      select distinct lane from gate_passes
      where gitlab = any ($1) and (ended_at is null or $3 > 0 and ended_at > ${now} - ${SPAN}))`),

    gitlabs: `
      select g.name, u.creating, e.ended, e.times[e.ended + u.creating - g.most + 1] + ${SPAN} as free_at
      from unnest($1::text[], $2::int[]) as g (name, most)
        cross join lateral (
          select count(*)::int as creating from gate_passes
          where g.most > 0 and gitlab = g.name and ended_at is null and creates) u
        cross join lateral (
          select count(*)::int as ended, array_agg(ended_at order by ended_at) as times from (
            select ended_at from gate_passes where gitlab = g.name and ended_at > ${now} - ${SPAN} and creates
            order by ended_at desc limit g.most) newest) e`,

    breakers: `
      select b.*, exists (
        select 1 from gate_passes p where p.address = b.address and p.probe = b.probes and p.ended_at is null) as probing
      from gate_breakers b where b.address = any ($1)`,

    end: `
      with over as (
        select * from json_to_recordset($1) as o (delivery text, attempt int, created boolean)
      ), uncounted as (
        delete from gate_passes p using over o
        where p.delivery_id = o.delivery and p.attempt = o.attempt and not (o.created and p.creates)
      )
      update gate_passes p set ended_at = ${now} from over o
      where p.delivery_id = o.delivery and p.attempt = o.attempt and o.created and p.creates`,

    /** What has ended in a time that is yet to come, since the clock was set back, has ended now. */
    followClock: `update gate_passes set ended_at = ${now} where gitlab = any ($1) and ended_at > ${now}`,

    forget: `delete from gate_passes where gitlab = any ($1) and ended_at <= ${now} - ${SPAN}`,

    write: `
      with told as (
        insert into gate_breakers (address, kind, failures, probes, until_at, asked, met_code, met_text)
        select * from json_to_recordset($3) as b (
          address text, kind text, failures int, probes int, until_at timestamptz, asked boolean, met_code text, met_text text)
        on conflict (address) do update set kind = excluded.kind, failures = excluded.failures, probes = excluded.probes,
          until_at = excluded.until_at, asked = excluded.asked, met_code = excluded.met_code, met_text = excluded.met_text
      )
      insert into gate_passes (delivery_id, attempt, relay, lane, gitlab, address, creates, probe, began_at)
      select delivery, attempt, $1, lane, gitlab, address, creates, probe, ${now}
      from json_to_recordset($2) as p (
        delivery text, attempt int, lane text, gitlab text, address text, creates boolean, probe int)
      on conflict (delivery_id, attempt) do update
        set relay = excluded.relay, probe = excluded.probe, began_at = excluded.began_at, ended_at = null`,
  };
}
