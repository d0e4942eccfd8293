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
  readonly #compared: StatementSync;
  readonly #compare: StatementSync;

  constructor(db: DatabaseSync) {
    const key = "source = ? and repository = ? and ref = ?";
    this.#head = db.prepare(`select before_sha, after_sha, event_id, reconciled from heads where ${key}`);
    this.#write = db.prepare("insert or replace into heads values (?, ?, ?, ?, ?, ?, ?, ?)");
    this.#forget = db.prepare(`delete from heads where ${key}`);
    this.#page = db.prepare(HEADS_SQL);
    this.#compared = db.prepare("select at from compared_refs where source = ? and repository = ?");
    this.#compare = db.prepare("insert or replace into compared_refs values (?, ?, ?)");
  }

  /** Runs inside a transaction its caller has opened. */
  note({ id, source, reading, receivedAt }: RelayEvent, reconciled: boolean): void {
    if (reading.kind !== "push") return;
    const { repository } = reading.origin;
    for (const change of reading.changes) {
      if (this.#isLate(source, repository, change)) continue;
      if (change.action === "delete") this.#forget.run(source, repository, change.ref);
      else {
        const { ref, before, after } = change;
        this.#write.run(source, repository, ref, before, after, receivedAt.getTime(), id, reconciled ? 1 : 0);
      }
    }
  }

  /**
   * The event that told already where this push leaves its refs, when one of the two was made of a comparison. Undefined when any
   * ref stands elsewhere.
   */
  toldBefore({ source, reading }: RelayEvent, reconciled: boolean): string | undefined {
    if (reading.kind !== "push") return undefined;
    const { repository } = reading.origin;
    let first: string | undefined;
    for (const { ref, after } of reading.changes) {
      const head = this.#head.get(source, repository, ref);
      if (head === undefined || head["after_sha"] !== after) return undefined;
      if (!reconciled && head["reconciled"] !== 1) return undefined;
      first ??= text(head, "event_id");
    }
    return first;
  }

  comparedAt(source: string, repository: string): Date | undefined {
    const row = this.#compared.get(source, repository);
    return row === undefined ? undefined : date(row, "at");
  }

  /** Runs inside a transaction its caller has opened. */
  noteCompared(source: string, repository: string, at: Date): void {
    this.#compare.run(source, repository, at.getTime());
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
