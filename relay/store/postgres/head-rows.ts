import type { StoredHead } from "../../model/listed.ts";
import { GONE } from "../judge-head.ts";
import { date, text } from "../rows.ts";
import type { HeadsPage } from "../store.ts";
import type { Database } from "./database.ts";
import { indexedText } from "./indexed-text.ts";

/** Refs of a source, in the order of the key; of one repository, where one is given. */
const PAGE_SQL = `
  select repository, ref, after_sha, received_at from heads
  where source = $1 and (repository, ref) > ($2, $3) and after_sha <> '${GONE}'
  order by repository, ref limit $4`;
const PAGE_OF_ONE_SQL = `
  select repository, ref, after_sha, received_at from heads
  where source = $1 and repository = $2 and ref > $3 and after_sha <> '${GONE}'
  order by ref limit $4`;

const COMPARED_SQL = "select at from compared_refs where source = $1 and repository = $2";
const NOTE_COMPARED_SQL = `
  insert into compared_refs (source, repository, at) values ($1, $2, $3)
  on conflict (source, repository) do update set at = excluded.at`;

/** Where refs stand, and when they were last compared; `EventWriter` moves them. */
export class HeadRows {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async of(source: string, { repository, after, limit }: HeadsPage): Promise<readonly StoredHead[]> {
    const from = after?.repository ?? "";
    if (repository !== undefined && from > repository) return [];
    const ref = repository === undefined || from === repository ? (after?.ref ?? "") : "";
    const place = indexedText(repository ?? from);
    const rows = await this.#db.run("Reading the heads of refs", (db) =>
      db.query(repository === undefined ? PAGE_SQL : PAGE_OF_ONE_SQL, [source, place, ref, limit]),
    );
    return rows.map((row) => ({
      repository: text(row, "repository"),
      ref: text(row, "ref"),
      after: text(row, "after_sha"),
      receivedAt: date(row, "received_at"),
    }));
  }

  async comparedAt(source: string, repository: string): Promise<Date | undefined> {
    const [row] = await this.#db.run("Reading when refs were compared", (db) =>
      db.query(COMPARED_SQL, [source, indexedText(repository)]),
    );
    return row === undefined ? undefined : date(row, "at");
  }

  async noteCompared(source: string, repository: string, at: Date): Promise<void> {
    await this.#db.run("Noting a comparison of refs", (db) =>
      db.query(NOTE_COMPARED_SQL, [source, indexedText(repository), at]),
    );
  }
}
