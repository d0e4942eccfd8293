import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Change, RelayEvent } from "../../model/event.ts";
import type { StoredHead } from "../../model/listed.ts";
import type { HeadsPage } from "../store.ts";
import { date, text } from "./rows.ts";

/** Refs of a source, in the order of the key; of repositories between two names. */
const HEADS_SQL = `
  select repository, ref, after_sha, received_at from heads
  where source = ? and repository >= ? and repository <= ? and (repository, ref) > (?, ?)
  order by repository, ref limit ?`;

/** What comes after every name: none has a character beyond Unicode's last. */
const AFTER_ALL = "\u{10ffff}";

/**
 * Where the refs of every repository stood after the newest push that is stored, whether or not it started something. A push
 * that arrives after the one that followed it changes nothing, and a ref that was deleted is forgotten.
 */
export class Heads {
  readonly #head: StatementSync;
  readonly #write: StatementSync;
  readonly #forget: StatementSync;
  readonly #page: StatementSync;

  constructor(db: DatabaseSync) {
    const key = "source = ? and repository = ? and ref = ?";
    this.#head = db.prepare(`select before_sha, after_sha from heads where ${key}`);
    this.#write = db.prepare("insert or replace into heads values (?, ?, ?, ?, ?, ?)");
    this.#forget = db.prepare(`delete from heads where ${key}`);
    this.#page = db.prepare(HEADS_SQL);
  }

  /** Runs inside a transaction its caller has opened. */
  note({ source, reading, receivedAt }: RelayEvent): void {
    if (reading.kind !== "push") return;
    const { repository } = reading.origin;
    for (const change of reading.changes) {
      if (this.#isLate(source, repository, change)) continue;
      if (change.action === "delete") this.#forget.run(source, repository, change.ref);
      else this.#write.run(source, repository, change.ref, change.before, change.after, receivedAt.getTime());
    }
  }

  of(source: string, { repository, after, limit }: HeadsPage): readonly StoredHead[] {
    const from =
      [repository, after?.repository ?? ""]
        .filter((name) => name !== undefined)
        .toSorted()
        .at(-1) ?? "";
    const to = repository ?? AFTER_ALL;
    return this.#page.all(source, from, to, after?.repository ?? "", after?.ref ?? "", limit).map((row) => ({
      repository: text(row, "repository"),
      ref: text(row, "ref"),
      after: text(row, "after_sha"),
      receivedAt: date(row, "received_at"),
    }));
  }

  #isLate(source: string, repository: string, { ref, before, after }: Change): boolean {
    const head = this.#head.get(source, repository, ref);
    return head !== undefined && after !== "" && head["before_sha"] === after && head["after_sha"] !== before;
  }
}
