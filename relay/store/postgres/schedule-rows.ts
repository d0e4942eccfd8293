import type { Queries } from "./database.ts";

/**
 * Forgets schedules that no relay keeps any more, as after a roll-out. While no relay keeps any, all are away for a while, and nothing
 * is forgotten.
 */
export const FORGET_UNKEPT_SQL = `
  delete from schedule_times t
  where exists (select 1 from schedule_keepers) and not exists (select 1 from schedule_keepers k where k.name = t.name)`;

/** This relay keeps these from now on; one that is not among the living keeps nothing. */
const KEEP_SQL = `
  with over as (
    delete from schedule_keepers where relay = $1 and name <> all ($2)
  )
  insert into schedule_keepers (relay, name)
  select r.id, n.name from relays r cross join unnest($2::text[]) as n (name) where r.id = $1
  on conflict do nothing`;

const FORGET_OTHERS_SQL = `
  delete from schedule_times t
  where t.name <> all ($1) and not exists (select 1 from schedule_keepers k where k.name = t.name)`;

const BEGIN_SQL = `
  insert into schedule_times (name, due_at) select name, $2 from unnest($1::text[]) as n (name) on conflict do nothing`;

const NOTE_SQL = `
  insert into schedule_times (name, due_at) values ($1, $2)
  on conflict (name) do update set due_at = greatest(schedule_times.due_at, excluded.due_at)`;

/**
 * How far each schedule has come, for all relays together. What one does not keep is forgotten only when no other one keeps it: while a
 * configuration is rolled out, the relays that still have the one before go on by it.
 */
export class ScheduleRows {
  readonly #relay: () => string | undefined;

  /** @param relay under which id this relay lives now; undefined where it is alone */
  constructor(relay: () => string | undefined) {
    this.#relay = relay;
  }

  /** Runs inside a transaction that holds `lockNames.work("schedules")`. */
  async keep(queries: Queries, names: readonly string[], now: Date): Promise<ReadonlyMap<string, Date>> {
    const [, , , rows] = await Promise.all([
      queries.query(KEEP_SQL, [this.#relay() ?? "", names]),
      queries.query(FORGET_OTHERS_SQL, [names]),
      queries.query(BEGIN_SQL, [names, now]),
      queries.query("select name, due_at from schedule_times where name = any ($1)", [names]),
    ]);
    return new Map(rows.flatMap(({ name, due_at: at }) => (at instanceof Date ? [[String(name), at] as const] : [])));
  }

  /** Never goes back: a time that was noted stays noted. */
  async note(queries: Queries, name: string, at: Date): Promise<void> {
    await queries.query(NOTE_SQL, [name, at]);
  }
}
