import type { DeliveryState } from "../model/delivery.ts";

/** A span of time: from `since` on, before `until`. */
export interface TimeSpan {
  readonly since: Date;
  readonly until: Date;
}

/** How much of a span is looked at. */
export interface TallyBounds {
  /** Deliveries counted of each state. */
  readonly perState: number;
  /** Delivered ones looked at for how long they took. */
  readonly waits: number;
}

/** What became of the deliveries that were created in a span. */
export interface Tally {
  /** How many stand in each state now. */
  readonly states: Readonly<Record<DeliveryState, number>>;
  /** Whether there are more of a state than were to be counted. */
  readonly capped: boolean;
  /** How long the newest delivered ones took, each from its creation to the end of its last attempt, in milliseconds. */
  readonly waitsMs: readonly number[];
}

/** Counts deliveries over time. */
export interface Tallies {
  /** What the span has seen, in work that is bounded by `most`, however much the store holds. */
  tally(span: TimeSpan, most: TallyBounds): Promise<Tally>;
}
