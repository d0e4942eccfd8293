import type { Clock } from "../../shared/time/clock.ts";
import { allDuties, type Duties } from "./duties.ts";
import type { GateStore } from "./gate-store.ts";

/**
 * The relays that work on one store, as one of them sees them (docs/adr/0026-relays-share-a-store-as-a-company.md).
 */
export interface Company {
  /** The time all of them go by: whatever is due, is late or is over, is so for each of them at once. */
  readonly clock: Clock;
  readonly duties: Duties;
  /** Where calls are counted that several relays make; absent where one is alone. */
  readonly gate?: GateStore;
  /** Says which routes and schedules this relay's configuration has. */
  announce(errands: readonly string[]): void;
  /**
   * Whether another relay knows a route or schedule that this one does not, as while a new configuration is rolled out. Rejects with
   * STORE_UNAVAILABLE where it cannot be told.
   */
  knows(errand: string): Promise<boolean>;
  /** Leaves: whatever this relay has in hand, others may take at once. Never rejects. */
  leave(): Promise<void>;
}

/** The company of a relay that has its store to itself. */
export function alone(clock: Clock): Company {
  return {
    clock,
    duties: allDuties,
    announce() {},
    knows: () => Promise.resolve(false),
    leave: () => Promise.resolve(),
  };
}
