import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { RelayEvent } from "../../model/event.ts";
import type { StoredHead } from "../../model/listed.ts";
import { beginsAfter, GONE, type Head, isTold, judgeHead } from "../judge-head.ts";
import { date, type Row, text, truth } from "../rows.ts";
import type { HeadsPage } from "../store.ts";

/** Refs of a source, in the order of the key; of repositories between two names. */
const HEADS_SQL = `
  select repository, ref, after_sha, received_at from heads
  where source = ? and repository >= ? and repository <= ? and (repository, ref) > (?, ?) and after_sha <> '${GONE}'
  order by repository, ref limit ?`;

/** What comes after every name: none has a character beyond Unicode's last. */
const AFTER_ALL = "\u{10ffff}";

/**
 * Where the refs of every repository stood after the newest push that is stored, whether or not it started something. A push
 * that arrives after the one that followed it changes nothing, and a ref that was deleted is forgotten.
 *
 * A push that a comparison has made stands for all that were missed, however many. Until another one of its ref is stored, each of those is
 * told before: the one that begins where it began, then, one after the other, those that go on from there, and the one that ends
 * where it ended. So its beginning moves along with them (`passOver`), and a ref that it deleted is kept as gone.
 */
export class Heads {
  readonly #head: StatementSync;
  readonly #write: StatementSync;
  readonly #begin: StatementSync;
  readonly #forget: StatementSync;
  readonly #page: StatementSync;
  readonly #compared: StatementSync;
  readonly #compare: StatementSync;

  constructor(db: DatabaseSync) {
    const key = "source = ? and repository = ? and ref = ?";
    this.#head = db.prepare(`select before_sha, after_sha, event_id, reconciled from heads where ${key}`);
    this.#write = db.prepare("insert or replace into heads values (?, ?, ?, ?, ?, ?, ?, ?)");
    this.#begin = db.prepare(`update heads set before_sha = ? where ${key}`);
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
      const { ref, before } = change;
      const verdict = judgeHead(this.#at(source, repository, ref), change, reconciled);
      if (verdict.kind === "forget") this.#forget.run(source, repository, ref);
      if (verdict.kind === "stand")
        this.#write.run(source, repository, ref, before, verdict.after, receivedAt.getTime(), id, reconciled ? 1 : 0);
    }
  }

  /** Goes on along a push that was told before. Runs inside a transaction its caller has opened. */
  passOver({ source, reading }: RelayEvent): void {
    if (reading.kind !== "push") return;
    const { repository } = reading.origin;
    for (const change of reading.changes) {
      const begin = beginsAfter(this.#at(source, repository, change.ref), change);
      if (begin !== undefined) this.#begin.run(begin, source, repository, change.ref);
    }
  }

  /**
   * The event that told already where this push leaves its refs, or what came after it, when one of the two was made of a comparison.
   * Undefined when that is not so of any one of its refs.
   */
  toldBefore({ source, reading }: RelayEvent, reconciled: boolean): string | undefined {
    if (reading.kind !== "push") return undefined;
    const { repository } = reading.origin;
    let first: string | undefined;
    for (const change of reading.changes) {
      const head = this.#at(source, repository, change.ref);
      if (!isTold(head, change, reconciled)) return undefined;
      first ??= head.eventId;
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

  #at(source: string, repository: string, ref: string): Head | undefined {
    const row = this.#head.get(source, repository, ref);
    return row === undefined ? undefined : headOf(row);
  }
}

function headOf(row: Row): Head {
  return {
    before: text(row, "before_sha"),
    after: text(row, "after_sha"),
    eventId: text(row, "event_id"),
    reconciled: truth(row, "reconciled"),
  };
}
