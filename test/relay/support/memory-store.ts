import type { Delivery } from "../../../relay/model/delivery.ts";
import type { PipelineNews, RelayEvent } from "../../../relay/model/event.ts";
import type { EventKeys, NewDelivery, Persisted, Store } from "../../../relay/store/store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";

/** As much of a store as receiving uses, in memory, with what it holds laid open. */
export interface MemoryStore extends Pick<Store, "persist" | "notePipeline" | "check" | "backlog"> {
  readonly events: readonly RelayEvent[];
  readonly deliveries: readonly (NewDelivery & { readonly eventId: string })[];
  /** What each event was given to be recognised by. */
  readonly keys: readonly EventKeys[];
  /** The news of pipelines it was told, and the delivery it finds them to be of. */
  readonly news: readonly (PipelineNews & { readonly gitlab?: string })[];
  become(delivery: Delivery): void;
  /** Since when the oldest delivery waits that could go. */
  wait(since: Date): void;
  /** What `persist` and `check` reject with from now on. */
  failWith(error: Error): void;
}

/** STORE_UNAVAILABLE as a full disk raises it. */
export const DISK_FULL = new CodedError("STORE_UNAVAILABLE", "The store cannot take the event: disk full.");

export function memoryStore(): MemoryStore {
  const events: RelayEvent[] = [];
  const deliveries: (NewDelivery & { eventId: string })[] = [];
  const byKey = new Map<string, Persisted>();
  const keys: EventKeys[] = [];
  const news: (PipelineNews & { gitlab?: string })[] = [];
  let found: Delivery | undefined;
  let failure: Error | undefined;
  let oldestDueAt: Date | undefined;
  return {
    events,
    deliveries,
    keys,
    news,
    become: (delivery) => {
      found = delivery;
    },
    wait: (since) => {
      oldestDueAt = since;
    },
    failWith: (error) => {
      failure = error;
    },
    async notePipeline(told) {
      if (failure !== undefined) throw failure;
      news.push(told);
      return found;
    },
    async persist(event, planned, given) {
      const { id: key } = given;
      if (failure !== undefined) throw failure;
      const before = key === undefined || planned.length === 0 ? undefined : byKey.get(key);
      if (before !== undefined) return { kind: "seen-before", eventId: before.eventId, deliveries: before.deliveries };
      const ids = planned.map(({ id }) => id);
      const stored: Persisted = { kind: "stored", eventId: event.id, deliveries: ids, held: [], superseded: [] };
      events.push(event);
      keys.push(given);
      deliveries.push(...planned.map((delivery) => ({ ...delivery, eventId: event.id })));
      if (key !== undefined && planned.length > 0) byKey.set(key, stored);
      return stored;
    },
    async check() {
      if (failure !== undefined) throw failure;
    },
    async backlog() {
      const counts = { pending: 0, dispatching: 0, delivered: 0, dead: 0, held: 0, canceled: 0 };
      return { ...counts, ...(oldestDueAt === undefined ? {} : { oldestDueAt }) };
    },
  };
}
