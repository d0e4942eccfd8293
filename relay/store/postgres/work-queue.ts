import type { Transaction } from "./database.ts";

/** That a delivery of a lane may be carried, from a time on. */
export interface Turn {
  readonly lane: string;
  readonly dueAt: Date;
}

/**
 * Whose turn it is: the queue engine holds turns of lanes, the store's tables hold the deliveries (docs/adr/0025).
 *
 * Whatever makes deliveries such that they may be carried (pending, and in a line nobody before them) adds their turns in the same
 * transaction. A turn says no more than that it is worth looking into a lane then, so one too many costs a look, and a lane has
 * one waiting however many deliveries wait in it.
 */
export interface WorkQueue {
  /**
   * Adds the turns of what this transaction makes ready; the last thing it does before it commits.
   *
   * Nobody who takes turns at the same time overlooks what is being added, and nobody who adds waits for another who adds.
   *
   * @param now turns due by then are given out at once
   */
  add(transaction: Transaction, turns: readonly Turn[], now: Date): Promise<void>;

  /** Wakes whoever carries deliveries, here and elsewhere; for after a commit that has added turns due by now. Never fails. */
  ring(): void;
}
