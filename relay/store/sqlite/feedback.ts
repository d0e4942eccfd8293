import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { FeedbackDue, FeedbackNote, FeedbackState } from "../../model/listed.ts";
import { feedbackDueOf } from "../feedback-due.ts";
import { EVENT_COLUMNS, integer } from "../rows.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";

/** Rows of busy sources that are passed over in one look; more would make each look take long while a forge is slow. */
const MOST_PASSED_OVER = 5_000;

/** Deliveries whose commit is to be told something. */
const FEEDBACK_DUE_SQL = `
  select ${DELIVERY_COLUMNS}, ${EVENT_COLUMNS}, e.reading, f.sent, f.tries, f.revision
  from feedback f indexed by feedback_due
    cross join deliveries d on d.seq = f.delivery_seq cross join events e on e.id = d.event_id
  where f.due_at <= min(:now, coalesce(
      (select due_at from feedback indexed by feedback_due where due_at <= :now order by due_at limit 1 offset :looked), :now))
    and d.source not in (select value from json_each(:busy))
  order by f.due_at, f.delivery_seq limit :limit`;

/**
 * What commits have been told, and are to be told. A trigger makes a row due, and counts its revision, with every move of its
 * delivery; a note of an older revision is kept as what was sent, but leaves the row due, or makes it due again.
 */
export class Feedback {
  readonly #due: StatementSync;
  readonly #note: StatementSync;
  readonly #of: StatementSync;

  constructor(db: DatabaseSync) {
    this.#due = db.prepare(FEEDBACK_DUE_SQL);
    this.#note = db.prepare(`
      update feedback set sent = coalesce(:sent, sent),
        due_at = iif(revision = :revision, :dueAt, iif(:sent is null, due_at, coalesce(due_at, 0))),
        tries = iif(revision = :revision, :tries, tries),
        fault = iif(revision = :revision, :fault, fault)
      where delivery_seq = (select seq from deliveries where id = :id)`);
    this.#of = db.prepare(`
      select f.sent, f.tries, f.due_at, f.fault from deliveries d join feedback f on f.delivery_seq = d.seq where d.id = ?`);
  }

  of(deliveryId: string): FeedbackState | undefined {
    const row = this.#of.get(deliveryId);
    if (row === undefined) return undefined;
    const { sent, due_at: dueAt, fault } = row;
    return {
      tries: integer(row, "tries"),
      ...(typeof sent === "string" ? { sent } : {}),
      ...(typeof dueAt === "number" ? { dueAt: new Date(dueAt) } : {}),
      ...(typeof fault === "string" ? { fault } : {}),
    };
  }

  due(now: Date, limit: number, busySources: readonly string[] = []): readonly FeedbackDue[] {
    const looked = busySources.length === 0 ? limit : MOST_PASSED_OVER + limit;
    return this.#due
      .all({ now: now.getTime(), looked, busy: JSON.stringify(busySources), limit })
      .flatMap(feedbackDueOf);
  }

  /** Runs inside a transaction its caller has opened. */
  note(id: string, { revision, sent, dueAt, tries, fault }: FeedbackNote): void {
    const at = dueAt?.getTime() ?? null;
    this.#note.run({ id, revision, sent: sent ?? null, dueAt: at, tries, fault: fault ?? null });
  }
}
