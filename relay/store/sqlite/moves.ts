import type { DatabaseSync, StatementSync } from "node:sqlite";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { isComplete, toStatus } from "../../../shared/gitlab/pipeline.ts";
import type { AfterCrash, CreatedPipeline, Delivery, DeliveryState, Settlement } from "../../model/delivery.ts";
import { MOST_REASON_CHARS, type Reason } from "../reasons.ts";
import { deliveryOf, integer, type Row, text } from "../rows.ts";
import { DELIVERY_COLUMNS } from "./columns.ts";
import { IN_NO_LINE, type Lines, type Place } from "./lines.ts";

/** The deliveries a relay that is gone left under way. */
const UNDER_WAY_SQL = `select ${DELIVERY_COLUMNS} from deliveries d where d.state = 'dispatching' order by d.created_at, d.seq`;

/** What a move changes beside the state. What is not given stays, but for the reason, which goes, and doubt, which ends. */
interface Change {
  readonly dueAt?: Date;
  readonly reason?: Reason | undefined;
  readonly pipeline?: CreatedPipeline;
  readonly pipelineStatus?: string;
  readonly refIndex?: number | undefined;
  readonly inDoubt?: boolean;
  readonly supersededBy?: string;
  /** Counts tries anew from here. */
  readonly released?: true;
  /** A new place in line; without one, a delivery that is not over keeps its own. */
  readonly place?: Place;
}

/**
 * The moves a delivery makes in SQLite. Each method runs inside a transaction its caller has opened.
 *
 * A delivery is born *pending*, or *held*. `Claims` takes those that are due: *dispatching*, one attempt more, and that attempt's
 * row begun without an end. This is on disk before a byte goes to GitLab, so whatever happens afterwards, an attempt
 * that was made can be told from one that was not. `settle` ends exactly that attempt and moves on: *delivered* with its
 * pipeline, *pending* again at a later due time, in doubt or not, *held* or *dead* with the reason. Only the attempt that is open
 * can be settled, and only once: a second settlement of it finds its end written and leaves everything as it is.
 *
 * When a relay starts, no other one is alive (the lock says so), and every delivery still *dispatching* has an attempt
 * nobody will settle: its request may have left, or not. Where the note that it was about to leave would have survived and is not
 * there, it has not: `recover` makes the delivery *pending* again. A look-up creates nothing, so it is made again. Any other
 * attempt it ends as ambiguous, and does with the delivery what it is told. `release` is a person's word that a *held* or *dead*
 * delivery shall go again: *pending*, due now, from the first of its refs, its tries counted anew while its attempts keep their
 * numbers. `cancel` ends a *pending* or *held* one.
 *
 * `adopt` makes what is *held*, or *pending* after an attempt, *delivered* by the pipeline that carries its marker. News of it may
 * overtake the answer to the call; then it is noted beside the attempt, and the attempt's end delivers. *delivered* and *canceled* are
 * final. Whatever leaves a line on the way lets the next one go.
 */
export class Moves {
  readonly #lines: Lines;
  readonly #boot: string | undefined;
  readonly #delivery: StatementSync;
  readonly #move: StatementSync;
  readonly #end: StatementSync;
  readonly #attempt: StatementSync;
  readonly #underWay: StatementSync;
  readonly #early: StatementSync;
  readonly #forget: StatementSync;
  readonly #watch: StatementSync;

  /** @param boot the machine's present boot, where the system tells */
  constructor(db: DatabaseSync, lines: Lines, boot: string | undefined) {
    this.#lines = lines;
    this.#boot = boot;
    this.#delivery = db.prepare(`
      select ${DELIVERY_COLUMNS}, d.seq, d.ordered, d.line, d.behind from deliveries d where d.id = ?`);
    this.#move = db.prepare(`
      update deliveries set state = :state, moved_at = :movedAt, due_at = coalesce(:dueAt, due_at),
        reason_code = :code, reason_text = :text, in_doubt = :inDoubt, ref_index = coalesce(:refIndex, ref_index),
        pipeline_id = coalesce(:pipeline, pipeline_id), pipeline_project = coalesce(:project, pipeline_project),
        pipeline_url = coalesce(:url, pipeline_url), pipeline_status = coalesce(:status, pipeline_status),
        superseded_by = coalesce(:supersededBy, superseded_by), debounce_key = null,
        released_after = iif(:released, attempts, released_after), line = :line, behind = :behind
      where seq = :seq`);
    this.#end = db.prepare(`
      update attempts set ended_at = ?, result = ?, status = ?, text = ?
      where delivery_id = ? and number = ? and ended_at is null`);
    this.#attempt = db.prepare("select kind, boot, leaving from attempts where delivery_id = ? and number = ?");
    this.#underWay = db.prepare(UNDER_WAY_SQL);
    this.#early = db.prepare(`
      update deliveries set pipeline_id = ?, pipeline_project = ?, pipeline_url = ? where seq = ?`);
    this.#forget = db.prepare("update deliveries set pipeline_status = null where seq = ?");
    this.#watch = db.prepare("update feedback set watch_at = ? where delivery_seq = ?");
  }

  settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): void {
    const ended = this.#end.run(endedAt.getTime(), ...outcomeOf(settlement), deliveryId, attempt);
    if (ended.changes === 0) {
      if (this.#attempt.get(deliveryId, attempt) !== undefined) return;
      throw new CodedError("INTERNAL", `Delivery ${deliveryId} has no attempt ${attempt} to settle.`);
    }
    const row = this.#delivery.get(deliveryId);
    if (row === undefined || row["state"] !== "dispatching" || row["attempts"] !== attempt) return;
    const { pipeline } = deliveryOf(row);
    if (pipeline !== undefined && settlement.kind !== "delivered") return this.#deliver(row, endedAt, pipeline);
    switch (settlement.kind) {
      case "delivered":
        this.#deliver(row, endedAt, settlement.pipeline);
        break;
      case "retry":
      case "look-up": {
        const { dueAt } = settlement;
        const refIndex = settlement.kind === "retry" ? settlement.refIndex : undefined;
        const inDoubt = settlement.kind === "look-up";
        this.#to(row, "pending", endedAt, { dueAt, reason: settlement, refIndex, inDoubt });
        break;
      }
      case "held":
      case "dead":
        this.#to(row, settlement.kind, endedAt, { reason: settlement });
    }
  }

  recover(now: Date, decide: (delivery: Delivery) => AfterCrash): readonly Delivery[] {
    return this.#underWay.all().map((row) => {
      const delivery = deliveryOf(row);
      this.settle(delivery.id, delivery.attempts, now, this.#afterTheEnd(delivery, now, decide));
      return deliveryOf(this.#delivery.get(delivery.id) ?? row);
    });
  }

  release(id: string, now: Date): boolean {
    const row = this.#in(id, "held", "dead");
    if (row === undefined) return false;
    const place = row["ordered"] === 1 ? this.#lines.endOf(text(row, "lane")) : IN_NO_LINE;
    this.#to(row, "pending", now, { dueAt: now, reason: deliveryOf(row).reason, refIndex: 0, released: true, place });
    return true;
  }

  cancel(id: string, now: Date, reason: Reason): boolean {
    const row = this.#in(id, "pending", "held");
    if (row === undefined) return false;
    this.#to(row, "canceled", now, { reason });
    return true;
  }

  /** Cancels a pending delivery in favour of a newer one. */
  supersede(id: string, now: Date, supersededBy: string, reason: Reason): void {
    const row = this.#in(id, "pending");
    if (row !== undefined) this.#to(row, "canceled", now, { reason, supersededBy });
  }

  /**
   * Makes a delivery of which a call may have created this pipeline delivered by it; false when there is no such call. While the
   * call is under way the pipeline is only noted, and its settlement delivers it, whatever the answer was.
   */
  adopt(id: string, now: Date, pipeline: CreatedPipeline): boolean {
    const row = this.#in(id, "held", "pending", "dispatching");
    if (row === undefined || integer(row, "attempts") === 0) return false;
    if (row["state"] === "dispatching") {
      this.#early.run(pipeline.id, pipeline.projectId, pipeline.webUrl, integer(row, "seq"));
    } else this.#deliver(row, now, pipeline);
    return true;
  }

  #deliver(row: Row, now: Date, pipeline: CreatedPipeline): void {
    const { pipeline: early, pipelineStatus } = deliveryOf(row);
    // What was heard early may be of the pipeline of an earlier call.
    const heard = early?.id === pipeline.id ? pipelineStatus : undefined;
    if (heard === undefined) this.#forget.run(integer(row, "seq"));
    this.#to(row, "delivered", now, { pipeline });
    const isOver = heard !== undefined && isComplete(toStatus(heard));
    this.#watch.run(isOver ? null : now.getTime(), integer(row, "seq"));
  }

  /** The delivery, when it is in one of these states. */
  #in(id: string, ...states: readonly DeliveryState[]): Row | undefined {
    const row = this.#delivery.get(id);
    return row !== undefined && states.some((state) => state === row["state"]) ? row : undefined;
  }

  #to(row: Row, state: DeliveryState, now: Date, change: Change): void {
    const over = state !== "pending";
    const { line, behind } = over ? IN_NO_LINE : (change.place ?? placeOf(row));
    this.#move.run({
      seq: integer(row, "seq"),
      state,
      movedAt: now.getTime(),
      dueAt: change.dueAt?.getTime() ?? null,
      code: change.reason?.code ?? null,
      text: change.reason?.text.slice(0, MOST_REASON_CHARS) ?? null,
      inDoubt: change.inDoubt === true ? 1 : 0,
      refIndex: change.refIndex ?? null,
      pipeline: change.pipeline?.id ?? null,
      project: change.pipeline?.projectId ?? null,
      url: change.pipeline?.webUrl ?? null,
      status: change.pipelineStatus ?? null,
      supersededBy: change.supersededBy ?? null,
      released: change.released === true ? 1 : 0,
      line,
      behind,
    });
    if (over) this.#lines.left(row);
  }

  /** How an attempt ended that a relay did not live to settle. */
  #afterTheEnd(delivery: Delivery, now: Date, decide: (delivery: Delivery) => AfterCrash): Settlement {
    const { id, attempts } = delivery;
    const { kind, boot, leaving } = this.#attempt.get(id, attempts) ?? {};
    if (kind === "look-up") {
      const text = `The relay ended during attempt ${attempts}, a look-up.`;
      return { kind: "look-up", dueAt: now, code: "DELIVERY_INTERRUPTED", text };
    }
    if (this.#boot !== undefined && boot === this.#boot && leaving === 0) {
      const text = `The relay ended before the request of attempt ${attempts} left.`;
      return { kind: "retry", dueAt: now, code: "DELIVERY_INTERRUPTED", text };
    }
    const text = `The relay ended during attempt ${attempts}, before GitLab's answer was on disk.`;
    const after = decide(delivery);
    if (after === "hold") return { kind: "held", code: "DELIVERY_HELD", text, met: "TRIGGER_AMBIGUOUS" };
    return { kind: after, dueAt: now, code: "TRIGGER_AMBIGUOUS", text };
  }
}

function placeOf(row: Row): Place {
  if (typeof row["line"] !== "number") return IN_NO_LINE;
  return { line: row["line"], behind: row["behind"] === 1 ? 1 : 0 };
}

/** Result, status and text of an attempt that ended so. */
function outcomeOf(settlement: Settlement): [result: string, status: number | null, text: string | null] {
  if (settlement.kind === "delivered") return [settlement.adopted === true ? "adopted" : "delivered", null, null];
  const met = "met" in settlement ? settlement.met : undefined;
  return [met ?? settlement.code, settlement.status ?? null, settlement.text.slice(0, MOST_REASON_CHARS)];
}
