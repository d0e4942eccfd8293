import { oneLine } from "../../../shared/errors/describe.ts";
import type { Clock } from "../../../shared/time/clock.ts";
import { type AfterCrash, type Delivery, NOT_MADE, type Settlement } from "../../model/delivery.ts";
import { date, deliveryOf, type Row, text, truth } from "../rows.ts";
import type { Claimed, PastCall } from "../store.ts";
import { wholeEventOf } from "../whole-event.ts";
import { attemptKey } from "./attempt-key.ts";
import { Claims, type Taken } from "./claims.ts";
import { type Database, lockNames, type Transaction } from "./database.ts";
import { dueLanes } from "./due-lanes.ts";
import { Lapsed } from "./lapsed.ts";
import { LeavingNotes } from "./leaving.ts";
import { moveTo, type Reason } from "./move.ts";
import type { Moves } from "./moves.ts";
import { Settling } from "./settling.ts";
import type { TurnQueue } from "./turn-queue.ts";
import type { Turn } from "./work-queue.ts";

/** Where a delivery goes, which never changes. */
const PLACE_SQL = "select lane, ordered from deliveries where id = $1";

/** What has been called since a time. */
const CALLS_SINCE_SQL = `
  select d.lane, a.ended_at from attempts a join deliveries d on d.seq = a.delivery_seq
  where a.ended_at >= $1 and a.kind = 'trigger' and a.result is distinct from $2`;

/** A relay that finds nothing to do looks this often whether that is true. */
const MEND_EVERY_MS = 2_000;

/** What carrying deliveries stands on. */
export interface DispatchingParts {
  readonly queue: TurnQueue;
  readonly moves: Moves;
  readonly clock: Pick<Clock, "monotonicMs">;
  /** As which relay it makes attempts (docs/adr/0026): when that one is gone, so are they. */
  readonly relay: () => string | undefined;
  /** Whether calls are let in by a gate that several relays share. */
  readonly byPass: boolean;
}

interface Place {
  readonly lane: string;
  readonly ordered: boolean;
}

/** What of a store carries deliveries: see `Store`, whose methods these are. */
export class Dispatching {
  readonly #db: Database;
  readonly #queue: TurnQueue;
  readonly #moves: Moves;
  readonly #relay: () => string | undefined;
  readonly #claims: Claims;
  readonly #settling: Settling;
  readonly #lapsed: Lapsed;
  readonly #notes: LeavingNotes;
  /** The attempts this relay makes, with where they go. */
  readonly #inHand = new Map<string, Place>();
  readonly #clock: Pick<Clock, "monotonicMs">;
  #last: Promise<unknown> = Promise.resolve();
  #mendedMs = Number.NEGATIVE_INFINITY;

  constructor(db: Database, { queue, moves, clock, relay, byPass }: DispatchingParts) {
    this.#db = db;
    this.#queue = queue;
    this.#moves = moves;
    this.#relay = relay;
    this.#clock = clock;
    this.#claims = new Claims(db, queue, relay);
    this.#settling = new Settling(db, queue, moves);
    this.#lapsed = new Lapsed(db, queue, moves, this.#settling);
    this.#notes = new LeavingNotes(db, { clock, byPass });
  }

  claim(now: Date, limit: number, busyLanes: readonly string[] = []): Promise<readonly Claimed[]> {
    return this.#alone(async () => {
      const taken = await this.#take(now, limit, busyLanes);
      for (const { delivery, attempt, ordered } of taken) {
        this.#inHand.set(attemptKey(delivery.id, attempt), { lane: delivery.lane, ordered });
      }
      const claimed: Claimed[] = [];
      for (const { ordered: _, ...one } of taken) {
        const event = await this.#whole(one, now);
        if (event !== undefined) claimed.push({ ...one, event });
      }
      return claimed;
    });
  }

  leaving(deliveryId: string, attempt: number): Promise<void> {
    return this.#notes.note(deliveryId, attempt);
  }

  async settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): Promise<void> {
    const key = attemptKey(deliveryId, attempt);
    const place = this.#inHand.get(key) ?? (await this.#placeOf(deliveryId)) ?? { lane: "", ordered: false };
    await this.#settling.settle({ id: deliveryId, attempt, endedAt, settlement, ...place });
    this.#inHand.delete(key);
  }

  recover(now: Date, decide: (delivery: Delivery) => AfterCrash): Promise<readonly Delivery[]> {
    // While a claim is under way nobody can say what this relay has in hand.
    return this.#alone(() => this.#lapsed.end(now, decide, this.#relay(), [...this.#inHand.keys()]));
  }

  release(deliveryId: string, now: Date): Promise<boolean> {
    return this.#decide("Releasing a delivery", deliveryId, now, (row) => {
      if (row["state"] !== "held" && row["state"] !== "dead") return undefined;
      const { reason } = deliveryOf(row);
      const line = truth(row, "ordered") ? ({ entersLine: true } as const) : {};
      return moveTo(row, "pending", now, { dueAt: now, reason, refIndex: 0, released: true, ...line });
    });
  }

  cancel(deliveryId: string, now: Date, reason: Reason): Promise<boolean> {
    return this.#decide("Canceling a delivery", deliveryId, now, (row) => {
      if (row["state"] !== "pending" && row["state"] !== "held") return undefined;
      return moveTo(row, "canceled", now, { reason });
    });
  }

  async nextDueAt(busyLanes: readonly string[] = []): Promise<Date | undefined> {
    const lanes = await this.#db.run("Looking for the next delivery", dueLanes);
    const busy = new Set(busyLanes);
    const [first] = lanes
      .filter(({ lane }) => !busy.has(lane))
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    return first?.dueAt;
  }

  async callsSince(since: Date): Promise<readonly PastCall[]> {
    const rows = await this.#db.run("Reading the last calls", (db) => db.query(CALLS_SINCE_SQL, [since, NOT_MADE]));
    return rows.map((row) => ({ lane: text(row, "lane"), endedAt: date(row, "ended_at") }));
  }

  /** Moves a delivery where `to` says, if it does; says whether. */
  async #decide(
    doing: string,
    id: string,
    now: Date,
    to: (row: Row) => ReturnType<typeof moveTo> | undefined,
  ): Promise<boolean> {
    const place = await this.#placeOf(id);
    if (place === undefined) return false;
    let turns: readonly Turn[] = [];
    const work = async (transaction: Transaction): Promise<boolean> => {
      const [row] = await this.#moves.hold(transaction, [id]);
      const move = row === undefined ? undefined : to(row);
      if (move === undefined) return false;
      turns = await this.#moves.make(transaction, [move]);
      await this.#queue.add(transaction, turns, now);
      return true;
    };
    const locks = place.ordered ? [lockNames.line(place.lane)] : [];
    const moved = await this.#db.transaction(doing, work, { locks });
    if (moved && turns.length > 0) this.#queue.ring();
    return moved;
  }

  async #placeOf(deliveryId: string): Promise<Place | undefined> {
    const [row] = await this.#db.run("Looking for a delivery", (db) => db.query(PLACE_SQL, [deliveryId]));
    return row === undefined ? undefined : { lane: text(row, "lane"), ordered: truth(row, "ordered") };
  }

  async #take(now: Date, limit: number, busyLanes: readonly string[]): Promise<readonly Taken[]> {
    const taken = await this.#claims.take(now, limit, busyLanes);
    const nowMs = this.#clock.monotonicMs();
    if (taken.length > 0 || nowMs < this.#mendedMs + MEND_EVERY_MS) return taken;
    this.#mendedMs = nowMs;
    return (await this.#claims.mend(now, busyLanes)) ? await this.#claims.take(now, limit, busyLanes) : [];
  }

  /** One after the other. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** A taken delivery's event. One that cannot be read ends its delivery, so that it stands in nobody's way. */
  async #whole({ delivery, attempt, event }: Omit<Taken, "ordered">, now: Date): Promise<Claimed["event"] | undefined> {
    try {
      return await wholeEventOf(event);
    } catch (error) {
      const reason = `What is stored of event ${delivery.eventId} cannot be read: ${oneLine(error)}.`;
      const settlement = { kind: "dead", code: "DELIVERY_UNREADABLE", text: reason } as const;
      // A store that fails just now must not keep back those taken with it: this one stays under way until it is looked for.
      await this.settle(delivery.id, attempt, now, settlement).catch(() => {
        this.#inHand.delete(attemptKey(delivery.id, attempt));
      });
      return undefined;
    }
  }
}
