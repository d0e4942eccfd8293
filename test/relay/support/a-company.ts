import type { Company } from "../../../relay/store/company.ts";
import type { Hand } from "../../../relay/store/duties.ts";
import type { Clock } from "../../../shared/time/clock.ts";

/** A company as a test says it is: without a word every duty is this relay's. */
export class TestCompany implements Company {
  readonly clock: Clock;
  /** In whose hand duties are that are not this relay's own. */
  readonly hands = new Map<string, Hand>();
  /** What other relays know. */
  readonly known = new Set<string>();
  /** Duties that this relay took for its own until it looked again. */
  readonly lost = new Set<string>();
  readonly duties = {
    take: (name: string): Promise<Hand> => {
      const hand = this.hands.get(name) ?? "mine";
      if (hand === "just-taken") this.hands.delete(name);
      return Promise.resolve(hand);
    },
    holds: (name: string): boolean => !this.hands.has(name) && !this.lost.has(name),
  };

  constructor(clock: Clock) {
    this.clock = clock;
  }

  announce(): void {}

  knows(errand: string): Promise<boolean> {
    return Promise.resolve(this.known.has(errand));
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }
}
