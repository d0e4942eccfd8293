import type { RelayEvent } from "../../../relay/model/event.ts";
import type { NewDelivery, Persisted, Store } from "../../../relay/store/store.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";

/** As much of a store as receiving uses, in memory, with what it holds laid open. */
export interface MemoryStore extends Pick<Store, "persist" | "check"> {
  readonly events: readonly RelayEvent[];
  readonly deliveries: readonly (NewDelivery & { readonly eventId: string })[];
  /** What `persist` and `check` reject with from now on. */
  failWith(error: Error): void;
}

/** STORE_UNAVAILABLE as a full disk raises it. */
export const DISK_FULL = new CodedError("STORE_UNAVAILABLE", "The store cannot take the event: disk full.");

export function memoryStore(): MemoryStore {
  const events: RelayEvent[] = [];
  const deliveries: (NewDelivery & { eventId: string })[] = [];
  const byKey = new Map<string, Persisted>();
  let failure: Error | undefined;
  return {
    events,
    deliveries,
    failWith: (error) => {
      failure = error;
    },
    async persist(event, news, { id: key }) {
      if (failure !== undefined) throw failure;
      const before = key === undefined || news.length === 0 ? undefined : byKey.get(key);
      if (before !== undefined)
        return { kind: "seen-before", eventId: before.eventId, deliveries: before.deliveries };
      const ids = news.map(({ id }) => id);
      const stored: Persisted = { kind: "stored", eventId: event.id, deliveries: ids, held: [], superseded: [] };
      events.push(event);
      deliveries.push(...news.map((delivery) => ({ ...delivery, eventId: event.id })));
      if (key !== undefined && news.length > 0) byKey.set(key, stored);
      return stored;
    },
    async check() {
      if (failure !== undefined) throw failure;
    },
  };
}
