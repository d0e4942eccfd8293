import type { Attempt, Delivery, DeliveryState, Settlement } from "../model/delivery.ts";
import type { RelayEvent } from "../model/event.ts";
import type { OnAmbiguous } from "../model/route-config.ts";

/** A delivery to create together with its event. */
export interface NewDelivery {
  readonly id: string;
  readonly route: string;
  readonly changeIndex: number;
}

/** What became of an event handed to the store. */
export type Persisted =
  | { readonly kind: "stored"; readonly eventId: string; readonly deliveries: readonly string[] }
  /** The same dedupe key is on disk already: the first event's id and deliveries. */
  | { readonly kind: "seen-before"; readonly eventId: string; readonly deliveries: readonly string[] };

/** A delivery in this relay's hands, with all it takes to make the attempt. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly event: RelayEvent;
  /** The number of the attempt now begun, on disk before this is returned. */
  readonly attempt: number;
  /** Attempts since it was stored or last released, this one included: what the retry policy counts. */
  readonly tries: number;
}

/** How many deliveries are in each state. */
export type Backlog = Readonly<Record<DeliveryState, number>> & {
  /** Since when the oldest pending delivery that is due waits. */
  readonly oldestDueAt?: Date;
};

/**
 * Where events, deliveries and attempts live. Every method rejects with STORE_UNAVAILABLE when the store cannot do it now,
 * and has then changed nothing.
 */
export interface Store {
  /**
   * Writes event, deliveries and dedupe key in one transaction, all or nothing, and resolves only once they would survive
   * SIGKILL and power loss. Calls that arrive together share one commit.
   */
  persist(event: RelayEvent, deliveries: readonly NewDelivery[], dedupeKey: string | undefined): Promise<Persisted>;

  /**
   * Takes up to `limit` due deliveries of routes not in `busyRoutes`, oldest first, marks them dispatching and begins an
   * attempt of each, durably, before it resolves. It takes fewer when their bodies are large, at least one that is due.
   */
  claim(now: Date, limit: number, busyRoutes?: readonly string[]): Promise<readonly Claimed[]>;

  /**
   * Notes that the request of this attempt is about to leave. Survives the end of the process, SIGKILL included, though not that of
   * the machine; `recover` knows the difference. Done when it returns, so that it can be called right before the first byte.
   * Throws STORE_UNAVAILABLE when it cannot be noted: then the request must not leave.
   */
  leaving(deliveryId: string, attempt: number): void;

  /**
   * Writes how the attempt ended and moves the delivery on; durable once resolved. Saying it again changes nothing, so a
   * settlement the store could not take may be repeated until it does.
   */
  settle(deliveryId: string, attempt: number, endedAt: Date, settlement: Settlement): Promise<void>;

  /**
   * Ends the attempts that a relay which is gone left without an answer. One whose request had certainly not left goes back to
   * pending; of any other, `decide` says per route whether it is held for a person or goes back too. Returns those it touched.
   */
  recover(now: Date, decide: (route: string) => OnAmbiguous): Promise<readonly Delivery[]>;

  /** When the next pending delivery of a route not in `busyRoutes` becomes due, if there is one. */
  nextDueAt(busyRoutes?: readonly string[]): Promise<Date | undefined>;

  delivery(id: string): Promise<Delivery | undefined>;
  event(id: string): Promise<RelayEvent | undefined>;
  attempts(deliveryId: string): Promise<readonly Attempt[]>;
  /** Deliveries newest first, for listings. */
  list(filter: { readonly states?: readonly DeliveryState[]; readonly limit: number }): Promise<readonly Delivery[]>;
  /** Sends a held or dead delivery on its way again; false when it is in no such state. */
  release(deliveryId: string, now: Date): Promise<boolean>;
  backlog(): Promise<Backlog>;

  /** Rejects when a write would fail now; what `/readyz` asks. */
  check(): Promise<void>;
  close(): Promise<void>;
}
