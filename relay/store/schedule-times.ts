/** How far a relay has come with each schedule. Its methods reject with STORE_UNAVAILABLE, and have then changed nothing. */
export interface ScheduleTimes {
  /**
   * Keeps the times of these schedules, and forgets those of all others. Gives the last time of each; that of a new one is `now`, which is
   * noted.
   */
  keepSchedules(names: readonly string[], now: Date): Promise<ReadonlyMap<string, Date>>;
  /** Notes that times of this schedule up to `at` are done with, without an event for them. */
  noteTime(name: string, at: Date): Promise<void>;
}
