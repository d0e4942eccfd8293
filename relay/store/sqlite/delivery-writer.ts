import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { DeliveryState } from "../../model/delivery.ts";
import { aboutOf, type Origin } from "../about-of.ts";
import { judgeDebounce, type Waiting } from "../judge-debounce.ts";
import { inFavourOf, type Reason } from "../reasons.ts";
import { date, type Row, text } from "../rows.ts";
import type { Debounce, NewDelivery } from "../store.ts";
import { IN_NO_LINE, type Lines } from "./lines.ts";
import type { Moves } from "./moves.ts";

/** The delivery that waits for a newer push; there is one per key at most. */
const WAITING_SQL = `
  select id, debounce_since, debounce_before, debounce_after from deliveries where debounce_key = ?`;

/** What came of writing deliveries: see `Persisted`. */
export interface Written {
  readonly deliveries: readonly string[];
  readonly held: readonly string[];
  readonly superseded: readonly string[];
}

/** How a delivery begins. */
interface Beginning {
  readonly state: DeliveryState;
  readonly dueAt: Date;
  /** Since when its chain of newer pushes waits, while a newer one may take its place. */
  readonly waitsSince?: Date;
  readonly reason?: Reason;
  readonly supersededBy?: string;
}

/** Writes new deliveries. Each method runs inside a transaction its caller has opened. */
export class DeliveryWriter {
  readonly #lines: Lines;
  readonly #moves: Moves;
  readonly #insert: StatementSync;
  readonly #waiting: StatementSync;
  readonly #feedback: StatementSync;

  constructor(db: DatabaseSync, lines: Lines, moves: Moves) {
    this.#lines = lines;
    this.#moves = moves;
    this.#waiting = db.prepare(WAITING_SQL);
    this.#feedback = db.prepare("insert into feedback (delivery_seq, due_at) values (?, ?)");
    this.#insert = db.prepare(`
      insert into deliveries (id, event_id, route, change_index, lane, source, repository, ref, commit_sha, state, moved_at,
        created_at, due_at, ordered, line, behind, debounce_key, debounce_since, debounce_before, debounce_after,
        redelivery_of, superseded_by, reason_code, reason_text)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  }

  write(event: Origin, deliveries: readonly NewDelivery[], now: Date): Written {
    const held: string[] = [];
    const superseded: string[] = [];
    for (const delivery of deliveries) {
      const beginning = this.#begin(delivery, now, superseded);
      if (beginning.state === "held") held.push(delivery.id);
      this.#write(event, delivery, beginning, now);
    }
    return { deliveries: deliveries.map(({ id }) => id), held, superseded };
  }

  #begin({ id, held, debounce }: NewDelivery, now: Date, superseded: string[]): Beginning {
    // What is held stands apart: it neither waits nor takes the place of what does.
    if (held !== undefined) return { state: "held", dueAt: now, reason: held };
    if (debounce === undefined) return { state: "pending", dueAt: now };
    const row = this.#waiting.get(debounce.key);
    const verdict = judgeDebounce(row && waitingOf(row), debounce, now);
    if (verdict.kind === "late") {
      superseded.push(id);
      return { state: "canceled", dueAt: now, ...insteadOf(text(row ?? {}, "id")) };
    }
    if (row !== undefined) {
      superseded.push(text(row, "id"));
      this.#moves.supersede(text(row, "id"), now, id, inFavourOf(id));
    }
    return { state: "pending", dueAt: verdict.dueAt, waitsSince: verdict.since };
  }

  #write(event: Origin, delivery: NewDelivery, beginning: Beginning, now: Date): void {
    const { state, dueAt, waitsSince, reason, supersededBy } = beginning;
    const place = delivery.ordered === true && state === "pending" ? this.#lines.endOf(delivery.lane) : IN_NO_LINE;
    const { repository, ref, commit } = aboutOf(event, delivery.changeIndex);
    const waits: Debounce | undefined = waitsSince === undefined ? undefined : delivery.debounce;
    const { lastInsertRowid } = this.#insert.run(
      delivery.id,
      event.id,
      delivery.route,
      delivery.changeIndex,
      delivery.lane,
      event.source,
      repository ?? null,
      ref ?? null,
      commit ?? null,
      state,
      now.getTime(),
      now.getTime(),
      dueAt.getTime(),
      delivery.ordered === true ? 1 : 0,
      place.line,
      place.behind,
      waits?.key ?? null,
      waitsSince?.getTime() ?? null,
      waits?.before ?? null,
      waits?.after ?? null,
      delivery.redeliveryOf ?? null,
      supersededBy ?? null,
      reason?.code ?? null,
      reason?.text ?? null,
    );
    // Only a change has a commit to be told.
    if (delivery.feedback === true && repository !== undefined && ref !== undefined)
      this.#feedback.run(lastInsertRowid, now.getTime());
  }
}

function waitingOf(row: Row): Waiting {
  return {
    since: date(row, "debounce_since"),
    before: text(row, "debounce_before"),
    after: text(row, "debounce_after"),
  };
}

function insteadOf(newer: string): Pick<Beginning, "reason" | "supersededBy"> {
  return { supersededBy: newer, reason: inFavourOf(newer) };
}
