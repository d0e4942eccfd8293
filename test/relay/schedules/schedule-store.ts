import type { RelayEvent } from "../../../relay/model/event.ts";
import type { ScheduleTimes } from "../../../relay/store/schedule-times.ts";
import type { EventKeys, NewDelivery, Persisted, Store } from "../../../relay/store/store.ts";

interface Stored {
  readonly event: RelayEvent;
  readonly deliveries: readonly NewDelivery[];
  readonly keys: EventKeys;
}

/** As much of a store as schedules use, in memory, laid open. */
export class ScheduleStore implements Pick<Store, "persist">, ScheduleTimes {
  readonly stored: Stored[] = [];
  readonly times = new Map<string, Date>();
  /** How many events it was given, those seen before included. */
  offered = 0;
  #failure: Error | undefined;

  failWith(error: Error | undefined): void {
    this.#failure = error;
  }

  /** The times stored, in order: `nightly 03:00:00`. */
  due(): readonly string[] {
    return this.stored.map(({ event: { source, reading } }) =>
      reading.kind === "schedule" ? `${source} ${reading.dueAt.slice(11, 19)}` : reading.kind,
    );
  }

  nothing(): never {
    throw new Error("Nothing was stored.");
  }

  async persist(event: RelayEvent, deliveries: readonly NewDelivery[], keys: EventKeys): Promise<Persisted> {
    if (this.#failure !== undefined) throw this.#failure;
    this.offered += 1;
    if (keys.schedule !== undefined) this.times.set(keys.schedule.name, keys.schedule.dueAt);
    const before = this.stored.find((one) => one.keys.id === keys.id);
    const ids = (before?.deliveries ?? deliveries).map(({ id }) => id);
    if (before !== undefined) return { kind: "seen-before", eventId: before.event.id, deliveries: ids };
    this.stored.push({ event, deliveries, keys });
    return { kind: "stored", eventId: event.id, deliveries: ids, held: [], superseded: [] };
  }

  async keepSchedules(names: readonly string[], now: Date): Promise<ReadonlyMap<string, Date>> {
    if (this.#failure !== undefined) throw this.#failure;
    for (const name of this.times.keys()) if (!names.includes(name)) this.times.delete(name);
    for (const name of names) if (!this.times.has(name)) this.times.set(name, now);
    return new Map(this.times);
  }

  async noteTime(name: string, at: Date): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    this.times.set(name, at);
  }
}
