import type { DatabaseSync, StatementSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { Delivery, Settlement } from "../../model/delivery.ts";
import type { OnAmbiguous } from "../../model/route-config.ts";
import type { Claimed } from "../store.ts";
import { DELIVERY_COLUMNS, deliveryOf, eventOf, integer, text } from "./rows.ts";

/**
 * The due ones, oldest first; `deliveries_due` holds exactly them in this order, so a long backlog costs nothing. It is named,
 * since SQLite's planner would take `deliveries_by_state` and sort the whole backlog.
 */
export const DUE_SQL = `
  select ${DELIVERY_COLUMNS} from deliveries indexed by deliveries_due
  where state = 'pending' and due_at <= ? and route not in (select value from json_each(?))
  order by due_at, seq limit ?`;

/** The deliveries a relay that is gone left under way. */
export const UNDER_WAY_SQL = `select ${DELIVERY_COLUMNS} from deliveries where state = 'dispatching' order by seq`;

/** The bodies one claim brings into memory, the last one aside. */
const CLAIMED_BYTES = 32 * 1024 * 1024;

/** Reasons come from GitLab's answers; what is kept of one stays within a page. */
const MOST_REASON_CHARS = 1_000;

/**
 * The moves a delivery makes in SQLite. Each method runs inside a transaction its caller has opened.
 *
 * A delivery is born *pending*, due at once. `claim` takes the due ones, oldest first: *dispatching*, one attempt more, and that
 * attempt's row begun without an end. This is on disk before a byte goes to GitLab, so whatever happens afterwards, an attempt
 * that was made can be told from one that was not. `settle` ends exactly that attempt and moves on: *delivered* with its
 * pipeline, *pending* again at a later due time, *held* or *dead* with the reason. Only the attempt that is open can be
 * settled, and only once: a second settlement of it finds its end written and leaves everything as it is.
 *
 * When a relay starts, no other one is alive (the lock says so), and every delivery still *dispatching* has an attempt
 * nobody will settle: its request may have left, or not. Where the note that it was about to leave would have survived and is not there, it has not:
 * `recover` makes the delivery *pending* again. Any other it ends as ambiguous and makes *held*, or *pending* where the route's
 * owner prefers a duplicate. `release` is a person's word that a *held* or *dead* delivery
 * shall go again: *pending*, due now, its tries counted anew while its attempts keep their numbers.
 *
 * *delivered* is final. Nothing else moves a delivery, and nothing deletes one.
 */
export class DeliveryMoves {
  readonly #due: StatementSync;
  readonly #event: StatementSync;
  readonly #take: StatementSync;
  readonly #begin: StatementSync;
  readonly #end: StatementSync;
  readonly #move: StatementSync;
  readonly #underWay: StatementSync;
  readonly #attempt: StatementSync;
  readonly #delivery: StatementSync;
  readonly #release: StatementSync;
  readonly #boot: string | undefined;

  /** @param boot the machine's present boot, where the system tells */
  constructor(db: DatabaseSync, boot: string | undefined) {
    this.#boot = boot;
    this.#due = db.prepare(DUE_SQL);
    this.#event = db.prepare("select * from events where id = ?");
    this.#take = db.prepare("update deliveries set state = 'dispatching', attempts = attempts + 1 where id = ?");
    this.#begin = db.prepare("insert into attempts (delivery_id, number, started_at, boot) values (?, ?, ?, ?)");
    this.#end = db.prepare(`
      update attempts set ended_at = ?, result = ?, status = ?, text = ?
      where delivery_id = ? and number = ? and ended_at is null`);
    this.#move = db.prepare(`
      update deliveries set state = ?, due_at = coalesce(?, due_at), reason_code = ?, reason_text = ?,
        pipeline_id = ?, pipeline_project = ?, pipeline_url = ?
      where id = ? and state = 'dispatching' and attempts = ?`);
    this.#underWay = db.prepare(UNDER_WAY_SQL);
    this.#attempt = db.prepare("select boot, leaving from attempts where delivery_id = ? and number = ?");
    this.#delivery = db.prepare(`select ${DELIVERY_COLUMNS} from deliveries where id = ?`);
    this.#release = db.prepare(`
      update deliveries set state = 'pending', due_at = ?, released_after = attempts
      where id = ? and state in ('held', 'dead')`);
  }

  claim(now: Date, limit: number, busyRoutes: readonly string[]): readonly Claimed[] {
    const claimed: Claimed[] = [];
    let sizeBytes = 0;
    for (const row of this.#due.all(now.getTime(), JSON.stringify(busyRoutes), limit)) {
      if (sizeBytes >= CLAIMED_BYTES) break;
      const attempt = integer(row, "attempts") + 1;
      this.#take.run(text(row, "id"));
      this.#begin.run(text(row, "id"), attempt, now.getTime(), this.#boot ?? null);
      const event = eventOf(this.#event.get(text(row, "event_id")) ?? {});
      sizeBytes += event.body.length;
      claimed.push({
        delivery: { ...deliveryOf(row), state: "dispatching", attempts: attempt },
        event,
        attempt,
        tries: attempt - integer(row, "released_after"),
      });
    }
    return claimed;
  }

  settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): void {
    const ended = this.#end.run(endedAt.getTime(), ...outcomeOf(settlement), deliveryId, attempt);
    if (ended.changes === 0) {
      if (this.#attempt.get(deliveryId, attempt) !== undefined) return;
      throw new CodedError("INTERNAL", `Delivery ${deliveryId} has no attempt ${attempt} to settle.`);
    }
    const pipeline = settlement.kind === "delivered" ? settlement.pipeline : undefined;
    const reason = settlement.kind === "delivered" ? undefined : settlement;
    this.#move.run(
      settlement.kind === "retry" ? "pending" : settlement.kind,
      settlement.kind === "retry" ? settlement.dueAt.getTime() : null,
      reason?.code ?? null,
      reason?.text.slice(0, MOST_REASON_CHARS) ?? null,
      pipeline?.id ?? null,
      pipeline?.projectId ?? null,
      pipeline?.webUrl ?? null,
      deliveryId,
      attempt,
    );
  }

  recover(now: Date, decide: (route: string) => OnAmbiguous): readonly Delivery[] {
    return this.#underWay.all().map((row) => {
      const { id, route, attempts } = deliveryOf(row);
      this.settle(id, attempts, now, this.#afterTheEnd(id, attempts, now, decide(route)));
      return deliveryOf(this.#delivery.get(id) ?? row);
    });
  }

  /** How an attempt ended that a relay did not live to settle. */
  #afterTheEnd(id: string, attempt: number, now: Date, onAmbiguous: OnAmbiguous): Settlement {
    const { boot, leaving } = this.#attempt.get(id, attempt) ?? {};
    if (this.#boot !== undefined && boot === this.#boot && leaving === 0) {
      const text = `The relay ended before the request of attempt ${attempt} left.`;
      return { kind: "retry", dueAt: now, code: "DELIVERY_INTERRUPTED", text };
    }
    const text = `The relay ended during attempt ${attempt}, before GitLab's answer was on disk.`;
    return onAmbiguous === "retry"
      ? { kind: "retry", dueAt: now, code: "TRIGGER_AMBIGUOUS", text }
      : { kind: "held", code: "DELIVERY_HELD", text, met: "TRIGGER_AMBIGUOUS" };
  }

  release(deliveryId: string, now: Date): boolean {
    return this.#release.run(now.getTime(), deliveryId).changes === 1;
  }
}

/** Result, status and text of an attempt that ended so. */
function outcomeOf(settlement: Settlement): [result: string, status: number | null, text: string | null] {
  if (settlement.kind === "delivered") return ["delivered", null, null];
  const met = settlement.kind === "retry" ? undefined : settlement.met;
  return [met ?? settlement.code, settlement.status ?? null, settlement.text.slice(0, MOST_REASON_CHARS)];
}
