import type { DatabaseSync, StatementSync } from "node:sqlite";
import { date, text } from "../rows.ts";

/** How far each schedule has come. Each method runs inside a transaction its caller has opened. */
export class ScheduleRows {
  readonly #forgetOthers: StatementSync;
  readonly #begin: StatementSync;
  readonly #note: StatementSync;
  readonly #all: StatementSync;

  constructor(db: DatabaseSync) {
    this.#forgetOthers = db.prepare("delete from schedule_times where name not in (select value from json_each(?))");
    this.#begin = db.prepare("insert or ignore into schedule_times (name, due_at) values (?, ?)");
    this.#note = db.prepare(`
      insert into schedule_times (name, due_at) values (?, ?)
      on conflict (name) do update set due_at = max(due_at, excluded.due_at)`);
    this.#all = db.prepare("select name, due_at from schedule_times");
  }

  keep(names: readonly string[], now: Date): ReadonlyMap<string, Date> {
    this.#forgetOthers.run(JSON.stringify(names));
    for (const name of names) this.#begin.run(name, now.getTime());
    return new Map(this.#all.all().map((row) => [text(row, "name"), date(row, "due_at")]));
  }

  /** Never goes back: a time that was noted stays noted. */
  note(name: string, at: Date): void {
    this.#note.run(name, at.getTime());
  }
}
