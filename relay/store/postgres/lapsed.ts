import type { AfterCrash, Delivery, Settlement } from "../../model/delivery.ts";
import { deliveryOf, integer, type Row, text, truth } from "../rows.ts";
import { attemptKey } from "./attempt-key.ts";
import type { Database, Transaction } from "./database.ts";
import type { Moves } from "./moves.ts";
import { type Ending, linesOf, type Settling } from "./settling.ts";
import type { WorkQueue } from "./work-queue.ts";

/** More than this waits for the next transaction. */
const MOST_AT_ONCE = 200;

/**
 * Attempts nobody makes any more: their relay has no row in `relays`, or it is this one, which knows nothing of them.
 *
 * $1 this relay, $2 the attempts in its hands
 */
const LAPSED_SQL = `
  select d.id, d.lane, d.ordered, a.number
  from progress p join deliveries d using (seq) join attempts a on a.delivery_seq = p.seq and a.number = p.attempts
  where p.state = 'dispatching' and a.number || ' ' || d.id <> all ($2)
    and (a.relay is not distinct from $1 or not exists (select 1 from relays r where r.id = a.relay))
  order by p.created_at, p.seq limit ${MOST_AT_ONCE}`;

/** Those that are open still, with what is known of their requests; no such note is made any more until the transaction is over. */
const OPEN_SQL = `
  select d.id, a.number, a.kind, a.leaving from deliveries d join attempts a on a.delivery_seq = d.seq
  where d.id = any ($1) and a.ended_at is null order by d.seq, a.number for update of a`;

/** Ends the attempts of relays that are gone. */
export class Lapsed {
  readonly #db: Database;
  readonly #queue: WorkQueue;
  readonly #moves: Moves;
  readonly #settling: Settling;

  constructor(db: Database, queue: WorkQueue, moves: Moves, settling: Settling) {
    this.#db = db;
    this.#queue = queue;
    this.#moves = moves;
    this.#settling = settling;
  }

  /**
   * Does so by `decide`, and returns the deliveries touched.
   *
   * @param relay as which this relay makes attempts
   * @param inHand the attempts it makes: see `attemptKey`
   */
  async end(
    now: Date,
    decide: (delivery: Delivery) => AfterCrash,
    relay: string | undefined,
    inHand: readonly string[],
  ): Promise<readonly Delivery[]> {
    const doing = "Recovering deliveries";
    const touched: Delivery[] = [];
    for (;;) {
      const found = await this.#db.run(doing, (queries) => queries.query(LAPSED_SQL, [relay ?? null, inHand]));
      if (found.length === 0) return touched;
      const lines = linesOf(found.map((row) => ({ lane: text(row, "lane"), ordered: truth(row, "ordered") })));
      let rings = false;
      const ended = await this.#db.transaction(
        doing,
        async (transaction) => {
          const ids = found.map((row) => text(row, "id"));
          const endings = await this.#endings(transaction, ids, now, decide);
          const { turns } = await this.#settling.end(transaction, endings);
          const after = await this.#moves.hold(
            transaction,
            endings.map(({ id }) => id),
          );
          rings = turns.length > 0;
          await this.#queue.add(transaction, turns, now);
          return after.map(deliveryOf);
        },
        { locks: lines },
      );
      if (rings) this.#queue.ring();
      touched.push(...ended);
      // What another relay has ended meanwhile is not there the next time; what nobody could end must not be tried for ever.
      if (ended.length === 0 || found.length < MOST_AT_ONCE) return touched;
    }
  }

  async #endings(
    transaction: Transaction,
    ids: readonly string[],
    now: Date,
    decide: (delivery: Delivery) => AfterCrash,
  ): Promise<readonly Ending[]> {
    const rows = await this.#moves.hold(transaction, ids);
    const open = await transaction.query(OPEN_SQL, [ids]);
    const attempts = new Map(open.map((row) => [attemptKey(text(row, "id"), integer(row, "number")), row]));
    return rows.flatMap((row) => {
      const delivery = deliveryOf(row);
      const attempt = attempts.get(attemptKey(delivery.id, delivery.attempts));
      if (delivery.state !== "dispatching" || attempt === undefined) return [];
      const settlement = settlementOf(delivery, attempt, now, decide);
      return [
        {
          id: delivery.id,
          attempt: delivery.attempts,
          endedAt: now,
          settlement,
          lane: delivery.lane,
          ordered: truth(row, "ordered"),
        },
      ];
    });
  }
}

/** How an attempt ended that a relay did not live to settle. What has not been noted as leaving has not left: see `Store.leaving`. */
function settlementOf(
  delivery: Delivery,
  attempt: Row,
  now: Date,
  decide: (delivery: Delivery) => AfterCrash,
): Settlement {
  const { attempts } = delivery;
  if (attempt["kind"] === "look-up") {
    const reason = `The relay ended during attempt ${attempts}, a look-up.`;
    return { kind: "look-up", dueAt: now, code: "DELIVERY_INTERRUPTED", text: reason };
  }
  if (!truth(attempt, "leaving")) {
    const reason = `The relay ended before the request of attempt ${attempts} left.`;
    return { kind: "retry", dueAt: now, code: "DELIVERY_INTERRUPTED", text: reason };
  }
  const reason = `The relay ended during attempt ${attempts}, before GitLab's answer was on disk.`;
  const after = decide(delivery);
  if (after === "hold") return { kind: "held", code: "DELIVERY_HELD", text: reason, met: "TRIGGER_AMBIGUOUS" };
  return { kind: after, dueAt: now, code: "TRIGGER_AMBIGUOUS", text: reason };
}
