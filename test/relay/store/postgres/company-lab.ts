import { connect } from "../../../../relay/store/postgres/connect.ts";
import { joinCompany, type SharedCompany } from "../../../../relay/store/postgres/join-company.ts";
import { migrate } from "../../../../relay/store/postgres/migrate.ts";
import { PooledDatabase } from "../../../../relay/store/postgres/pooled-database.ts";
import { systemClock } from "../../../../shared/time/clock.ts";
import { ManualClock } from "../../../gitlab/manual-clock.ts";
import { freshDatabase, type TestDatabase } from "../../../postgres/databases.ts";
import { until } from "../../../support/until.ts";

/** The database's time in these tests: what stands in a table of theirs. */
const NOW = "(select at from test_clock)";

/** A relay of a lab: its own clock stands still while it is stopped. */
export interface Fellow {
  readonly company: SharedCompany;
  readonly clock: ManualClock;
  /** What it has been told: `lapsed`, `buried two`. */
  readonly told: readonly string[];
}

/** Relays that share a real PostgreSQL, whose time and theirs are moved by hand. */
export class CompanyLab {
  readonly test: TestDatabase;
  readonly database: PooledDatabase;
  #ids = 0;

  private constructor(test: TestDatabase) {
    this.test = test;
    this.database = new PooledDatabase(
      connect(test.config, () => ""),
      "sluice",
      systemClock,
    );
  }

  static async create(): Promise<CompanyLab> {
    const lab = new CompanyLab(await freshDatabase());
    await migrate(lab.database);
    await lab.script(
      `create table test_clock (at timestamptz not null); insert into test_clock values ('2026-03-04T12:00:00Z')`,
    );
    return lab;
  }

  async script(text: string) {
    return this.database.run("A test", (queries) => queries.script(text));
  }

  /** One more relay, on a machine whose clock shows this. */
  async join(name: string, at?: Date): Promise<Fellow> {
    const clock = new ManualClock(at);
    const told: string[] = [];
    const company = await joinCompany({
      database: this.database,
      clock,
      now: NOW,
      name,
      newId: () => {
        this.#ids += 1;
        return `${name}-${this.#ids}`;
      },
      lapsed: () => told.push("lapsed"),
      buried: (names) => told.push(...names.map((one) => `buried ${one}`)),
    });
    return { company, clock, told };
  }

  /** Lets time go by for the database and for these relays, in steps in which each gives its sign of life; for all others it stands still. */
  async pass(ms: number, ...fellows: readonly Fellow[]): Promise<void> {
    for (let leftMs = ms; leftMs > 0; leftMs -= 4_000) {
      const stepMs = Math.min(4_000, leftMs);
      await this.setClock(stepMs);
      await this.onward(stepMs, ...fellows);
    }
  }

  /** Lets time go by for these relays alone, each until its sign of life, where one was due, is through or has failed. */
  async onward(ms: number, ...fellows: readonly Fellow[]): Promise<void> {
    await Promise.all(fellows.map(async ({ clock }) => letPass(clock, ms)));
  }

  /** Moves the database's clock alone. */
  async setClock(ms: number): Promise<void> {
    await this.script(`update test_clock set at = at + interval '${ms} milliseconds'`);
  }

  async dispose(...fellows: readonly Fellow[]): Promise<void> {
    await Promise.all(fellows.map(async ({ company }) => company.leave()));
    await this.database.close();
    await this.test.dispose();
  }
}

/** Moves a relay's clock, and waits until its sign of life, where one was due, is through. */
async function letPass(clock: ManualClock, ms: number): Promise<void> {
  await clock.advance(ms);
  await until(() => clock.sleeping > 0);
}
