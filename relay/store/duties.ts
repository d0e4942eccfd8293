/** In whose hand a piece of work is. */
export type Hand =
  | "mine"
  /** Mine from now on: what was read before may have been dealt with by whoever had it until now. */
  | "just-taken"
  | "elsewhere";

/** Work that only one of the relays at a store has in hand, each piece under a name. */
export interface Duties {
  /**
   * Takes a piece of work where no living relay has it. It stays in this relay's hand until that ends, or is taken for dead.
   * Rejects with STORE_UNAVAILABLE where it cannot be told.
   */
  take(name: string): Promise<Hand>;
  /** Whether it is certainly in this relay's hand now: what is asked right before something is done that must not be done by two. */
  holds(name: string): boolean;
}

/** The duties of a relay that has its store to itself. */
export const allDuties: Duties = {
  take: () => Promise.resolve("mine"),
  holds: () => true,
};
