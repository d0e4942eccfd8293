import type { Database, Row } from "./database.ts";
import { FORGET_UNKEPT_SQL } from "./schedule-rows.ts";

/** How long a relay counts as living after its last sign of life. */
export const LEASE_MS = 15_000;

const LEASE = `interval '${LEASE_MS} milliseconds'`;

/** What a sign of life brings back. */
export interface Seen {
  readonly now: Date;
  /** Whether this relay counts as living; where not, it has to come again under another id. */
  readonly alive: boolean;
  /** Whether others have given no sign for longer than the lease. */
  readonly othersSilent: boolean;
}

/** The relays that live, in PostgreSQL, by its clock. */
export class RelayRows {
  readonly #database: Database;
  readonly #sql: ReturnType<typeof sqlBy>;

  /** @param now the database's time, as an expression */
  constructor(database: Database, now: string) {
    this.#database = database;
    this.#sql = sqlBy(now);
  }

  /** Comes under an id that nobody has had; gives the database's time. */
  async enter(id: string, name: string, errands: readonly string[]): Promise<Date> {
    const [row] = await this.#database.run("Joining the other relays", (queries) =>
      queries.query(this.#sql.enter, [id, name, errands]),
    );
    return nowIn(row);
  }

  /** Gives a sign of life. */
  async renew(id: string): Promise<Seen> {
    const [renewed, , [row]] = await this.#database.run("Telling the other relays that this one lives", (queries) =>
      Promise.all([
        queries.query(this.#sql.renew, [id]),
        queries.query(this.#sql.followClock),
        queries.query(this.#sql.silent, [id]),
      ]),
    );
    return { now: nowIn(row), alive: renewed.length === 1, othersSilent: row?.["silent"] === true };
  }

  /** Says which routes and schedules a relay knows. */
  async tell(id: string, errands: readonly string[]): Promise<void> {
    await this.#database.run("Telling the other relays what this one knows", (queries) =>
      queries.query("update relays set errands = $2::text[] where id = $1", [id, errands]),
    );
  }

  /** Takes those for dead that have given no sign for longer than the lease, and ends what they had in hand; gives their names. */
  async bury(): Promise<readonly string[]> {
    return this.#end(this.#sql.bury, []);
  }

  /** Leaves. */
  async leave(id: string): Promise<void> {
    await this.#end(this.#sql.leave, [id]);
  }

  /** Whether another living relay has said that it knows this route or schedule. */
  async knows(id: string, errand: string): Promise<boolean> {
    const rows = await this.#database.run("Looking what other relays know", (queries) =>
      queries.query("select 1 as known from relays where id <> $1 and $2 = any (errands) limit 1", [id, errand]),
    );
    return rows.length > 0;
  }

  async #end(which: string, values: readonly string[]): Promise<readonly string[]> {
    let names: readonly string[] = [];
    await this.#database.transaction("Taking over from another relay", async (transaction) => {
      const [gone] = await Promise.all([
        transaction.query(which, values),
        transaction.query(this.#sql.endPasses),
        transaction.query(FORGET_UNKEPT_SQL),
      ]);
      names = gone.map((row) => String(row["name"]));
    });
    return names;
  }
}

function sqlBy(now: string) {
  return {
    enter: `
      insert into relays (id, name, began_at, alive_until, errands)
      select $1, $2, t.now, t.now + ${LEASE}, $3::text[] from (select ${now} as now) t returning began_at as now`,
    renew: `update relays set alive_until = ${now} + ${LEASE} where id = $1 returning id`,
    /** Nobody lives for longer because the clock was set back. */
    followClock: `update relays set alive_until = ${now} + ${LEASE} where alive_until > ${now} + 2 * ${LEASE}`,
    silent: `
      select ${now} as now, exists (select 1 from relays where id <> $1 and alive_until <= ${now}) as silent`,
    bury: `delete from relays where alive_until <= ${now} returning name`,
    leave: "delete from relays where id = $1 returning name",
    /** A statement of its own, so that it sees what a relay let in until the moment its row was taken away. */
    endPasses: `
      update gate_passes p set ended_at = ${now}
      where ended_at is null and not exists (select 1 from relays r where r.id = p.relay)`,
  };
}

function nowIn(row: Row | undefined): Date {
  const now = row?.["now"];
  if (now instanceof Date) return now;
  throw new Error("the database told no time");
}
