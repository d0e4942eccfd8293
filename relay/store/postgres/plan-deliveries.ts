import { aboutOf, type Origin } from "../about-of.ts";
import { judgeDebounce, type Waiting } from "../judge-debounce.ts";
import { inFavourOf, type Reason } from "../reasons.ts";
import type { NewDelivery } from "../store.ts";
import { indexedText } from "./indexed-text.ts";

/** A stored delivery that waits for a newer push of its ref. */
export interface StoredWaiting extends Waiting {
  readonly id: string;
}

/** A stored delivery whose place one of these takes. */
export interface Superseded {
  readonly id: string;
  readonly supersededBy: string;
  readonly reason: Reason;
}

/** A delivery to write: named as the columns are. */
export interface DeliveryRow {
  readonly ord: number;
  readonly id: string;
  readonly event_id: string;
  readonly route: string;
  readonly change_index: number;
  readonly lane: string;
  readonly source: string;
  readonly repository: string | undefined;
  readonly ref: string | undefined;
  readonly commit_sha: string | undefined;
  readonly ordered: boolean;
  readonly created_at: Date;
  readonly redelivery_of: string | undefined;
  readonly state: "pending" | "held" | "canceled";
  readonly moved_at: Date;
  readonly due_at: Date;
  readonly debounce_key?: string;
  readonly debounce_since?: Date;
  readonly debounce_before?: string;
  readonly debounce_after?: string;
  readonly superseded_by?: string;
  readonly reason_code: string | undefined;
  readonly reason_text: string | undefined;
  readonly feedback: boolean;
}

/** What came of writing deliveries: see `Persisted`. */
export interface Written {
  readonly deliveries: readonly string[];
  readonly held: readonly string[];
  readonly superseded: readonly string[];
}

/** What is different from one delivery to the next when it begins. */
type Beginning = Pick<DeliveryRow, "state" | "due_at"> & Partial<DeliveryRow> & { readonly reason?: Reason };

/**
 * What becomes of new deliveries, one after the other, and so what is to be written in one go.
 *
 * Those that take the place of a stored one, or of one that is planned here, are told apart: a stored one is moved, a planned one is written
 * as what it has become.
 */
export class DeliveriesPlan {
  readonly #stored: ReadonlyMap<string, StoredWaiting>;
  readonly #taken = new Set<string>();
  /** By debounce key, the planned delivery that waits. */
  readonly #waiting = new Map<string, DeliveryRow>();
  readonly #rows: DeliveryRow[] = [];
  readonly #superseded: Superseded[] = [];

  /** @param stored by debounce key (`indexedText`), what waits in the store */
  constructor(stored: ReadonlyMap<string, StoredWaiting>) {
    this.#stored = stored;
  }

  /** In the order they were planned in. */
  get rows(): readonly DeliveryRow[] {
    return this.#rows;
  }

  get superseded(): readonly Superseded[] {
    return this.#superseded;
  }

  add(origin: Origin, deliveries: readonly NewDelivery[], now: Date): Written {
    const held: string[] = [];
    const superseded: string[] = [];
    for (const delivery of deliveries) {
      const beginning = this.#begin(delivery, now, superseded);
      if (beginning.state === "held") held.push(delivery.id);
      const row = rowOf(this.#rows.length, origin, delivery, beginning, now);
      this.#rows.push(row);
      if (row.debounce_key !== undefined) this.#waiting.set(row.debounce_key, row);
    }
    return { deliveries: deliveries.map(({ id }) => id), held, superseded };
  }

  #begin({ id, held, debounce }: NewDelivery, now: Date, superseded: string[]): Beginning {
    // What is held stands apart: it neither waits nor takes the place of what does.
    if (held !== undefined) return { state: "held", due_at: now, reason: held };
    if (debounce === undefined) return { state: "pending", due_at: now };
    const key = indexedText(debounce.key);
    const waiting = this.#waitingUnder(key);
    const verdict = judgeDebounce(waiting, debounce, now);
    if (verdict.kind === "late") {
      const newer = waiting?.id ?? "";
      superseded.push(id);
      return { state: "canceled", due_at: now, superseded_by: newer, reason: inFavourOf(newer) };
    }
    if (waiting !== undefined) {
      superseded.push(waiting.id);
      this.#supersede(key, id, now);
    }
    return {
      state: "pending",
      due_at: verdict.dueAt,
      debounce_key: key,
      debounce_since: verdict.since,
      debounce_before: debounce.before,
      debounce_after: debounce.after,
    };
  }

  #waitingUnder(key: string): (Waiting & { readonly id: string }) | undefined {
    const planned = this.#waiting.get(key);
    if (planned === undefined) return this.#taken.has(key) ? undefined : this.#stored.get(key);
    const { id, debounce_since: since, debounce_before: before = "", debounce_after: after = "" } = planned;
    return { id, since: since ?? planned.created_at, before, after };
  }

  #supersede(key: string, by: string, now: Date): void {
    const planned = this.#waiting.get(key);
    if (planned === undefined) {
      const stored = this.#stored.get(key);
      this.#taken.add(key);
      if (stored !== undefined) this.#superseded.push({ id: stored.id, supersededBy: by, reason: inFavourOf(by) });
      return;
    }
    const { code, text } = inFavourOf(by);
    const {
      debounce_key: _key,
      debounce_since: _since,
      debounce_before: _before,
      debounce_after: _after,
      ...row
    } = planned;
    const canceled = {
      state: "canceled",
      moved_at: now,
      superseded_by: by,
      reason_code: code,
      reason_text: text,
    } as const;
    this.#rows[planned.ord] = { ...row, ...canceled };
  }
}

function rowOf(
  ord: number,
  origin: Origin,
  { id, route, changeIndex, lane, ordered, redeliveryOf, feedback }: NewDelivery,
  { reason, ...beginning }: Beginning,
  now: Date,
): DeliveryRow {
  const { repository, ref, commit } = aboutOf(origin, changeIndex);
  return {
    ord,
    id,
    event_id: origin.id,
    route,
    change_index: changeIndex,
    lane,
    source: origin.source,
    repository: repository === undefined ? undefined : indexedText(repository),
    ref: ref === undefined ? undefined : indexedText(ref),
    commit_sha: commit,
    ordered: ordered === true,
    created_at: now,
    moved_at: now,
    redelivery_of: redeliveryOf,
    reason_code: reason?.code,
    reason_text: reason?.text,
    // Only a change has a commit to be told.
    feedback: feedback === true && repository !== undefined && ref !== undefined,
    ...beginning,
  };
}
