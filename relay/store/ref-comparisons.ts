/** When the refs of repositories were compared with those their forge has. */
export interface RefComparisons {
  /** The last time all refs of this repository were compared; undefined when they never were, and so some may be unknown. */
  comparedAt(source: string, repository: string): Promise<Date | undefined>;
  noteCompared(source: string, repository: string, at: Date): Promise<void>;
}
