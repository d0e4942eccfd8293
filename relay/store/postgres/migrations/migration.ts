/** One step of the schema, forward only. What has been released is never edited: the next change is a new step in a file of its own. */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  /** For people who look into the table of versions. */
  readonly name: string;
  /**
   * The oldest step a relay may know and still work on a store that has this one. What only adds (tables, columns with defaults, indexes) leaves it
   * as it was, so that older relays go on beside newer ones while these are rolled out.
   */
  readonly worksFrom: number;
  /** Statements, run in the store's schema, in one transaction with all other steps of one start. */
  readonly sql: string;
}
