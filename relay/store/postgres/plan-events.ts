import type { RelayEvent } from "../../model/event.ts";
import { beginsAfter, type Head, isTold, judgeHead } from "../judge-head.ts";
import type { PackedBody } from "../pack-body.ts";
import { heldAsRepeated } from "../reasons.ts";
import type { EventKeys, NewDelivery, Persisted } from "../store.ts";
import { indexedText } from "./indexed-text.ts";
import { DeliveriesPlan, type StoredWaiting } from "./plan-deliveries.ts";

/** An event to store, its body packed. */
export interface PersistCall {
  readonly event: RelayEvent;
  readonly body: PackedBody;
  readonly wanted: readonly NewDelivery[];
  readonly keys: EventKeys;
}

/** A head as it stands in a row. */
export interface StoredHeadRow extends Head {
  readonly receivedAt: Date;
}

/** What the store knows of what these calls are about. Keys are as `indexedText` gives them; those of heads as `headKey` does. */
export interface Known {
  /** The event of each id. */
  readonly ids: ReadonlyMap<string, string>;
  readonly contents: ReadonlyMap<string, { readonly eventId: string; readonly createdAt: Date }>;
  readonly heads: ReadonlyMap<string, StoredHeadRow>;
  readonly waiting: ReadonlyMap<string, StoredWaiting>;
}

/** The answer to a call; the deliveries of an event that was seen before are still to be read. */
export type PlannedAnswer =
  | Extract<Persisted, { kind: "stored" }>
  | { readonly kind: "seen-before"; readonly eventId: string };

/** An event to write, with the keys that become its own. */
export interface PlannedEvent {
  readonly event: RelayEvent;
  readonly body: PackedBody;
  readonly startsSomething: boolean;
  readonly idKey: string | undefined;
  readonly contentKey: string | undefined;
}

/** What is to be written for calls, and what they are answered once it is. */
export interface EventsPlan {
  readonly answers: readonly PlannedAnswer[];
  readonly events: readonly PlannedEvent[];
  /** Heads as they stand afterwards, by `headKey`; undefined where one is forgotten. */
  readonly heads: ReadonlyMap<string, StoredHeadRow | undefined>;
  readonly deliveries: DeliveriesPlan;
}

/** One name for a ref of a repository of a source. */
export function headKey(source: string, repository: string, ref: string): string {
  return JSON.stringify([source, indexedText(repository), indexedText(ref)]);
}

/** What a head's key was made of. */
export function partsOfHeadKey(key: string): readonly [source: string, repository: string, ref: string] {
  return JSON.parse(key) as [string, string, string];
}

/** What becomes of these calls, one after the other, each seeing what those before it have done. */
export function planEvents(calls: readonly PersistCall[], known: Known): EventsPlan {
  const view = new View(known);
  const events: PlannedEvent[] = [];
  const deliveries = new DeliveriesPlan(known.waiting);
  const answers = calls.map((call): PlannedAnswer => {
    const { event, body, wanted } = call;
    // An event that starts nothing is no first one: what comes again after the routes were corrected must count.
    const startsSomething = wanted.length > 0;
    const keys: EventKeys = startsSomething ? call.keys : {};
    const reconciled = keys.reconciled === true;
    const first = keys.id === undefined ? undefined : view.eventOf(keys.id);
    const seen = first ?? (startsSomething ? view.toldBefore(event, reconciled) : undefined);
    if (seen !== undefined) {
      if (first === undefined) view.passOver(event);
      return { kind: "seen-before", eventId: seen };
    }
    const repeated = keys.content === undefined ? undefined : view.repeated(keys.content.key, keys.content.notBefore);
    const idKey = keys.id;
    const contentKey = repeated === undefined ? keys.content?.key : undefined;
    view.noteKeys(event, idKey, contentKey);
    view.noteHeads(event, reconciled);
    events.push({ event, body, startsSomething, idKey, contentKey });
    const begun = repeated === undefined ? wanted : wanted.map((one) => heldAsRepeated(one, repeated));
    return { kind: "stored", eventId: event.id, ...deliveries.add(event, begun, event.receivedAt) };
  });
  return { answers, events, heads: view.heads, deliveries };
}

/** The store as a call sees it: what it knew, and what the calls before have planned. */
class View {
  readonly #known: Known;
  readonly #ids = new Map<string, string>();
  readonly #contents = new Map<string, { readonly eventId: string; readonly createdAt: Date }>();
  readonly heads = new Map<string, StoredHeadRow | undefined>();

  constructor(known: Known) {
    this.#known = known;
  }

  eventOf(id: string): string | undefined {
    const key = indexedText(id);
    return this.#ids.get(key) ?? this.#known.ids.get(key);
  }

  /** The event this content came as before, at that time or later. */
  repeated(content: string, notBefore: Date): string | undefined {
    const key = indexedText(content);
    const same = this.#contents.get(key) ?? this.#known.contents.get(key);
    return same !== undefined && same.createdAt >= notBefore ? same.eventId : undefined;
  }

  noteKeys({ id, receivedAt }: RelayEvent, idKey: string | undefined, contentKey: string | undefined): void {
    if (idKey !== undefined) this.#ids.set(indexedText(idKey), id);
    if (contentKey !== undefined) this.#contents.set(indexedText(contentKey), { eventId: id, createdAt: receivedAt });
  }

  noteHeads({ id, source, reading, receivedAt }: RelayEvent, reconciled: boolean): void {
    if (reading.kind !== "push") return;
    for (const change of reading.changes) {
      const key = headKey(source, reading.origin.repository, change.ref);
      const verdict = judgeHead(this.#headAt(key), change, reconciled);
      if (verdict.kind === "forget") this.heads.set(key, undefined);
      if (verdict.kind === "stand")
        this.heads.set(key, { before: change.before, after: verdict.after, eventId: id, reconciled, receivedAt });
    }
  }

  /** Goes on along a push that was told before. */
  passOver({ source, reading }: RelayEvent): void {
    if (reading.kind !== "push") return;
    for (const change of reading.changes) {
      const key = headKey(source, reading.origin.repository, change.ref);
      const head = this.#headAt(key);
      const before = beginsAfter(head, change);
      if (head !== undefined && before !== undefined) this.heads.set(key, { ...head, before });
    }
  }

  /**
   * The event that told already where this push leaves its refs, or what came after it, when one of the two was made of a comparison.
   * Undefined when that is not so of any one of its refs.
   */
  toldBefore({ source, reading }: RelayEvent, reconciled: boolean): string | undefined {
    if (reading.kind !== "push") return undefined;
    let first: string | undefined;
    for (const change of reading.changes) {
      const head = this.#headAt(headKey(source, reading.origin.repository, change.ref));
      if (!isTold(head, change, reconciled)) return undefined;
      first ??= head.eventId;
    }
    return first;
  }

  #headAt(key: string): StoredHeadRow | undefined {
    return this.heads.has(key) ? this.heads.get(key) : this.#known.heads.get(key);
  }
}
